/** The public EQL cases through the command line, as a suite of another project would run them. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { igBatch } from '../test/fakes/memory_io';

const root = resolve('../shared/conformance/eql');
const isPresent = existsSync(root);
if (!isPresent) console.warn(`skipped: the conformance data is not at ${root}`);

interface Case {
  readonly name: string;
  readonly query: string;
  readonly expression: string;
  readonly dataset: string;
  readonly expected: unknown;
  readonly expected_error?: string;
  readonly tags: { readonly kind: string };
}

interface Dataset {
  readonly file: string;
  readonly id_field: string;
  readonly timestamp: string;
  readonly tiebreaker: string;
  readonly types: Readonly<Record<string, string>>;
}

interface EqlAnswer {
  readonly id: number;
  readonly hits?: { readonly events: readonly { readonly _index_in_file: number; readonly _source: Readonly<Record<string, unknown>> }[] };
}

function read<T>(file: string): T {
  return JSON.parse(readFileSync(`${root}/${file}`, 'utf8'));
}

describe.skipIf(!isPresent)('the public cases, as batches', () => {
  it('event queries find what the reference finds, in its order', async () => {
    const datasets = read<Record<string, Dataset>>('datasets.json');
    const files = ['es_queries', 'es_additional', 'es_extra', 'es_date'];
    const cases = files.flatMap((file) => read<Case[]>(`${file}.json`)).filter(({ tags }) => tags.kind === 'event');
    const lines = cases.map(({ query, dataset }, id) => {
      const { file, timestamp, tiebreaker, types } = datasets[dataset] ?? never(dataset);
      return { id, query, events_file: file, timestamp, tiebreaker, types, size: 1000 };
    });
    const answers = await igBatch<EqlAnswer>(['eql'], lines, root);
    const found = answers.map(({ id, hits }) => {
      const { name, dataset } = cases[id] ?? never(String(id));
      const idField = datasets[dataset]?.id_field ?? never(dataset);
      return { name, events: hits?.events.map(({ _source }) => _source[idField]) };
    });
    expect(found).toEqual(cases.map(({ name, expected }) => ({ name, events: expected })));
  });

  it('constant expressions have the value of the reference', async () => {
    const cases = ['es_folding', 'es_string_functions'].flatMap((file) => read<Case[]>(`${file}.json`));
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
