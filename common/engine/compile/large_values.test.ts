/** Fields of very many values and very long texts: what they are asked is answered as for few, and without being asked for ever. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { prepareDocument, type EventSource } from '../document';
import { compileEql, type CompiledEventQuery } from './compile_eql';

function compile(condition: string): CompiledEventQuery {
  const compiled = compileEql(`any where ${condition}`);
  if (compiled.ok && compiled.value.kind === 'event') return compiled.value;
  throw new Error(`${condition}: ${JSON.stringify(compiled)}`);
}

function answer(condition: string, source: EventSource): boolean {
  const [compiled, document] = [compile(condition), prepareDocument(source)];
  const isMatch = compiled.matches(document);
  expect(compiled.explain(document).isMatch, condition).toBe(isMatch);
  return isMatch;
}

const many = (count: number, make: (place: number) => unknown): unknown[] => Array.from({ length: count }, (_, place) => make(place));
const FILLING = many(3_000, (place) => `-filling${place}`);

const listed = fc.constantFrom('"a"', '"A"', '"5"', '5', '5.0', '"5.0"', '1e1', '"10"', 'true', '"true"', '""', '"10.0.0.0/8"');
const value = fc.constantFrom<unknown>('a', 'A', '5', 5, '5.0', 10, '1e1', true, 'true', '', '10.1.2.3', null, 0.5);

describe('in', () => {
  it.each(['in', 'in~'])('%s is true where one of the values alone would be', (word) => {
    fc.assert(
      fc.property(
        fc.constantFrom('x', 'source.ip', '@timestamp'),
        fc.array(listed, { minLength: 1, maxLength: 5 }),
        fc.array(value),
        (field, list, x) => {
          const alone = list.map((each) => answer(`${field} ${word} (${each})`, { [field]: x }));
          expect(answer(`${field} ${word} (${list.join()})`, { [field]: x })).toBe(alone.includes(true));
          expect(answer(`${field} not ${word} (${list.join()})`, { [field]: x })).toBe(!alone.includes(true));
          const document = prepareDocument({ [field]: x });
          const [, condition] = compile(`${field} ${word} (${list.join()})`).explain(document).root.children;
          expect(condition?.matchedValueSpans).toHaveLength(alone.filter(Boolean).length);
        }
      ),
      { numRuns: 300 }
    );
  });

  it.each([
    ['x in (5, 6)', true],
    ['x in ("nothing", 6)', false],
    ['x in ("-filling7", 6)', true],
    ['x : ("nothing", "*none*")', false],
    ['x : ("nothing", "*LING299?")', true],
    ['x like ("*LING2999", "nothing")', false],
    [`x : (${many(40, (place) => `"*q${place}*"`).join()}, "*ng2*9")`, true],
    [`x like (${many(40, (place) => `"*q${place}*"`).join()})`, false],
    ['x regex (".*q[0-9]", "-fil.*2999")', true],
    ['x regex (".*q[0-9]", "-fil.*3999")', false],
    ['cidrMatch(x, "10.0.0.0/8", "::1/128")', true],
    ['cidrMatch(x, "11.0.0.0/8", "::2/127")', false],
  ])('%s of very many values is %s', (condition, expected) => {
    expect(answer(condition, { x: [...FILLING, '10.1.2.3', 5] })).toBe(expected);
    expect(answer(`not (${condition})`, { x: [...FILLING, '10.1.2.3', 5] })).toBe(!expected);
  });
});

describe('several regular expressions', () => {
  it('are run one by one where together they have too many derivatives', () => {
    const text = 'abbaababbbab'.repeat(200);
    const patterns = [...many(6, (place) => `".*a.{${12 + place}}x"`), `"${text.slice(0, 20)}.*"`].join();
    expect(answer(`x regex (${patterns})`, { x: text })).toBe(true);
  });

  it('are given up on a text that leads to ever new derivatives', () => {
    const bits = many(20_000, (place) => ((place * 2_654_435_761) % 4_294_967_296 < 2_147_483_648 ? 'a' : 'b')).join('');
    expect(typeof answer('x regex ".*a.{600}"', { x: bits })).toBe('boolean');
  });
});

describe('functions of several fields', () => {
  it('see every combination, the last field changing fastest', () => {
    const source = { x: ['a', 'b'], y: ['c', 'd'], z: 'e' };
    for (const text of ['ace', 'ade', 'bce', 'bde']) expect(answer(`concat(x, y, z) == "${text}"`, source)).toBe(true);
    expect(answer('concat(x, y, z) == "cae"', source)).toBe(false);
  });

  it.each([
    ['text beyond what can be kept', `length(concat(${many(700, () => 'x').join()})) > 0`, { x: 'a'.repeat(1_000_000) }, false],
    ['a long text for each of many', 'stringContains~(x, y)', { x: 'a'.repeat(1_000_000), y: many(10_000, (place) => `!${place}`) }, false],
    [
      'a long text in front of each of many',
      'concat(x, y) : "*!"',
      { x: 'a'.repeat(1_000_000), y: many(10_000, (place) => `${place}`) },
      false,
    ],
    [
      'a long text in a longer one',
      'indexOf(x, y) == 0',
      { x: 'a'.repeat(1_000_000), y: `${'a'.repeat(200_000)}b${'a'.repeat(200_000)}` },
      false,
    ],
    ['a long text from the end', 'between(x, "", y, true) == ""', { x: 'a'.repeat(1_000_000), y: `b${'a'.repeat(200_000)}` }, false],
    [
      'numbers for many values',
      `x in (${many(2_000, (place) => `${String(place)}.5`).join()})`,
      { x: many(200_000, (place) => place) },
      false,
    ],
    [
      'fields compared with fields',
      '?x == ?y',
      { x: many(50_000, (place) => `x${place}`), y: many(50_000, (place) => `y${place}`) },
      false,
    ],
  ])('come to an end: %s', (_name, condition, source, expected) => {
    expect(answer(condition, source)).toBe(expected);
  });
});

it('a pattern that would follow thousands of places at once is refused', () => {
  const compiled = compileEql(`any where x : "*${'?a'.repeat(600)}*"`);
  expect(compiled.ok ? [] : compiled.diagnostics.map(({ code }) => code)).toEqual(['pattern_too_large']);
  expect(compileEql(`any where x : "*${'b'.repeat(3_000)}*?*${'?a'.repeat(400)}*"`).ok).toBe(true);
});
