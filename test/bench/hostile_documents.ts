/** Documents that somebody wrote who wants an evaluation to stall: each is large in one way, as large as a request or an index lets it be. */
import type { EventSource } from '../../common/engine';

const MEGABYTE = 1_000_000;

function many<T>(count: number, make: (place: number) => T): T[] {
  return Array.from({ length: count }, (_, place) => make(place));
}

function nested(depth: number, wrap: (inner: unknown) => unknown): unknown {
  let inner: unknown = 'curl';
  for (let level = 0; level < depth; level++) inner = wrap(inner);
  return inner;
}

/** Queries read the fields `a`, `b` and `c`. */
export const HOSTILE_DOCUMENTS: readonly (readonly [name: string, source: EventSource])[] = [
  ['400,000 short texts', { a: many(400_000, (place) => `v${place}`), b: 'x' }],
  ['400,000 texts outside ASCII', { a: many(400_000, (place) => `É${place}`), b: 'x' }],
  ['400,000 equal texts', { a: many(400_000, () => 'aaa'), b: 'x' }],
  ['400,000 numbers', { a: many(400_000, (place) => place), b: 1 }],
  ['100,000 addresses', { a: many(100_000, (place) => `10.${place >> 16}.${(place >> 8) & 255}.${place & 255}`), b: '10.0.0.1' }],
  ['50,000 IPv6 addresses', { a: many(50_000, (place) => `fe80::${place.toString(16)}:1`), b: '::1' }],
  ['100,000 dates', { a: many(100_000, (place) => new Date(place * 1e6).toISOString()), b: '2026-03-01T00:00:00Z' }],
  ['two fields of 100,000 texts', { a: many(100_000, (place) => `a${place}`), b: many(100_000, (place) => `b${place}`), c: 'x' }],
  ['three fields of 10,000 texts', { a: many(10_000, (place) => `a${place}`), b: many(10_000, (place) => `b${place}`), c: many(10_000, (place) => `c${place}`) }], // prettier-ignore
  ['1,000 texts of 1,000 characters', { a: many(1_000, (place) => `${place} ${'ab '.repeat(330)}`), b: 'x' }],
  ['a megabyte of one letter', { a: 'a'.repeat(MEGABYTE), b: 'a'.repeat(1_000) }],
  ['two texts of a megabyte', { a: 'a'.repeat(MEGABYTE), b: 'a'.repeat(MEGABYTE) }],
  ['a megabyte of two letters', { a: 'ab'.repeat(MEGABYTE / 2), b: 'ab'.repeat(500) }],
  ['a megabyte outside ASCII', { a: 'ÄÖ'.repeat(MEGABYTE / 2), b: 'Ä' }],
  ['a megabyte of emoji', { a: '😀'.repeat(MEGABYTE / 2), b: '😀' }],
  ['a megabyte of digits', { a: '1'.repeat(MEGABYTE), b: '1' }],
  ['a megabyte of words', { a: 'word Word '.repeat(MEGABYTE / 10), b: 'word', message: 'word Word '.repeat(MEGABYTE / 10) }],
  ['arrays inside 5,000 arrays', { a: nested(5_000, (inner) => [inner]), b: nested(5_000, (inner) => [inner, 1]) }],
  ['objects inside 5,000 objects', { a: nested(5_000, (inner) => ({ a: inner })) }],
  ['100,000 objects in an array', { a: many(100_000, (place) => ({ b: place, c: `x${place}` })) }],
  ['100,000 fields', Object.fromEntries(many(100_000, (place) => [`f${place}.x`, 'v']))],
  ['a name of 50,000 dots', { ['a.'.repeat(50_000)]: 'curl', a: { ['b.'.repeat(50_000)]: 1 } }],
  ['keys of prototypes', JSON.parse(`{"__proto__":{"a":"x"},"constructor":{"prototype":{"a":1}},"toString":"x","a":{"__proto__":[${'"x",'.repeat(100_000)}1]}}`)], // prettier-ignore
];
