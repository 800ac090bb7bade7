import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileWildcard } from './wildcard';

describe('wildcards', () => {
  it.each([
    ['*', '', true],
    ['?', '', false],
    ['?', 'a', true],
    ['?', '😀', true],
    ['??', '😀', false],
    ['😀?', '😀😀', true],
    ['?*😀', 'a😀', true],
    ['😀*?', '😀a', true],
    ['*😀*?', 'a😀b', true],
    ['?*😀', '😀', false],
    ['a*', 'a', true],
    ['a*a', 'a', false],
    ['a*a', 'aa', true],
    ['*.exe', 'cmd.exe', true],
    ['*.exe', 'cmd.exe ', false],
    ['?:\\Users\\*.exe', 'C:\\Users\\x\\y.exe', true],
    ['?:\\Users\\*.exe', 'CC:\\Users\\x\\y.exe', false],
    ['*b?d*', 'xxbcdxx', true],
    ['*b?d*', 'xxbd', false],
    ['a*b*c', 'a-b-c', true],
    ['a*b*c', 'a-c-b', false],
    ['a*bc*c', 'abc', false],
    ['**', 'x', true],
    ['a.b', 'axb', false],
    ['', '', true],
    ['', 'a', false],
    ['*\n*', 'a\nb', true],
  ])('%j on %j is %j', (pattern, text, expected) => {
    expect(compileWildcard(pattern)(text)).toBe(expected);
  });

  it('agrees with a regular expression that says the same', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\\', '😀'), maxLength: 10 });
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '\\', '*', '?', '😀'), maxLength: 8 });
    fc.assert(
      fc.property(pattern, text, (source, value) => {
        const escaped = source.replaceAll('\\', '\\\\').replaceAll('*', '.*').replaceAll('?', '.');
        expect(compileWildcard(source)(value)).toBe(new RegExp(`^${escaped}$`, 'su').test(value));
      }),
      { numRuns: 3_000 }
    );
  });

  it('ends on patterns that make others try everything', () => {
    expect(compileWildcard('*a'.repeat(200) + '*b')('a'.repeat(50_000))).toBe(false);
    expect(compileWildcard('*?a'.repeat(50) + '*b?')('a'.repeat(20_000))).toBe(false);
  });
});
