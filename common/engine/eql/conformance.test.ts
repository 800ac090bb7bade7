/** Elasticsearch's own parser cases and the public detection rules, read in place where the data lies beside the repository. */
import { describe, expect, it } from 'vitest';
import { checkEql, checkExpression } from '../check';
import { compileEql } from '../compile/compile_eql';
import type { Diagnostic } from '../diagnostics';

import { parseEql, parseExpression } from './parser';
import { printEql, printExpression } from './printer';
import { hasConformanceData, readCaseLines, readCases } from '../../../test/fixtures/conformance';
import { withoutSpans } from '../../../test/fixtures/eql_trees';

interface ParserCase {
  readonly query: string;
  readonly level: 'statement' | 'expression';
  readonly accept: boolean;
  readonly stage?: 'parser' | 'analysis' | 'verifier' | 'verifier-typed' | 'planner';
  readonly notes?: string;
  readonly value?: string;
}

/** What is wrong with these only the field types tell; the cases name the types in their reasons. */
const wrongByType: ReadonlyMap<string, string> = new Map([
  ['process where number(pid) == 1', 'string_field_expected'],
  ['any where command_line', 'boolean_field_expected'],
  ['foo where long_field in (1, "string")', 'incompatible_value'],
  ['sequence [process where true] by pid [process where true] by md5', 'join_key_kinds'],
]);
const types = { pid: 'long', command_line: 'keyword', long_field: 'long', md5: 'keyword' };
const isJoin = ({ query, accept }: ParserCase): boolean => accept && query.startsWith('join');
const isGrammarOnly = ({ notes }: ParserCase): boolean => notes?.startsWith('accepted by the grammar only') === true;

function parseDiagnostics({ query, level }: ParserCase): readonly Diagnostic[] {
  const parsed = level === 'expression' ? parseExpression(query) : parseEql(query);
  return parsed.ok ? [] : parsed.diagnostics;
}

function allDiagnostics({ query, level }: ParserCase): readonly Diagnostic[] {
  if (level === 'expression') {
    const parsed = parseExpression(query);
    return parsed.ok ? checkExpression(parsed.value) : parsed.diagnostics;
  }
  const parsed = parseEql(query);
  return parsed.ok ? checkEql(parsed.value) : parsed.diagnostics;
}

function expectSameTree(query: string): void {
  const parsed = parseEql(query);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.diagnostics));
  const again = parseEql(printEql(parsed.value));
  if (!again.ok) throw new Error(`${printEql(parsed.value)}\n${JSON.stringify(again.diagnostics)}`);
  expect(withoutSpans(again.value)).toEqual(withoutSpans(parsed.value));
}

describe.skipIf(!hasConformanceData)('the parser cases of Elasticsearch (../shared/conformance/eql)', () => {
  const cases = hasConformanceData ? readCases<ParserCase[]>('eql/es_parser.json') : [];
  const accepted = cases.filter((row) => row.accept && !isJoin(row));
  const refused = cases.filter((row) => !row.accept);

  it('has all its 311 cases', () => expect(cases).toHaveLength(311));

  it.each(accepted)('reads $query', (row) => {
    expect(parseDiagnostics(row)).toEqual([]);
    if (row.level === 'statement') expectSameTree(row.query);
  });

  it.each(accepted.filter((row) => !isGrammarOnly(row)))('finds nothing that the verifier would refuse in $query', (row) => {
    // The key counts of this one differ; Elasticsearch's parser lets it pass, it cannot be run.
    const found = row.query.includes('by `?somefield`') && row.query.startsWith('sequence by x') ? ['join_key_count'] : [];
    const codes = allDiagnostics(row)
      .filter(({ stage }) => stage === 'check')
      .map(({ code }) => code);
    expect(codes).toEqual(found);
  });

  it.each(accepted.filter(({ value }) => value !== undefined))('gives $query its value', ({ query, value }) => {
    const parsed = parseExpression(query);
    expect(parsed.ok && parsed.value.kind === 'literal' ? parsed.value.value : undefined).toBe(value);
  });

  it.each(cases.filter(isJoin))('refuses join, which the grammar of Elasticsearch reads and its engine does not run: $query', (row) => {
    expect(parseDiagnostics(row).map(({ code }) => code)).toEqual(['join_not_supported']);
  });

  it.each(refused.filter(({ query }) => wrongByType.has(query)))('refuses with field types, and takes without: $query', ({ query }) => {
    const typed = compileEql(query, { types });
    expect(typed.ok ? [] : typed.diagnostics.map(({ code }) => code)).toEqual([wrongByType.get(query)]);
    expect(compileEql(query).ok).toBe(true);
  });

  it.each(refused.filter(({ query }) => !wrongByType.has(query)))('refuses at the stage $stage: $query', (row) => {
    const [first, ...others] = allDiagnostics(row);
    if (first === undefined) throw new Error('accepted');
    const stage = row.stage === 'parser' ? 'parse' : row.stage === 'planner' ? 'compile' : 'check';
    expect([first, ...others].map((diagnostic) => diagnostic.stage)).toContain(stage);
    expect(first.message.length).toBeGreaterThan(20);
    expect(first.span.start).toBeLessThanOrEqual(first.span.end);
    expect(first.span.end).toBeLessThanOrEqual(row.query.length);
  });
});

describe.skipIf(!hasConformanceData)('the queries that Elasticsearch runs (../shared/conformance/eql)', () => {
  const files = ['queries', 'additional', 'extra', 'date', 'missing_events', 'sample', 'sample_multi'];
  const rows = hasConformanceData ? files.flatMap((file) => readCases<{ name: string; query: string }[]>(`eql/es_${file}.json`)) : [];

  it.each(rows)('nothing is wrong with $name', ({ query }) => {
    expect(allDiagnostics({ query, level: 'statement', accept: true })).toEqual([]);
    expectSameTree(query);
  });

  const constants = hasConformanceData
    ? ['folding', 'string_functions'].flatMap((file) => readCases<{ expression: string; expected_error?: string }[]>(`eql/es_${file}.json`))
    : [];

  it.each(constants)('judges the constant $expression as the verifier does', ({ expression, expected_error: error }) => {
    const stages = allDiagnostics({ query: expression, level: 'expression', accept: true }).map(({ stage }) => stage);
    expect(stages).toEqual(error === undefined ? [] : ['check']);
    const parsed = parseExpression(expression);
    const again = parsed.ok ? parseExpression(printExpression(parsed.value)) : parsed;
    expect(again.ok && withoutSpans(again.value)).toEqual(parsed.ok && withoutSpans(parsed.value));
  });
});

describe.skipIf(!hasConformanceData)('the public detection rules (../shared/conformance/rules)', () => {
  const rules = hasConformanceData ? readCaseLines<{ name: string; query: string }>('rules/eql.ndjson') : [];

  it('are there', () => expect(rules.length).toBeGreaterThan(300));

  it.each(rules)('$name reads, checks and prints', ({ query }) => {
    expect(allDiagnostics({ query, level: 'statement', accept: true })).toEqual([]);
    expectSameTree(query);
  });
});
