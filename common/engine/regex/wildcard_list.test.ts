import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { compileWildcard } from './wildcard';
import { textsOf } from '../functions/texts';
import { compilePieces } from './pieces';
import { starPattern, WildcardList, wildcardPattern } from './wildcard_list';

const unit = fc.constantFrom('a', 'b', '*', '?', '😀');
const patterns = fc.array(fc.string({ unit, maxLength: 8 }), { minLength: 1, maxLength: 12 });
const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '😀'), maxLength: 12 });

/** The same texts, among so many others, or in one so long, that the list is asked at once. */
const MANY: readonly (string | null)[] = Array.from({ length: 6_000 }, () => 'zzz');
const LONG = 'z'.repeat(60_000);

describe('a list of wildcard patterns', () => {
  it('fits what one of its patterns fits, however many texts there are', () => {
    fc.assert(
      fc.property(patterns, fc.array(text, { maxLength: 4 }), (list, texts) => {
        const compiled = new WildcardList(list.map(wildcardPattern));
        const fits = list.map((pattern) => texts.some(compileWildcard(pattern)));
        const all = [...texts, null, ...MANY];
        const fitsAll = list.map((pattern, place) => fits[place] === true || compileWildcard(pattern)('zzz'));
        expect(compiled.testAny(textsOf(texts))).toBe(fits.includes(true));
        expect(compiled.testAny(textsOf(all))).toBe(fitsAll.includes(true));
        expect(list.map((_, place) => compiled.fitting(textsOf(texts)).has(place))).toEqual(fits);
        expect(list.map((_, place) => compiled.fitting(textsOf(all)).has(place))).toEqual(fitsAll);
      }),
      { numRuns: 60 }
    );
  });

  it('fits long texts as a single pattern does', () => {
    fc.assert(
      fc.property(patterns, text, text, (list, begin, end) => {
        const whole = `${begin}${LONG}${end}`;
        const expected = list.map((pattern) => compileWildcard(pattern)(whole));
        const compiled = new WildcardList(list.map(wildcardPattern));
        expect(compiled.testAny(textsOf([whole]))).toBe(expected.includes(true));
        expect(compiled.test(whole)).toBe(expected.includes(true));
        expect(list.map((_, place) => compiled.fitting(textsOf([whole])).has(place))).toEqual(expected);
      }),
      { numRuns: 60 }
    );
  });
});

it('a list of patterns in which only the star is a wildcard fits what one of them fits', () => {
  fc.assert(
    fc.property(patterns, fc.array(text, { maxLength: 4 }), (list, texts) => {
      const pieces = list.map((pattern) => pattern.split('*'));
      const compiled = new WildcardList(pieces.map(starPattern));
      const all = [...texts, 'a?', ...MANY];
      const fits = pieces.map((each) => all.some((one) => one !== null && compilePieces(each)(one)));
      expect(compiled.testAny(textsOf(all))).toBe(fits.includes(true));
      expect(list.map((_, place) => compiled.fitting(textsOf(all)).has(place))).toEqual(fits);
    }),
    { numRuns: 60 }
  );
});

describe('a pattern with "?"', () => {
  it('is found in long texts where it is found in short ones', () => {
    const piece = fc.string({ unit: fc.constantFrom('a', 'b', '?', '😀'), minLength: 1, maxLength: 70 });
    fc.assert(
      fc.property(piece, piece, text, (one, two, end) => {
        const filled = (pattern: string, by: string): string => pattern.replaceAll('?', by);
        const padding = 'c'.repeat(10_000);
        const fits = compileWildcard(`*${one}*${two}*`);
        for (const by of ['a', 'c', '😀']) {
          expect(fits(`${padding}${filled(one, by)}${padding}${filled(two, by)}${end}`)).toBe(true);
          if (/[ab😀]/u.test(one)) expect(fits(padding + padding)).toBe(false);
        }
      }),
      { numRuns: 100 }
    );
  });

  it('reads a long text once', () => {
    const [questions, letters] = ['?'.repeat(500), 'a?'.repeat(400)];
    expect(compileWildcard(`*${questions}b${letters}*`)('a'.repeat(1_000_000))).toBe(false);
    expect(compileWildcard(`*${letters}b*`)(`${'a'.repeat(500_000)}b`)).toBe(true);
  });
});
