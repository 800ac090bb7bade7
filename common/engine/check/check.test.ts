import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eqlQuery } from '../../../test/fixtures/eql_trees';
import type { Diagnostic } from '../diagnostics';
import { parseEql, parseExpression } from '../eql/parser';
import { functionNames, functionSignatures } from '../functions/signatures';
import { checkEql, checkExpression } from './check';
import { findSimilar } from './similar';

function check(text: string): readonly Diagnostic[] {
  const parsed = parseEql(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.diagnostics));
  return checkEql(parsed.value);
}

describe('what the check lets pass', () => {
  it.each([
    'any where true',
    'any where null',
    'any where a and not b or ?c',
    'any where length(a) == 5 and LENGTH(b) > 1',
    'any where startsWith~(a, "x") and stringContains(a, b)',
    'any where cidrmatch(a, "10.0.0.0/8", "::1/128", concat("1.2.3.4", "/8"))',
    'any where concat(a, 1, true, null, 5.5) == "x"',
    'any where number(a, null) == 5 and number(string(a), 8 + 8) == 5',
    'any where between(a, "x", "y", true) : "*z*"',
    'any where substring(a, -3) == "exe" and substring(a, length(a) - 1, null) == "e"',
    'any where 5 == a and a + b > 1 and modulo(11, 10) == a',
    'any where ?a == b and ?a in (?b, 1)',
    'any where a == null and null != a',
    'any where a in (1, "x", null, true)',
    'any where length(a) in (1, 2.5, add(1, 2), null)',
    'sequence by ?a [b where true] by c [d where true] by e',
    'sample [b where true] by c [d where true] by e',
  ])('%s', (text) => expect(check(text)).toEqual([]));
});

describe('what the check refuses', () => {
  it.each<[string, string, string]>([
    ['unknown_function', 'lenght', 'any where lenght(a) > 1'],
    ['unknown_function', 'wildcard', 'any where wildcard(a, "x*")'],
    ['unknown_function', 'length2', 'any where f == 1 and length2(a) > 1'],
    ['function_without_tilde', 'length~', 'any where length~(a) > 1'],
    ['wrong_argument_count', 'length()', 'any where length() > 1'],
    ['wrong_argument_count', 'add(1, 2, 3)', 'any where add(1, 2, 3) == a'],
    ['wrong_argument_count', 'cidrMatch(a)', 'any where cidrMatch(a)'],
    ['wrong_argument_type', '5', 'any where length(5) > 1'],
    ['wrong_argument_type', 'true', 'any where startsWith(a, true)'],
    ['wrong_argument_type', '1.5', 'any where substring(a, 1.5) == "x"'],
    ['wrong_argument_type', '"1"', 'any where substring(a, "1") == "x"'],
    ['wrong_argument_type', 'length(a)', 'any where startsWith(length(a), "x")'],
    ['wrong_argument_type', 'a == 1', 'any where length(a == 1) > 1'],
    ['argument_not_constant', 'b', 'any where cidrMatch(a, b)'],
    ['argument_not_constant', 'concat(b, "/8")', 'any where cidrMatch(a, "1.2.3.4/8", concat(b, "/8"))'],
    ['condition_not_boolean', '5', 'any where 5'],
    ['condition_not_boolean', 'length(a)', 'any where a and length(a)'],
    ['condition_not_boolean', '"x"', 'any where not "x"'],
    ['condition_not_boolean', 'a + 1', 'any where a + 1'],
    ['condition_not_boolean', '1', 'sequence [a where true] [b where true] until [c where 1]'],
    ['pattern_not_string', '4', 'any where a : 4'],
    ['pattern_not_string', 'null', 'any where a like ("x", null)'],
    ['pattern_on_other_type', 'length(a)', 'any where length(a) : "5"'],
    ['pattern_on_other_type', 'add(a, b)', 'any where add(a, b) regex "5"'],
    ['arithmetic_on_other_type', '"x"', 'any where a + "x" == 1'],
    ['arithmetic_on_other_type', '"x"', 'any where -"x" == 1'],
    ['membership_type', '"x"', 'any where length(a) in (1, "x")'],
    ['join_key_not_a_field', 'length(a)', 'sequence by length(a) [b where true] [c where true]'],
    ['join_key_not_a_field', '1', 'sample [b where true] by 1 [c where true] by d'],
    ['join_key_count', 'd', 'sequence by x [b where true] [c where true] by d'],
    ['field_comparison_not_supported', 'a == b', 'any where a == b'],
    ['field_comparison_not_supported', 'length(a) > length(b)', 'any where not length(a) > length(b)'],
    ['field_comparison_not_supported', 'b', 'any where a in ("x", b)'],
  ])('%s at %j in %s', (code, place, text) => {
    const found = check(text).filter((diagnostic) => diagnostic.code === code);
    expect(found.map(({ span }) => text.slice(span.start, span.end))).toEqual([place]);
    expect(found[0]?.message).toMatch(/[.?]$/);
    expect(found[0]?.stage).toBe(code === 'field_comparison_not_supported' ? 'compile' : 'check');
  });

  it('reports everything at once, in the order of the text', () => {
    const codes = check('any where lenght(a) > 1 and a : 4 and b + "x" == 1 and length()').map(({ code }) => code);
    expect(codes).toEqual([
      'unknown_function',
      'pattern_not_string',
      'arithmetic_on_other_type',
      'condition_not_boolean',
      'wrong_argument_count',
    ]);
  });

  it('never throws on a tree, however odd', () => {
    fc.assert(
      fc.property(eqlQuery, (tree) => {
        for (const { message } of checkEql(tree)) expect(message).not.toContain('undefined');
      }),
      { numRuns: 400 }
    );
  });

  it('checks a lone expression, which need not be a condition', () => {
    const parsed = parseExpression('length(5) + 1');
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.diagnostics));
    expect(checkExpression(parsed.value).map(({ code }) => code)).toEqual(['wrong_argument_type']);
  });
});

describe('did you mean', () => {
  it.each([
    ['lenght', 'length'],
    ['stringcontain', 'stringContains'],
    ['start_with', 'startsWith'],
    ['substr', 'substring'],
    ['cidr_match', 'cidrMatch'],
    ['xyz', undefined],
    ['x'.repeat(1000), undefined],
  ])('%s: %s', (written, name) => expect(findSimilar(written, functionNames)).toBe(name));

  it('keeps the ~ that was written where there is such a form', () => {
    expect(check('any where startWith~(a, "x")')[0]?.message).toContain('did you mean startsWith~?');
    expect(check('any where lenght~(a) > 1')[0]?.message).toContain('did you mean length?');
  });
});

it('the table of functions names each one as its key does, and all of them', () => {
  expect(Object.entries(functionSignatures).map(([key, { name }]) => [key, name])).toEqual(functionNames.map((name) => [name, name]));
});
