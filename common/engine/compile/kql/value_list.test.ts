/** A list of values is true where one of them alone would be, however many values there are on either side. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { prepareDocument } from '../../document';
import type { FieldTypes } from '../field_types';
import { compileKql, type CompiledKql } from './compile_kql';

function compile(query: string, types?: FieldTypes): CompiledKql {
  const compiled = compileKql(query, { now: () => Date.UTC(2026, 2, 2), ...(types === undefined ? {} : { types }) });
  if (compiled.ok) return compiled.value;
  throw new Error(`${query}: ${JSON.stringify(compiled)}`);
}

const listed = fc.constantFrom('a', 'A', '5', '5.0', '1e1', 'true', '*', 'cu*l', '*', '"two words"', 'words', '10.0.0.0/8', '"::1"', '2026-03', '"2026-03-02"', 'w*'); // prettier-ignore
const value = fc.constantFrom<unknown>('a', '5', 5, '5.0', 10, true, 'true', '', 'curl', 'two words', 'words two', '10.1.2.3', '0:0:0:0:0:0:0:1', '2026-03-02T10:00:00Z', 1_772_445_600_000, null); // prettier-ignore
const FILLING = Array.from({ length: 1_100 }, (_, place) => `-filling${place}`);

describe.each<[string, FieldTypes | undefined]>([
  ['x', undefined],
  ['source.ip', undefined],
  ['@timestamp', undefined],
  ['message', undefined],
  ['x', { x: 'version' }],
  ['x', { x: 'text' }],
  ['x', { x: 'keyword' }],
])('%s: (...) with types %j', (field, types) => {
  it.each([[[]], [FILLING]])('holds where one of the values alone would', (filling) => {
    fc.assert(
      fc.property(fc.array(listed, { minLength: 1, maxLength: 5 }), fc.array(value, { maxLength: 4 }), (list, x) => {
        const document = prepareDocument({ [field]: [...x, ...filling] });
        const alone = list.map((each) => compile(`${field}: ${each}`, types).matches(document));
        const together = compile(`${field}: (${list.join(' or ')})`, types);
        expect(together.matches(document)).toBe(alone.includes(true));
        const { root } = together.explain(document);
        if (list.length > 1) expect(root.matchedValueSpans).toHaveLength(alone.filter(Boolean).length);
        // What holds of very many values holds of one of them.
        const single = [...x, ...filling].map((each) => together.matches(prepareDocument({ [field]: each })));
        expect(together.matches(document)).toBe(single.includes(true));
      }),
      { numRuns: filling.length === 0 ? 200 : 15 }
    );
  });
});

describe('a bound', () => {
  it.each([
    ['x > now-1d', true],
    ['x > now', false],
    ['x <= now/d', true],
    ['x < "1960-01-01"', false],
    ['x >= "2026-03"', true],
    ['x > 6', false],
    ['x > 4', true],
  ])('%s of very many values is %s', (query, expected) => {
    const document = prepareDocument({ x: [...FILLING.map(() => '!'), '2026-03-01T12:00:00.000Z', 5] });
    expect(compile(query).matches(document)).toBe(expected);
    expect(compile(query).explain(document).root.reason).toBe(expected ? 'matched' : 'value_differs');
  });
});
