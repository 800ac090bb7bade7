import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eqlQuery, withoutSpans } from '../../../test/fixtures/eql_trees';
import type { Diagnostic } from '../diagnostics';
import type { EqlQuery, Expression } from './ast';
import { childrenOf, expressionsOf, maxTextDepth } from './nesting';
import { maxQueryLength, parseEql, parseExpression } from './parser';
import { printEql } from './printer';

function read(text: string): EqlQuery {
  const parsed = parseEql(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.diagnostics));
  return parsed.value;
}

function readExpression(text: string): Expression {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.diagnostics));
  return parsed.value;
}

function refusals(text: string): readonly Diagnostic[] {
  const parsed = parseEql(text);
  return parsed.ok ? [] : parsed.diagnostics;
}

/** The shape of an expression in few characters: `(and a (== b 5))`. */
function shape(node: Expression): string {
  const parts = childrenOf(node).map(shape).join(' ');
  switch (node.kind) {
    case 'literal':
      return JSON.stringify(node.value) + (typeof node.value === 'number' && !node.isInteger ? 'd' : '');
    case 'field':
      return (node.isOptional ? '?' : '') + node.name;
    case 'function_call':
      return `(${node.name}${node.isCaseInsensitive ? '~' : ''} ${parts})`;
    case 'not':
      return `(not ${parts})`;
    case 'negation':
      return `(neg ${parts})`;
    case 'membership':
      return `(${node.isNegated ? 'not-' : ''}in${node.isCaseInsensitive ? '~' : ''} ${parts})`;
    case 'pattern':
      return `(${node.isNegated ? 'not-' : ''}${node.operator}${node.isCaseInsensitive ? '~' : ''} ${parts})`;
    default:
      return `(${node.operator} ${parts})`;
  }
}

describe('expressions', () => {
  it.each([
    ['a or b and not c', '(or a (and b (not c)))'],
    ['a and b and c', '(and a b c)'],
    ['(a and b) and c', '(and (and a b) c)'],
    ['not a == b', '(not (== a b))'],
    ['not not a', '(not (not a))'],
    ['a + b * c - d', '(- (+ a (* b c)) d)'],
    ['a % 2 == 1', '(== (% a 2) 1)'],
    ['-a + 1', '(+ (neg a) 1)'],
    ['1 - -2', '(- 1 -2)'],
    ['-(5)', '(neg 5)'],
    ['- 5', '-5'],
    ['+5', '5'],
    ['-0', '0'],
    ['5 5.0 5. .5 5e1'.split(' ').join(' + '), '(+ (+ (+ (+ 5 5d) 5d) 0.5d) 50d)'],
    ['9223372036854775807 < 9223372036854775808', '(< 9223372036854776000 9223372036854776000d)'],
    ['a + b in (1)', '(+ a (in b 1))'],
    ['-a in (1, 2)', '(neg (in a 1 2))'],
    ['a == b : "x"', '(== a (:~ b "x"))'],
    ['x : "a" == true', '(== (:~ x "a") true)'],
    ['x not in~ ("a", b, length(c))', '(not-in~ x "a" b (length c))'],
    ['x like "a*" and x like~ ("b", "c")', '(and (like x "a*") (like~ x "b" "c"))'],
    ['x not like "a" or x not regex~ "b"', '(or (not-like x "a") (not-regex~ x "b"))'],
    ['x in(1)and y', '(and (in x 1) y)'],
    ['startsWith~ (a, "x")', '(startsWith~ a "x")'],
    ['CIDRMATCH(a)', '(CIDRMATCH a)'],
    ['f()', '(f )'],
    ['order', 'order'],
    ['notable and inside or android', '(or (and notable inside) android)'],
    ['@timestamp', '@timestamp'],
    ['a . b', 'a.b'],
    ['`a`.`b.c`.d', 'a.b.c.d'],
    ['?a', '?a'],
    ['? `?a`', '??a'],
    ['`sequence` > 10', '(> sequence 10)'],
    ['```x```', '`x`'],
    ['runs == head', '(== runs head)'],
    ['a // and b\n or /* not */ c', '(or a c)'],
    ['1 /* a */ / 2', '(/ 1 2)'],
  ])('%s', (text, expected) => expect(shape(readExpression(text))).toBe(expected));

  it.each([
    [String.raw`"a\\b\"c\'d"`, `a\\b"c'd`],
    [String.raw`"\n\r\t\b\f"`, '\n\r\t\b\f'],
    [String.raw`"\u{1F600}\u0041"`, '\u{1F600}A'],
    [String.raw`"""\n"""`, '\\n'],
    ['""""a""""', '"a"'],
    ['"""a"""""', 'a""'],
    ['""', ''],
    ['""""""', ''],
    ['"\u{1F600} 汉字"', '\u{1F600} 汉字'],
    ['"// no comment /*"', '// no comment /*'],
  ])('the string %s', (text, value) => expect(readExpression(text)).toMatchObject({ kind: 'literal', value, isInteger: false }));
});

