/** Documents and query texts as somebody would write them who wants the engine to fail. */
import fc from 'fast-check';
import type { EventSource } from '../../common/engine';

/** Few, so that queries and documents meet. */
export const FIELDS = [
  'a',
  'a.b',
  'process.name',
  '__proto__',
  'constructor.prototype.x',
  'toString',
  'a.length',
  'é.\u{1f600}',
  '',
] as const;

const oddText = fc.constantFrom(
  'curl',
  'CURL',
  '',
  '\0',
  'a\0b',
  '\ud800',
  '\udc00x',
  'ıİſßΣς',
  '\u202e10.0.0.1',
  '10.0.0.1',
  '::ffff:10.0.0.1',
  '1e999',
  '0x10',
  '9007199254740993',
  '2026-02-30T25:61:00Z',
  '*?'.repeat(50),
  '\\'.repeat(99),
  `${'a'.repeat(10_000)}!`,
  '𝒳'.repeat(5_000)
);
const leaf = fc.oneof(
  oddText,
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom<unknown>(null, true, false, 0, -0, 5, 5.5, 1e308, -1e-300, Number.MAX_SAFE_INTEGER + 2),
  fc.constant([]),
  fc.constant({})
);
const name = fc.constantFrom(...FIELDS, 'b', 'x', 'length', 'name', 'process', 'a.', '.a', 'a..b', 'hasOwnProperty', 'valueOf', 'then');

/** Made by JSON.parse, as all documents are: only so is `__proto__` a key like any other. */
export const hostileDocument: fc.Arbitrary<EventSource> = fc
  .letrec<{ value: unknown; object: object }>((tie) => ({
    value: fc.oneof({ maxDepth: 4 }, leaf, fc.array(tie('value'), { maxLength: 3 }), tie('object')),
    object: fc.array(fc.tuple(name, tie('value')), { maxLength: 5 }).map((entries) => ({ entries })),
  }))
  .object.map((object): EventSource => JSON.parse(written(object)));

/** `{ entries }` stands for an object, so that its keys may be any. */
function written(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(written).join()}]`;
  if (typeof value === 'object' && value !== null) {
    const entries: unknown = 'entries' in value ? value.entries : [];
    return Array.isArray(entries) ? `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${written(each)}`).join()}}` : '{}';
  }
  return JSON.stringify(value);
}

export function nested(depth: number, wrap: (inner: unknown) => unknown): EventSource {
  let inner: unknown = 'curl';
  for (let level = 0; level < depth; level++) inner = wrap(inner);
  return { a: inner };
}

/** Documents that are large in one way each. */
export const LARGE_DOCUMENTS: readonly (readonly [name: string, document: EventSource])[] = [
  ['arrays inside arrays', nested(5_000, (inner) => [inner])],
  ['objects inside objects', nested(5_000, (inner) => ({ a: inner }))],
  ['objects inside arrays', nested(2_000, (inner) => [{ b: inner }, { b: 1 }])],
  ['fifty thousand values', { a: Array.from({ length: 50_000 }, (_, place) => `value ${place}`) }],
  ['two long arrays', { a: Array.from({ length: 3_000 }, (_, place) => place), process: { name: Array.from({ length: 3_000 }, (_, place) => `p${place}`) } }], // prettier-ignore
  ['twenty thousand fields', Object.fromEntries(Array.from({ length: 20_000 }, (_, place) => [`f${place}.x`, 'v']))],
  ['a name of many dots', { ['a.'.repeat(5_000)]: 'curl', a: { ['b.'.repeat(5_000)]: 1 } }],
  ['a value of a hundred thousand characters', { a: 'a'.repeat(100_000), process: { name: `${'ab'.repeat(50_000)}!` }, message: 'word '.repeat(20_000) }], // prettier-ignore
];
