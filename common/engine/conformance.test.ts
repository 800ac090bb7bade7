import { describe, expect, it } from 'vitest';
import { hasConformanceData, readCaseLines, readCases, type EqlCase, type EqlDataset } from '../../test/fixtures/conformance';
import {
  compileEql,
  evaluateExpression,
  prepareDocument,
  searchEvents,
  type CompiledEventQuery,
  type EventSource,
  type FieldTypes,
} from './index';

function compileEvents(query: string, types?: FieldTypes): CompiledEventQuery {
  const compiled = compileEql(query, { types });
  if (!compiled.ok) throw new Error(`${query}\n${compiled.diagnostics.map(({ message }) => message).join('\n')}`);
  if (compiled.value.kind !== 'event') throw new Error(`not an event query: ${query}`);
  return compiled.value;
}

describe.skipIf(!hasConformanceData)('constant expressions of the reference', () => {
  const cases = hasConformanceData ? ['es_folding', 'es_string_functions'].flatMap((file) => readCases<EqlCase[]>(`eql/${file}.json`)) : [];
  it.each(cases)('$name: $expression', ({ expression, expected, expected_error: error }) => {
    const result = evaluateExpression(expression);
    if (error === undefined) expect(result).toEqual({ ok: true, value: expected });
    else expect(result.ok).toBe(false);
  });
});

describe.skipIf(!hasConformanceData)('event queries of the reference', () => {
  const datasets = hasConformanceData ? readCases<Record<string, EqlDataset>>('eql/datasets.json') : {};
  const files = hasConformanceData ? ['es_queries', 'es_additional', 'es_extra', 'es_date'] : [];
  const cases = files.flatMap((file) => readCases<EqlCase[]>(`eql/${file}.json`)).filter(({ tags }) => tags.kind === 'event');

  for (const { name, query, dataset, expected } of cases) {
    it(`${name}: ${query}`, () => {
      const data = datasets[dataset];
      if (data === undefined) throw new Error(`there is no dataset ${dataset}`);
      const documents = readCaseLines<EventSource>(`eql/${data.file}`);
      const options = { timestampField: data.timestamp, tiebreakerField: data.tiebreaker, size: 1000 };
      const found = searchEvents(compileEvents(query, data.types), documents, options);
      expect(found.map(({ document }) => document.source[data.id_field])).toEqual(expected);
    });
  }
});

describe.skipIf(!hasConformanceData)('public detection rules', () => {
  interface Positive {
    readonly name: string;
    readonly rule_id: string;
    readonly query: string;
    readonly sequence: boolean;
    readonly sample?: boolean;
    readonly docs: readonly EventSource[];
    readonly negatives?: readonly EventSource[];
    readonly case_negative?: EventSource | null;
    readonly confirmed_es_reading: boolean;
  }

  it('match what makes them fire and nothing that must not, and say so in their explanation', () => {
    const lines = readCaseLines<Positive>('positives/eql.ndjson').filter(
      (line) => !line.sequence && line.sample !== true && line.confirmed_es_reading
    );
    const wrong: string[] = [];
    for (const { name, query, docs, negatives = [], case_negative: caseNegative } of lines) {
      const compiled = compileEvents(query);
      const check = (source: EventSource, expected: boolean): void => {
        const document = prepareDocument(source);
        if (compiled.matches(document) !== expected) wrong.push(`${name}: ${expected ? 'misses' : 'matches'} ${JSON.stringify(source)}`);
        if (compiled.explain(document).isMatch !== expected) wrong.push(`${name}: the explanation differs`);
      };
      for (const source of docs) check(source, true);
      for (const source of negatives) check(source, false);
      if (caseNegative !== undefined && caseNegative !== null) check(caseNegative, false);
    }
    expect(lines.length).toBeGreaterThan(500);
    expect(wrong).toEqual([]);
  }, 120_000);

  it('all compile', () => {
    const rules = readCaseLines<{ readonly name: string; readonly query: string }>('rules/eql.ndjson');
    const wrong = rules.flatMap(({ name, query }) => {
      const compiled = compileEql(query);
      return compiled.ok ? [] : [`${name}: ${compiled.diagnostics.map(({ message }) => message).join(' ')}`];
    });
    expect(wrong).toEqual([]);
  }, 120_000);
});