describe('queries', () => {
  it('any is no category, "any" is one', () => {
    expect(read('any where true')).toMatchObject({ filter: { category: null, categorySpan: { start: 0, end: 3 } } });
    expect(read('"any" where true')).toMatchObject({ filter: { category: 'any', categorySpan: { start: 0, end: 5 } } });
    expect(read('"""a"b""" where true')).toMatchObject({ filter: { category: 'a"b' } });
  });

  it('reads a sequence with everything it can have', () => {
    const text =
      'sequence by a, ?b with maxspan = 5m [x where p] by c with runs=3 ![any where q] by d [y where r] by e until [z where s] by f | head 5 | tail 2';
    const query = read(text);
    if (query.kind !== 'sequence_query') throw new Error(query.kind);
    expect(query.by.map(({ expression: key }) => shape(key))).toEqual(['a', '?b']);
    expect(query.maxspanMs).toBe(300_000);
    expect(query.stages.map(({ runs, isMissing, by }) => [runs, isMissing, by.map((key) => shape(key.expression)).join()])).toEqual([
      [3, false, 'c'],
      [1, true, 'd'],
      [1, false, 'e'],
    ]);
    expect(query.until).toMatchObject({ filter: { category: 'z' }, by: [{ expression: { name: 'f' } }] });
    expect(query.pipes).toMatchObject([
      { name: 'head', count: 5 },
      { name: 'tail', count: 2 },
    ]);
    expect(query.stages.map(({ span }) => text.slice(span.start, span.end))[1]).toBe('![any where q] by d');
  });

  it.each([
    ['500ms', 500],
    ['30s', 30_000],
    ['1 h', 3_600_000],
    ['2d', 172_800_000],
  ])('a maxspan of %s', (written, ms) =>
    expect(read(`sequence with maxspan=${written} [a where b] [c where d]`)).toMatchObject({ maxspanMs: ms })
  );

  it('one stage that runs twice is a sequence', () => {
    expect(read('sequence by a [b where c] with runs=2')).toMatchObject({ kind: 'sequence_query', stages: [{ runs: 2 }] });
  });

  it('reads a sample', () => {
    expect(read('sample by host [a where b] by c [d where e] by f')).toMatchObject({
      kind: 'sample_query',
      stages: [{ runs: 1 }, { isMissing: false }],
    });
  });

  it('every span is the text of its own node', () => {
    fc.assert(
      fc.property(eqlQuery, (tree) => {
        const text = printEql(tree);
        const open = [...expressionsOf(read(text))];
        for (let node = open.pop(); node !== undefined; node = open.pop()) {
          const own = text.slice(node.span.start, node.span.end);
          expect(withoutSpans(readExpression(own))).toEqual(withoutSpans(node));
          open.push(...childrenOf(node));
        }
      }),
      { numRuns: 60 }
    );
  });
});

