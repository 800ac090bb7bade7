import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { compileEql, compileKql, parseEql, parseExpression, parseKql, printEql, type Diagnostic, type Result } from '../../common/engine';
import { eqlQuery } from '../fixtures/eql_trees';

/** A tree, or a diagnostic that can be shown: with a code, words, and a place within the text. */
function expectAnswer(text: string, result: Result<unknown>): void {
  if (result.ok) return;
  expect(result.diagnostics.length, text).toBeGreaterThan(0);
  for (const diagnostic of result.diagnostics) expectShown(text, diagnostic);
}

function expectShown(text: string, { code, message, span }: Diagnostic): void {
  expect(code).toMatch(/^[a-z][a-z_]*$/);
  expect(message).not.toBe('');
  // A message is read by people: it quotes a query, it does not repeat it.
  expect(message.length).toBeLessThan(1_000);
  expect(span.start, text).toBeGreaterThanOrEqual(0);
  expect(span.start, text).toBeLessThanOrEqual(span.end);
  expect(span.end, text).toBeLessThanOrEqual(text.length);
}

function expectAnswers(text: string): void {
  expectAnswer(text, parseEql(text));
  expectAnswer(text, parseExpression(text));
  expectAnswer(text, parseKql(text));
  expectAnswer(text, compileEql(text));
  expectAnswer(text, compileKql(text));
}

const token = fc.constantFrom(
  ...'any process sequence sample by with maxspan = 5m runs until where and or not in in~ like regex~ : == != < <= ( ) [ ] ![ { } , | head tail'.split(
    ' '
  ),
  ...[
    '"a"',
    '"""r"""',
    '"',
    "'",
    '?',
    '?"',
    '`',
    '`a b`',
    '\\',
    '*',
    '~',
    '-',
    '5',
    '5.',
    '.5e3',
    '//',
    '/*',
    '*/',
    '\n',
    '\0',
    '\ud800',
    'é',
    'null',
    'true',
  ],
  ...[
    'process.name',
    'event.category:',
    'length(',
    'cidrMatch(x, "1.2.3.4/99")',
    'a regex "(("',
    '__proto__',
    'constructor',
    'a.b.c',
    '\\u{110000}',
  ]
);

describe('both parsers', () => {
  it('answer any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), expectAnswers), { numRuns: 500 });
  });

  it('answer any words of the languages, in any order', () => {
    const words = fc.array(fc.tuple(token, fc.constantFrom('', ' ', ' ', '\n')), { maxLength: 40 });
    fc.assert(
      fc.property(words, (pairs) => expectAnswers(pairs.flat().join(''))),
      { numRuns: 1_000 }
    );
  });

  it('answer queries that were damaged', () => {
    const damage = fc.tuple(fc.nat(), fc.nat(20), fc.oneof(token, fc.string({ unit: 'binary', maxLength: 3 })));
    fc.assert(
      fc.property(eqlQuery, fc.array(damage, { minLength: 1, maxLength: 3 }), (tree, damages) => {
        const text = damages.reduce((left, [place, length, put]) => {
          const at = place % (left.length + 1);
          return left.slice(0, at) + put + left.slice(at + length);
        }, printEql(tree));
        expectAnswers(text);
      }),
      { numRuns: 300 }
    );
  });

  // Each would take for ever, or the whole stack, if a part of it were read twice a level or by recursion without a limit.
  it.each([
    ['parentheses', 'any where ' + '('.repeat(99_000)],
    ['closed parentheses', 'any where ' + '('.repeat(40_000) + 'a' + ')'.repeat(40_000)],
    ['negations', 'any where ' + 'not '.repeat(24_000) + 'a'],
    ['signs', 'any where ' + '-'.repeat(99_000) + '1'],
    ['a chain of or', 'any where ' + 'a or '.repeat(19_000) + 'a'],
    ['a chain of sums', 'any where 1 ' + '+ 1'.repeat(30_000)],
    ['brackets', 'sequence ' + '['.repeat(99_000)],
    ['stages', 'sequence ' + '[any where true] '.repeat(5_800)],
    ['a list', `any where a in (${'"a",'.repeat(24_000)}"a")`],
    ['braces', 'a:{'.repeat(33_000)],
    ['values in parentheses', 'a:' + '('.repeat(99_000)],
    ['quotes', '"'.repeat(99_999)],
    ['escapes', '\\'.repeat(99_999)],
    ['blanks', ' '.repeat(99_999)],
    ['keywords', 'a: b ' + 'and '.repeat(24_000)],
    ['wildcards', 'a: ' + '*'.repeat(99_000)],
    ['comments', '/*'.repeat(49_000)],
    ['parts of a name', 'any where ' + 'a.'.repeat(49_000) + 'a'],
    ['too much', 'x'.repeat(1_000_000)],
  ])('answer a hundred thousand characters of %s', (_name, text) => expectAnswers(text));
});
