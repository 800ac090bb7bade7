import { describe, expect, it } from 'vitest';
import { hasConformanceData, readCaseLines, readCases, type EqlCase, type EqlDataset } from '../../test/fixtures/conformance';
import {
  compileEql,
  evaluateExpression,
  prepareDocument,
  searchEvents,
  searchSamples,
  searchSequences,
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

describe.skipIf(!hasConformanceData)('sequences and samples of the reference', () => {
  interface JoinCase extends EqlCase {
    readonly events?: readonly EventSource[];
    readonly expected_any_of?: readonly unknown[];
    readonly join_keys?: readonly unknown[];
    readonly size?: number;
    readonly max_samples_per_key?: number;
    readonly tags: { readonly kind: string; readonly mapping_dependent?: boolean };
  }
  const datasets = hasConformanceData ? readCases<Record<string, EqlDataset>>('eql/datasets.json') : {};
  const files = ['es_queries', 'es_additional', 'es_extra', 'es_missing_events', 'es_sequence_series', 'es_sample', 'es_sample_multi'];
  const cases = hasConformanceData
    ? files.flatMap((file) => readCases<JoinCase[]>(`eql/${file}.json`)).filter(({ tags }) => tags.kind !== 'event')
    : [];

  it.each(cases)('$name', (each) => {
    const data = each.events === undefined ? datasets[each.dataset] : undefined;
    const documents = each.events ?? readCaseLines<EventSource>(`eql/${data?.file ?? ''}`);
    const compiled = compileEql(each.query, { types: data?.types ?? {} });
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
    const order = { timestampField: data?.timestamp ?? '@timestamp', tiebreakerField: data?.tiebreaker ?? 'event.sequence' };
    const size = each.size ?? 1000;
    const found =
      compiled.value.kind === 'sequence'
        ? searchSequences(compiled.value, documents, { ...order, size })
        : compiled.value.kind === 'sample'
          ? searchSamples(compiled.value, documents, {
              size,
              ...(each.max_samples_per_key && { maxSamplesPerKey: each.max_samples_per_key }),
            })
          : [];
    const id = (/^\S*/.exec(data?.id_field ?? 'id') ?? ['id'])[0];
    const ids = found.map(({ events }) => events.map((event) => event?.document.source[id] ?? null));
    if (each.expected_any_of) expect(each.expected_any_of).toContainEqual(ids);
    else expect(ids).toEqual(each.expected);
    if (each.join_keys) expect(found.map(({ joinKeys }) => joinKeys)).toEqual(each.join_keys);
  });
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
    readonly negative_sequences?: readonly { readonly docs: readonly EventSource[] }[];
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

  it('join what makes a sequence fire and nothing that must not', () => {
    const lines = ['eql', 'eql_stock_geneve']
      .flatMap((file) => readCaseLines<Positive>(`positives/${file}.ndjson`))
      .filter((line) => line.sequence && line.sample !== true && line.confirmed_es_reading);
    expect(lines.length).toBeGreaterThan(0);
    const wrong: string[] = [];
    for (const { name, query, docs, negative_sequences: negatives = [] } of lines) {
      const compiled = compileEql(query);
      if (!compiled.ok || compiled.value.kind !== 'sequence') throw new Error(query);
      const sequence = compiled.value;
      const missed = searchSequences(sequence, docs).length === 0;
      const taken = negatives.filter(({ docs: events }) => searchSequences(sequence, events).length > 0).length;
      if (missed || taken > 0) wrong.push(`${name}: ${missed ? 'missed' : `${taken} taken by mistake`}\n${query}`);
    }
    expect(wrong).toEqual([]);
  });

  it('sample what makes a sample fire', () => {
    const lines = readCaseLines<Positive>('positives/eql.ndjson').filter((line) => line.sample === true && line.confirmed_es_reading);
    expect(lines.length).toBeGreaterThan(0);
    for (const { query, docs } of lines) {
      const compiled = compileEql(query);
      if (!compiled.ok || compiled.value.kind !== 'sample') throw new Error(query);
      expect(searchSamples(compiled.value, docs), query).not.toEqual([]);
    }
  });
});