// code, the text that the diagnostic points at, the query
const refused: readonly (readonly [string, string, string])[] = [
  ['single_quoted_string', `'a b'`, `any where x == 'a b'`],
  ['single_quoted_string', `'a`, `any where x : 'a`],
  ['old_raw_string', `?"a"`, `any where x == ?"a"`],
  ['old_raw_string', `?'a'`, `any where x == ?'a'`],
  ['unterminated_string', '"abc', 'any where x == "abc'],
  ['unterminated_string', '"abc', 'any where x == "abc\n"'],
  ['unterminated_raw_string', '"""', 'any where x == """abc'],
  ['unterminated_comment', '/*', 'any where x /* y'],
  ['unterminated_name', '`', 'any where `x == 1'],
  ['empty_name', '``', 'any where `` == 1'],
  ['bad_escape', '\\W', 'any where x == "C:\\Windows"'],
  ['bad_unicode_escape', '\\u1', 'any where x == "\\u12"'],
  ['unicode_escape_length', '\\u{D}', 'any where x == "\\u{D}"'],
  ['unicode_escape_length', '\\u{000000041}', 'any where x == "\\u{000000041}"'],
  ['unicode_escape_out_of_range', '\\u{110000}', 'any where x == "\\u{110000}"'],
  ['unicode_escape_out_of_range', '\\u{d800}', 'any where x == "\\u{d800}"'],
  ['unicode_escape_out_of_range', '\\u0000', 'any where x == "\\u0000"'],
  ['number_too_large', '1e999', 'any where x == 1e999'],
  ['empty_query', '', ''],
  ['empty_query', ' \n', ' \n'],
  ['reserved_word', 'sequence', 'any where event.sequence == 1'],
  ['reserved_word', 'by', 'any where by == 1'],
  ['reserved_category', 'sequence', 'sequence where true'],
  ['category_is_number', '42', '42 where true'],
  ['category_is_optional', '?', '?a where true'],
  ['category_in_backticks', '`a b`', '`a b` where true'],
  ['single_equals', '=', 'any where x = 5'],
  ['not_equals_spelling', '<>', 'any where x <> 5'],
  ['not_like_spelling', '!:', 'any where x !: "a"'],
  ['chained_comparison', '==', 'any where a == b == c'],
  ['chained_comparison', '<', 'any where a < b /* x */ <= c'],
  ['chained_comparison', ':', 'any where a : "x" : "y"'],
  ['chained_comparison', 'in', 'any where a in (1) in (2)'],
  ['empty_list', '()', 'any where a in ()'],
  ['empty_list', '( )', 'any where a : ( )'],
  ['list_without_parentheses', '"x"', 'any where a in "x"'],
  ['list_without_operator', ',', 'any where a == ("x", "y")'],
  ['pattern_needs_literals', 'b', 'any where a : b'],
  ['pattern_needs_literals', 'length', 'any where a like ("x", length())'],
  ['relationship_not_supported', 'of [', 'any where child of [process where true]'],
  ['relationship_not_supported', 'of [', 'any where not descendant of [process where true]'],
  ['array_index_not_supported', '[0]', 'any where a[0] == 1'],
  ['method_call_not_supported', '(', 'any where a.length() > 1'],
  ['join_not_supported', 'join', 'join by a [b where c] [d where e]'],
  ['fork_not_supported', 'fork', 'sequence [a where b] fork [c where d]'],
  ['by_after_maxspan', 'by', 'sequence with maxspan=1s by a [b where c] [d where e]'],
  ['by_after_runs', 'by', 'sequence [b where c] with runs=2 by a [d where e]'],
  ['maxspan_without_unit', '5', 'sequence with maxspan=5 [b where c] [d where e]'],
  ['maxspan_unknown_unit', '5sec', 'sequence with maxspan=5sec [b where c] [d where e]'],
  ['maxspan_decimal', '1.5s', 'sequence with maxspan=1.5s [b where c] [d where e]'],
  ['maxspan_not_positive', '0s', 'sequence with maxspan=0s [b where c] [d where e]'],
  ['maxspan_not_positive', '-', 'sequence with maxspan=-1s [b where c] [d where e]'],
  ['maxspan_too_large', '100001d', 'sequence with maxspan=100001d [b where c] [d where e]'],
  ['runs_out_of_range', '0', 'sequence [b where c] with runs=0 [d where e]'],
  ['runs_out_of_range', '101', 'sequence [b where c] with runs=101 [d where e]'],
  ['runs_not_whole', '1.5', 'sequence [b where c] with runs=1.5 [d where e]'],
  ['runs_not_whole', '-1', 'sequence [b where c] with runs=-1 [d where e]'],
  ['until_with_runs', 'with', 'sequence [b where c] [d where e] until [f where g] with runs=2'],
  ['until_is_missing_event', '![', 'sequence [b where c] [d where e] until ![f where g]'],
  ['missing_event_outside_sequence', '![', 'sample by a [b where c] ![d where e]'],
  ['sample_with', 'with', 'sample by a with maxspan=1s [b where c] [d where e]'],
  ['sample_with', 'with', 'sample by a [b where c] with runs=2 [d where e]'],
  ['sample_until', 'until', 'sample by a [b where c] [d where e] until [f where g]'],
  ['too_few_stages', 'sequence [a where b]', 'sequence [a where b]'],
  ['too_few_stages', 'sample by a [b where c]', 'sample by a [b where c]'],
  ['sample_without_keys', 'sample [b where c] [d where e]', 'sample [b where c] [d where e]'],
  ['join_key_count', 'g, h', 'sequence [b where c] by f [d where e] by g, h'],
  ['missing_event_without_maxspan', '![b where c]', 'sequence ![b where c] [d where e]'],
  ['only_missing_events', 'sequence with maxspan=1s ![b where c] ![d where e]', 'sequence with maxspan=1s ![b where c] ![d where e]'],
  ['unsupported_pipe', 'count', 'any where true | count a'],
  ['unsupported_pipe', 'unique', 'any where true | unique a'],
  ['unsupported_pipe', 'filter', 'any where true | head 1 | filter a == 1'],
  ['pipe_without_count', '', 'any where true | head'],
  ['pipe_with_several_counts', ',', 'any where true | head 1, 2'],
  ['pipe_count_not_whole', '-1', 'any where true | head -1'],
  ['pipe_count_not_whole', '1.5', 'any where true | head 1.5'],
  ['pipe_count_not_whole', '5/0', 'any where true | head 5/0'],
  ['pipe_count_too_large', '2147483648', 'any where true | head 2147483648'],
  ['keyword_case', 'AND', 'any where a AND b'],
  ['keyword_case', 'NOT', 'any where NOT a'],
  ['keyword_case', 'Where', 'process Where a'],
  ['foreign_operator', '&&', 'any where a && b'],
  ['foreign_operator', '||', 'any where a || b'],
  ['foreign_operator', '!', 'any where !a'],
  ['typographic_quote', '\u201c', 'any where a == \u201cx\u201d'],
  ['invisible_character', '\u00a0', 'any where a\u00a0== 1'],
  ['option_without_with', 'maxspan', 'sequence by a maxspan=5m [b where c] [d where e]'],
  ['where_expected', '.', 'process.name : "x"'],
  ['unexpected_end', '', 'process'],
  ['unexpected_end', '', 'any where a and'],
  ['unexpected_end', '', 'any where not'],
  ['unexpected_end', '', 'any where (a'],
  ['unexpected_text', ')', 'any where a)'],
  ['unexpected_text', '~', 'any where startsWith ~(a, "b")'],
  ['unexpected_text', ';', 'any where a;'],
  ['option_without_with', 'runs', 'sequence [b where c] runs=2 [d where e]'],
  ['unexpected_text', 'b', 'any where length(a b)'],
  ['unexpected_text', 'b', 'sequence by (a b) [c where d] [e where f]'],
  ['unexpected_text', 'f', 'sequence [c where d] by (e f) with runs=2'],
  ['unexpected_text', '\u6c49', 'any where \u6c49 == 1'],
];

