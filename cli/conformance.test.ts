/** The public EQL cases through the command line, as a suite of another project would run them. */
import { describe, expect, it } from 'vitest';
import { conformanceDir, hasConformanceData, readCases, type EqlCase, type EqlDataset } from '../test/fixtures/conformance';
import { igBatch } from '../test/fakes/memory_io';

interface EqlAnswer {
  readonly id: number;
  readonly hits?: { readonly events: readonly { readonly _index_in_file: number; readonly _source: Readonly<Record<string, unknown>> }[] };
}

describe.skipIf(!hasConformanceData)('the public cases, as batches', () => {
  it('event queries find what the reference finds, in its order', async () => {
    const datasets = readCases<Record<string, EqlDataset>>('eql/datasets.json');
    const files = ['es_queries', 'es_additional', 'es_extra', 'es_date'];
    const cases = files.flatMap((file) => readCases<EqlCase[]>(`eql/${file}.json`)).filter(({ tags }) => tags.kind === 'event');
    const lines = cases.map(({ query, dataset }, id) => {
      const { file, timestamp, tiebreaker, types } = datasets[dataset] ?? never(dataset);
      return { id, query, events_file: file, timestamp, tiebreaker, types, size: 1000 };
    });
    const answers = await igBatch<EqlAnswer>(['eql'], lines, `${conformanceDir}/eql`);
    const found = answers.map(({ id, hits }) => {
      const { name, dataset } = cases[id] ?? never(String(id));
      const idField = datasets[dataset]?.id_field ?? never(dataset);
      return { name, events: hits?.events.map(({ _source }) => _source[idField]) };
    });
    expect(found).toEqual(cases.map(({ name, expected }) => ({ name, events: expected })));
  });

  it('constant expressions have the value of the reference', async () => {
    const cases = ['es_folding', 'es_string_functions'].flatMap((file) => readCases<EqlCase[]>(`eql/${file}.json`));
    const answers = await igBatch(
      ['value'],
      cases.map(({ expression }, id) => ({ id, expression }))
    );
    const expected = cases.map(({ expected: value, expected_error: error }, id) =>
      error === undefined ? { id, ok: true, value } : { id, ok: false, error: expect.objectContaining({ code: expect.any(String) }) }
    );
    expect(answers).toEqual(expected);
  });
});

function never(what: string): never {
  throw new Error(`there is no ${what} in the data`);
}
