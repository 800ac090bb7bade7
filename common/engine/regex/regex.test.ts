import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileJavaRegex } from './java_regex';
import { compileLuceneRegex } from './lucene_regex';

function matches(pattern: string, text: string, ignoresCase = false): boolean {
  const compiled = compileLuceneRegex(pattern, ignoresCase);
  if (!compiled.ok) throw new Error(compiled.message);
  return compiled.test(text);
}

const rows: readonly [pattern: string, fits: readonly string[], fitsNot: readonly string[]][] = [
  ['cmd', ['cmd'], ['cmd.exe', 'xcmd', 'CMD', '']],
  ['', [''], ['a']],
  ['a.c', ['abc', 'a\nc', 'a😀c'], ['ac', 'abbc']],
  ['ab?c', ['ac', 'abc'], ['abbc']],
  ['.*?net[1]? local.*?', ['net local', 'x net1 local y'], ['net2 local']],
  ['(ab)+', ['ab', 'abab'], ['', 'aba']],
  ['a{2}', ['aa'], ['a', 'aaa']],
  ['a{2,}', ['aa', 'aaaaa'], ['a']],
  ['a{0,2}b', ['b', 'aab'], ['aaab']],
  ['(a?){3}', ['', 'a', 'aaa'], ['aaaa']],
  ['foo|bar', ['foo', 'bar'], ['foobar', 'fo']],
  ['[a-c3]+', ['abc3'], ['d', '']],
  ['[^a-c]', ['d', '^', '😀'], ['a', 'dd']],
  ['[a-]', ['a', '-'], ['b']],
  ['[\\]\\\\]', [']', '\\'], ['[']],
  ['a\\.b', ['a.b'], ['axb']],
  ['C:\\\\.*', ['C:\\Windows'], ['C:/Windows']],
  ['\\d+', ['2024'], ['d', 'a1']],
  ['[\\d\\s]+', ['1 2'], ['ds']],
  ['\\W', [' '], ['w', '_']],
  ['\\b', ['b'], ['']],
  ['^a$', ['^a$'], ['a']],
  ['~(abc)', ['', 'ab', 'abcd'], ['abc']],
  ['~a*b', ['b'], []],
  ['a~(.*b.*)', ['a', 'acc'], ['ab', 'acb']],
  ['.*a.*&.*b.*', ['ab', 'xbxa'], ['a', 'b']],
  ['a.*&~(.*z)', ['ab', 'a'], ['az', 'b']],
  ['#', [], ['', 'a']],
  ['a|#', ['a'], ['', '#']],
  ['@', ['', 'anything at all'], []],
  ['a@&~(.*secret.*)', ['a public'], ['a secret']],
  ['"a.b*"', ['a.b*'], ['axb']],
  ['user<1-12>', ['user1', 'user12', 'user007'], ['user0', 'user13', 'user']],
  ['<01-31>', ['01', '31', '20'], ['1', '00', '32', '031']],
  ['<120-95>', ['95', '120', '0100'], ['94', '121']],
  ['<0-9>', ['0', '9'], ['00', '10']],
  ['*a', ['*a'], ['a', 'xa']],
  ['()', [''], ['()']],
];

describe('the Lucene dialect', () => {
  for (const [pattern, fits, fitsNot] of rows) {
    it(`reads ${pattern === '' ? 'the empty pattern' : pattern}`, () => {
      expect(fits.filter((text) => !matches(pattern, text))).toEqual([]);
      expect(fitsNot.filter((text) => matches(pattern, text))).toEqual([]);
    });
  }

  it('ignores case on request, in classes too', () => {
    expect(matches('(azure|sharp)hound/[a-z]+É', 'AZUREHOUND/ABCé', true)).toBe(true);
    expect(matches('[^a]', 'A', true)).toBe(false);
    expect(matches('"Abc"', 'aBC', true)).toBe(true);
    expect(matches('abc', 'ABC')).toBe(false);
  });

  it.each([
    'a|',
    '(a',
    'a)',
    '[a',
    'a{',
    'a{x}',
    'a{1',
    '"abc',
    'a<x>',
    'a\\',
    '[z-a]',
    'a{5000}',
    '('.repeat(500),
    'a'.repeat(5000),
    '(a{500}){500}',
    'a?'.repeat(200),
  ])('refuses %s with its place', (pattern) => {
    const compiled = compileLuceneRegex(pattern, false);
    expect(compiled.ok).toBe(false);
    if (!compiled.ok) expect(compiled.position).toBeLessThanOrEqual(pattern.length);
  });

  it.each([
    '(a*)*b',
    '(a|a)*b',
    '(a?){50}a{50}',
    '(.*a){20}',
    '(x+x+)+y',
    '~(.*a.{12}b.*)',
    '.*a.{40}',
    '(a|aa)+$',
    '((a*)*)*#',
    'a?b*'.repeat(75),
    '.*a.{900}',
    '.*a.{400}&.*b.{399}',
    '((a|x){0,30}c?){0,30}d',
  ])('%s ends on long text', (pattern) => {
    expect(typeof matches(pattern, 'a'.repeat(20_000))).toBe('boolean');
    expect(typeof matches(pattern, 'ax'.repeat(5_000))).toBe('boolean');
  });

  it('agrees with the platform where the two dialects mean the same', () => {
    const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '(a|b)', '(ab|c)', '(a|b*)');
    const piece = fc.tuple(atom, fc.constantFrom('', '*', '+', '{1,2}', '{0,3}')).map((parts) => parts.join(''));
    const pattern = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(pattern, fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 }), (source, text) => {
        expect(matches(source, text)).toBe(new RegExp(`^(?:${source})$`, 's').test(text));
        expect(matches(`~(${source})`, text)).toBe(!matches(source, text));
      }),
      { numRuns: 300 }
    );
  });
});

describe('the Java dialect', () => {
  it('matches the whole text', () => {
    const compiled = compileJavaRegex('\\d+ (?:foo|bar)?', false);
    expect(compiled.ok && [compiled.test('12 foo'), compiled.test('x12 foo'), compiled.test('12 ')]).toEqual([true, false, true]);
  });

  it('ignores case on request', () => {
    const compiled = compileJavaRegex('abc', true);
    expect(compiled.ok && compiled.test('ABC')).toBe(true);
  });

  it.each(['(?=a)b', '(?<!a)b', '(a)\\1', '(', 'a{3,1}'])('refuses %s', (pattern) => {
    expect(compileJavaRegex(pattern, false).ok).toBe(false);
  });
});
