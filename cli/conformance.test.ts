/** The public cases of both languages through the command line, as a suite of another project would run them. */
import { describe, expect, it } from 'vitest';
import { conformanceDir, hasConformanceData, readCases, type EqlCase, type EqlDataset } from '../test/fixtures/conformance';
import { igBatch } from '../test/fakes/memory_io';

type Source = Readonly<Record<string, unknown>>;

interface Hit {
  readonly _index_in_file: number;
  readonly _source: Source;
}

interface EqlAnswer {
  readonly id: number;
  readonly hits?: {
    readonly events?: readonly Hit[];
    readonly sequences?: readonly {
      readonly join_keys: readonly unknown[];
      readonly events: readonly (Hit | { readonly missing: true })[];
    }[];
  };
}

interface JoinCase extends EqlCase {
  readonly events?: readonly Source[];
  readonly expected_any_of?: readonly unknown[];
  readonly join_keys?: readonly unknown[];
  readonly size?: number;
  readonly max_samples_per_key?: number;
}

describe.skipIf(!hasConformanceData)('the public EQL cases, as batches', () => {
  const datasets = hasConformanceData ? readCases<Record<string, EqlDataset>>('eql/datasets.json') : {};
  const casesOf = <Case>(files: readonly string[]): readonly Case[] => files.flatMap((file) => readCases<Case[]>(`eql/es_${file}.json`));

  it('event queries find what the reference finds, in its order', async () => {
    const cases = casesOf<EqlCase>(['queries', 'additional', 'extra', 'date']).filter(({ tags }) => tags.kind === 'event');
    const lines = cases.map(({ query, dataset }, id) => {
      const { file, timestamp, tiebreaker, types } = datasets[dataset] ?? never(dataset);
      return { id, query, events_file: file, timestamp, tiebreaker, types, size: 1000 };
    });
    const answers = await igBatch<EqlAnswer>(['eql'], lines, `${conformanceDir}/eql`);
    const found = answers.map(({ id, hits }) => {
      const { name, dataset } = cases[id] ?? never(String(id));
      const idField = datasets[dataset]?.id_field ?? never(dataset);
      return { name, events: hits?.events?.map(({ _source }) => _source[idField]) };
    });
    expect(found).toEqual(cases.map(({ name, expected }) => ({ name, events: expected })));
  });

  it('sequences and samples join what the reference joins, missing events included', async () => {
    const files = ['queries', 'additional', 'extra', 'missing_events', 'sequence_series', 'sample', 'sample_multi'];
    const cases = casesOf<JoinCase>(files).filter(({ tags }) => tags.kind !== 'event');
    const lines = cases.map(({ query, dataset, events, size = 1000, max_samples_per_key: perKey }, id) => {
      const inline = { id, query, events, tiebreaker: 'event.sequence', size };
      if (events !== undefined) return inline;
      const { file, timestamp, tiebreaker, types } = datasets[dataset] ?? never(dataset);
      return { id, query, events_file: file, timestamp, tiebreaker, types, size, max_samples_per_key: perKey };
    });
    const answers = await igBatch<EqlAnswer>(['eql'], lines, `${conformanceDir}/eql`);
    expect(answers).toHaveLength(cases.length);
    for (const { id, hits } of answers) {
      const { name, dataset, expected, expected_any_of: anyOf, join_keys: keys } = cases[id] ?? never(String(id));
      const idField = /^\S*/.exec(datasets[dataset]?.id_field ?? 'id')?.[0] ?? never(dataset);
      const found = hits?.sequences?.map(({ events }) => events.map((event) => ('missing' in event ? null : event._source[idField])));
      if (anyOf === undefined) expect({ name, found }).toEqual({ name, found: expected });
      else expect(anyOf, name).toContainEqual(found);
      if (keys !== undefined) expect({ name, keys: hits?.sequences?.map(({ join_keys: each }) => each) }).toEqual({ name, keys });
    }
  });

  it('constant expressions have the value of the reference', async () => {
    const cases = casesOf<EqlCase>(['folding', 'string_functions']);
    const answers = await igBatch(
      ['value'],
      cases.map(({ expression }, id) => ({ id, expression }))
    );
    const expected = cases.map(({ expected: value, expected_error: error }, id) =>
      error === undefined ? { id, ok: true, value } : { id, ok: false, error: expect.objectContaining({ code: expect.any(String) }) }
    );
    expect(answers).toEqual(expected);
  });

  it('the grammar takes and refuses what that of the reference does, and what it prints it reads again', async () => {
    const cases = casesOf<{ readonly query: string; readonly level: string; readonly accept: boolean; readonly stage?: string }>(['parser'])
      // `join` is refused: the reference reads it and cannot run it. What fails behind its parser, ig eql and ig match refuse.
      .filter(({ query, accept, stage }) => (accept ? !query.startsWith('join') : stage === 'parser'));
    const lines = cases.map(({ query, level }, id) => (level === 'expression' ? { id, expression: query } : { id, query }));
    const answers = await igBatch<ParseAnswer>(['parse'], lines);
    expect(answers.map(({ id, ok }) => ({ query: cases[id]?.query, ok }))).toEqual(
      cases.map(({ query, accept }) => ({ query, ok: accept }))
    );
    await expectStable(['parse'], cases, answers);
  });
});

interface ParseAnswer {
  readonly id: number;
  readonly ok: boolean;
  readonly printed?: string;
}

/** What was printed is printed again as it is. */
async function expectStable(
  args: readonly string[],
  cases: readonly { readonly level?: string }[],
  answers: readonly ParseAnswer[]
): Promise<void> {
  const printed = answers.filter(({ ok }) => ok);
  const lines = printed.map(({ id, printed: text }) =>
    cases[id]?.level === 'expression' ? { id, expression: text } : { id, query: text }
  );
  expect(await igBatch(args, lines)).toEqual(printed);
}

describe.skipIf(!hasConformanceData)('the public KQL cases, as batches', () => {
  it('the grammar takes and refuses what that of the reference does, and what it prints it reads again', async () => {
    const cases = readCases<{ readonly query: string; readonly accept: boolean; readonly schema?: unknown }[]>(
      'kql/kql_parser.json'
    ).filter(
      // The reference has a switch against capital keywords, which Kibana takes, and a schema to refuse by, which a query alone has not.
      ({ query, accept, schema }) => accept || (!/\b(?:AND|OR|NOT)\b/.test(query) && schema === undefined)
    );
    const answers = await igBatch<ParseAnswer>(
      ['parse', '--language', 'kql'],
      cases.map(({ query }, id) => ({ id, query }))
    );
    expect(answers.map(({ id, ok }) => ({ query: cases[id]?.query, ok }))).toEqual(
      cases.map(({ query, accept }) => ({ query, ok: accept }))
    );
    await expectStable(['parse', '--language', 'kql'], [], answers);
  });

  it('queries match the documents that the reference says', async () => {
    const cases = readCases<{ readonly query: string; readonly document: Source; readonly expected: boolean }[]>('kql/kql_evaluator.json');
    const answers = await igBatch(
      ['match', '--language', 'kql'],
      cases.map(({ query, document }, id) => ({ id, query, documents: [document] }))
    );
    expect(answers).toEqual(cases.map(({ expected }, id) => ({ id, ok: true, matched: [expected] })));
  });
});

function never(what: string): never {
  throw new Error(`there is no ${what} in the data`);
}
