import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { kqlCondition } from '../../../test/fixtures/kql_trees';
import type { KqlQuery } from './ast';
import { parseKql } from './parser';
import { printKql } from './printer';

function printed(query: string): string {
  const parsed = parseKql(query);
  return parsed.ok ? printKql(parsed.value) : (parsed.diagnostics[0]?.code ?? '');
}

describe('KQL', () => {
  it.each([
    // Blanks and keywords belong to a value unless they join two.
    ['a:b c  d', 'a: b c  d'],
    ['a : b and c:d', 'a: b and c: d'],
    ['a:b AND c:d Or e:f', 'a: b and c: d or e: f'],
    ['a:band', 'a: band'],
    ['a:b or', 'a: b \\or'],
    ['or b', '\\or b'],
    ['not', '\\u006eot'],
    ['\\not', '\\u006eot'],
    ['Not', '\\Not'],
    ['a: x\\u000aot', 'a: x\\u000aot'],
    ['nota:b', 'nota: b'],
    ['a: isnot b', 'a: isnot b'],
    ['a: *not this*', 'a: *\\u006eot this*'],
    ['a:\\and b', 'a: \\and b'],
    // Precedence, and parentheses where the tree needs them.
    ['(a:b)', 'a: b'],
    ['a:1 or b:2 and c:3', 'a: 1 or b: 2 and c: 3'],
    ['(a:1 or b:2) and c:3', '(a: 1 or b: 2) and c: 3'],
    ['not (a:1 or b:2)', 'not (a: 1 or b: 2)'],
    ['not a:1 or b:2', 'not a: 1 or b: 2'],
    ['a:(b or (c and not d))', 'a: (b or c and not d)'],
    // Escapes: few between quotes, so that a Windows path can be written plainly.
    ['a:"C:\\Windows\\System32"', 'a: "C:\\\\Windows\\\\System32"'],
    ['a:"say \\"x\\""', 'a: "say \\"x\\""'],
    ['a:b\\u0041\\:c', 'a: bA\\:c'],
    ['a:\\*b*', 'a: \\*b*'],
    ['a:\\t', 'a: \\t'],
    ['a:\\u0020x\\u00a0', 'a: \\u0020x\\u00a0'],
    ['a: b \t ', 'a: b'],
    ['a: \v', 'a: \v'],
    ['"a b":c', '"a b": c'],
    // Fields, ranges, objects, free text.
    ['host.*:x', 'host.*: x'],
    ['a>=now-1d', 'a >= now-1d'],
    ['a > "b c"', 'a > "b c"'],
    ['a:{b:1 and c:{d:2}}', 'a: { b: 1 and c: { d: 2 } }'],
    ['some words', 'some words'],
    ['', ''],
    ['   ', ''],
    ['*', '*'],
  ])('%j reads as %j', (query, expected) => expect(printed(query)).toBe(expected));

  it.each([
    ['a:b and(c:d)', 'keyword_without_blank', 'and'],
    ['not(a:b)', 'keyword_without_blank', 'not'],
    ['a:b not c', 'misplaced_not', 'not'],
    ['a:', 'missing_value', ''],
    ['a:<5', 'missing_value', '<'],
    ['a:(b', 'unclosed', '('],
    ['a:{b:c', 'unclosed', '{'],
    ['a:b)', 'unopened', ')'],
    ['"abc', 'unterminated_string', '"'],
    ['a:\\q', 'bad_escape', '\\q'],
    ['a:{ b:c d:e }', 'unexpected_text', ':'],
    [`${'('.repeat(300)}a:b${')'.repeat(300)}`, 'too_deep', '('],
    [`${'not '.repeat(300)}a:b`, 'too_deep', 'not'],
    ['a'.repeat(100_001), 'too_long', 'a'],
  ])('%j is refused with %s at %j', (query, code, place) => {
    const parsed = parseKql(query);
    const [diagnostic] = parsed.ok ? [] : parsed.diagnostics;
    expect(diagnostic?.code).toBe(code);
    expect(query.slice(diagnostic?.span.start, diagnostic?.span.end)).toBe(place);
  });

  it('ends a span where the words of a value end', () => {
    const query = 'process.name : foo bar   and x:1';
    const parsed = parseKql(query);
    const condition = parsed.ok ? parsed.value.condition : null;
    const first = condition?.kind === 'logical' ? condition.operands[0] : undefined;
    const value = first?.kind === 'match' ? first.values : undefined;
    expect(value && query.slice(value.span.start, value.span.end)).toBe('foo bar');
  });

  it('reads any text without throwing, and prints back what it read', () => {
    const piece = fc.oneof(
      fc.constantFrom('a', ':', '*', ' ', '(', ')', '{', '}', '"', '\\', '<', '>=', ' and ', ' or ', 'not ', '\\u0041', '\n', 'x.y'),
      fc.string({ unit: 'binary', maxLength: 3 })
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const parsed = parseKql(pieces.join(''));
        if (parsed.ok) expect(withoutSpans(readBack(parsed.value))).toEqual(withoutSpans(parsed.value));
      }),
      { numRuns: 2_000 }
    );
  });

  it('prints any tree to text that reads back as the tree', () => {
    fc.assert(
      fc.property(kqlCondition(), (condition) => {
        const query: KqlQuery = { kind: 'kql_query', span: { start: 0, end: 0 }, condition };
        expect(withoutSpans(readBack(query))).toEqual(withoutSpans(query));
      }),
      { numRuns: 2_000 }
    );
  });
});

function readBack(query: KqlQuery): KqlQuery {
  const text = printKql(query);
  const parsed = parseKql(text);
  if (!parsed.ok) throw new Error(`${text}\n${JSON.stringify(parsed.diagnostics)}`);
  return parsed.value;
}

function withoutSpans(tree: unknown): unknown {
  return JSON.parse(JSON.stringify(tree, (key, value: unknown) => (key === 'span' ? undefined : value)));
}