describe('what is refused', () => {
  it.each(refused)('%s at %j in %j', (code, place, text) => {
    const found = refusals(text);
    expect(found.map((diagnostic) => diagnostic.code)).toContain(code);
    const first = found.find((diagnostic) => diagnostic.code === code);
    expect(first?.stage).toBe('parse');
    expect(text.slice(first?.span.start, first?.span.end)).toBe(place);
    expect(first?.message).toMatch(/[.?]$/);
  });

  it.each([
    ['any where a b', 'expected an operator, "and", "not", "or", "|" or the end.'],
    ['any where a ==', 'expected a value.'],
    ['sequence', 'expected "!", "[", "by" or "with".'],
  ])('says what was expected in %j', (text, words) => expect(refusals(text)[0]?.message).toContain(words));
});

it('an empty expression is told from an empty query', () => {
  const parsed = parseExpression(' ');
  expect(parsed.ok ? [] : parsed.diagnostics.map(({ code }) => code)).toEqual(['empty_expression']);
});

describe('limits', () => {
  const times = (text: string, count: number): string => text.repeat(count);

  it.each([
    ['parentheses', `any where ${times('(', 5000)}a${times(')', 5000)}`],
    ['parentheses that never close', `any where ${times('(', 50_000)}`],
    ['not', `any where ${times('not ', 20_000)}a`],
    ['signs', `any where ${times('-', 50_000)}a`],
    ['calls', `any where ${times('f(', 5000)}a${times(')', 5000)}`],
    ['brackets', `sequence ${times('[a where ', 1000)}`],
    ['signs before calls', `any where ${times(`${times('-', 150)}f(`, 100)}a${times(')', 100)}`],
    ['not before lists', `any where ${times(`${times('not ', 150)}a in (`, 100)}a${times(')', 100)}`],
    ['long sums', `any where 1${times('+1', 40_000)} == 1`],
    ['long sums as a count', `any where true | head 1${times('+1', 40_000)}`],
    ['sums in parentheses', `any where ${times('(', 190)}1${times(`${times('+1', 100)})`, 190)} == 1`],
  ])('%s nested too deeply are a diagnostic', (_, text) => expect(refusals(text).map(({ code }) => code)).toEqual(['too_deep']));

  it('takes as much nesting as it promises', () => {
    const deep = `any where ${times('(', maxTextDepth)}a${times(')', maxTextDepth)}`;
    expect(refusals(deep)).toEqual([]);
    expect(refusals(`any where ${times('(not a in (1, -2)) and ', 2000)}b`)).toEqual([]);
    expect(refusals(`any where a in (${times('-1, ', 20_000)}1)`)).toEqual([]);
  });

  it('takes the longest text and no longer one', () => {
    const long = `any where a == "${times('x', maxQueryLength - 17)}"`;
    expect(refusals(long)).toEqual([]);
    expect(refusals(`${long} `)[0]).toMatchObject({ code: 'too_long', span: { start: maxQueryLength, end: maxQueryLength + 1 } });
  });

  it.each([
    ['quotes and backslashes', times('\\"', 50_000)],
    ['open comments', times('/*', 50_000)],
    ['backticks', times('`a', 50_000)],
    ['raw quotes', times('"""a"', 20_000)],
    ['comments after every word', `any where ${times('a /* x */ and ', 7000)}`],
    ['lists that never close', `any where ${times('a in (', 190)}${times('1,', 40_000)}`],
  ])('ends on 100,000 characters of %s', (_, text) =>
    expect(refusals(text).length + refusals(`any where ${text}`).length).toBeGreaterThan(0)
  );

  it('never throws, whatever the text', () => {
    const words = fc.constantFrom(
      ...[
        'any',
        'where',
        'process',
        'sequence',
        'sample',
        'by',
        'with',
        'maxspan',
        '=',
        '5m',
        'runs',
        'until',
        '[',
        ']',
        '![',
        '(',
        ')',
        ',',
        '|',
        'head',
        '5',
      ],
      ...[
        'and',
        'or',
        'not',
        'in',
        'in~',
        ':',
        'like~',
        'regex',
        '==',
        '!=',
        '<',
        '-',
        '+',
        '*',
        '/',
        '%',
        '.',
        '?',
        '"a"',
        '"',
        '"""',
        `'`,
        '`a`',
        '`',
        '//',
        '/*',
        '\n',
      ],
      ...['a', 'a.b', 'length(', 'startsWith~(', '1.5', '1e5', 'true', 'null', '\\u{41}', 'fork', 'join', 'of', '\u00a0', '\ud800', '汉']
    );
    const soup = fc.array(words, { maxLength: 30 }).map((parts) => parts.join(' '));
    const started = soup.map((text) => `any where ${text}`);
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string(), soup, started), (text) => {
        for (const parsed of [parseEql(text), parseExpression(text)]) {
          if (parsed.ok) continue;
          expect(parsed.diagnostics.length).toBeGreaterThan(0);
          for (const { span, message, code } of parsed.diagnostics) {
            expect(code).toMatch(/^[a-z_]+$/);
            expect(message).not.toContain('undefined');
            expect(0 <= span.start && span.start <= span.end && span.end <= text.length).toBe(true);
          }
        }
      }),
      { numRuns: 3000 }
    );
  });

  it('never throws on a query that lost or gained a character', () => {
    fc.assert(
      fc.property(eqlQuery, fc.nat(), fc.constantFrom('', '(', ')', '"', '[', ',', '=', "'", '`', '|'), (tree, at, put) => {
        const text = printEql(tree);
        const place = at % text.length;
        const parsed = parseEql(text.slice(0, place) + put + text.slice(place + 1));
        expect(parsed.ok || parsed.diagnostics.length > 0).toBe(true);
      }),
      { numRuns: 500 }
    );
  });

  it('an expression nests as a query does', () => {
    const parsed = parseExpression(times('(', 300));
    expect(parsed.ok ? [] : parsed.diagnostics.map(({ code }) => code)).toEqual(['too_deep']);
  });
});
