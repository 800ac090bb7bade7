import { describe, expect, it } from 'vitest';
import { compileEql } from '../compile/compile_eql';
import { searchSequences } from '../run/search_sequences';
import type { SequenceExplanation } from './sequence_explanation';

const at = (second: number, category: string, fields: Record<string, unknown>): Record<string, unknown> => ({
  '@timestamp': new Date(second * 1_000).toISOString(),
  'event.category': category,
  ...fields,
});

function explain(query: string, documents: readonly Record<string, unknown>[]): SequenceExplanation | undefined {
  const compiled = compileEql(query);
  if (!compiled.ok || compiled.value.kind !== 'sequence') throw new Error(JSON.stringify(compiled));
  return searchSequences(compiled.value, documents)[0]?.explanation;
}

describe('a sequence that was found', () => {
  const query = 'sequence by host with maxspan=1m [a where true] by pid with runs=2 ![c where true] by pid [b where true] by parent';
  const documents = [
    at(30, 'b', { host: 'h', parent: 7 }),
    at(1, 'a', { host: 'h', pid: 7 }),
    at(9, 'x', {}),
    at(11.5, 'a', { host: 'h', pid: 7 }),
  ];
  const explanation = explain(query, documents);

  it('says which event filled which stage, and how long after the one before', () => {
    expect(explanation?.stages.map(({ position, run, document, afterMs }) => [position, run, document, afterMs])).toEqual([
      [0, 0, 1, null],
      [0, 1, 3, 10_500],
      [1, 0, null, null],
      [2, 0, 0, 18_500],
    ]);
    expect(explanation).toMatchObject({ durationMs: 29_000, maxspanMs: 60_000 });
  });

  it('names the fields that each stage is joined by, with their common value', () => {
    expect(explanation?.stages.map(({ key }) => key.map(({ field, value }) => `${field}=${value}`).join())).toEqual([
      'host=h,pid=7',
      'host=h,pid=7',
      'host=h,pid=7',
      'host=h,parent=7',
    ]);
  });

  it('points to the text of each stage', () => {
    expect(explanation?.stages.map(({ span }) => query.slice(span.start, span.end))).toEqual([
      '[a where true] by pid with runs=2',
      '[a where true] by pid with runs=2',
      '![c where true] by pid',
      '[b where true] by parent',
    ]);
  });

  it('is plain data, also without keys and without a span of time', () => {
    const plain = explain('sequence [a where true] [b where true]', [at(1, 'a', {}), at(2, 'b', {})]);
    expect(JSON.parse(JSON.stringify(plain))).toEqual(plain);
    expect(plain).toMatchObject({ durationMs: 1_000, maxspanMs: null, stages: [{ key: [] }, { key: [] }] });
  });

  it('keeps null for an optional key that is missing', () => {
    const found = explain('sequence by ?user [a where true] [b where true]', [at(1, 'a', {}), at(2, 'b', {})]);
    expect(found?.stages[0]?.key).toEqual([{ field: 'user', value: null }]);
  });
});
