import { describe, expect, it } from 'vitest';
import type { LiveQueryResults, LiveQueryStatus } from '../../../../common/api';
import { HttpError } from '../../../shared/host';
import { followLiveQuery, type LiveQueryState } from './live_query';
import { resultTable, sortKey } from './result_table';

type QueryStatus = LiveQueryStatus['data']['queries'][number];
const status = (query: Partial<QueryStatus>): LiveQueryStatus => ({
  data: {
    action_id: 'a',
    expiration: '2026-01-01T00:05:00Z',
    status: 'running',
    queries: [
      { action_id: 'q', query: 'SELECT 1', docs: 0, pending: 1, responded: 0, successful: 0, failed: 0, status: 'running', ...query },
    ],
  },
});
const results = (rows: readonly Record<string, unknown>[], total = rows.length): LiveQueryResults => ({
  data: { total, edges: rows.map((osquery, index) => ({ _id: String(index), _source: { osquery } })) },
});

async function follow(answers: readonly (LiveQueryStatus | Error)[], rows: readonly LiveQueryResults[] = [results([])]) {
  const states: LiveQueryState[] = [];
  const pauses: number[] = [];
  let asked = 0;
  let fetched = 0;
  let nowMs = Date.parse('2026-01-01T00:00:00Z');
  await followLiveQuery(
    { action_id: 'a', query_action_id: 'q' },
    {
      api: {
        liveQuery: async () => {
          const answer = answers[Math.min(asked++, answers.length - 1)];
          if (answer === undefined || answer instanceof Error) throw answer ?? new Error('no answer given');
          return answer;
        },
        liveQueryResults: async () => rows[Math.min(fetched++, rows.length - 1)] ?? results([]),
      },
      report: (state) => states.push(state),
      sleep: async (ms) => {
        pauses.push(ms);
        nowMs += ms;
      },
      nowMs: () => nowMs,
      signal: new AbortController().signal,
    }
  );
  return { last: states[states.length - 1], states, pauses };
}

const done = { status: 'completed', pending: 0, responded: 1, successful: 1 } as const;

describe('followLiveQuery', () => {
  it('waits with growing pauses, then gives the rows', async () => {
    const { last, pauses } = await follow([status({}), status({}), status({}), status({ ...done, docs: 1 })], [results([{ pid: '1' }])]);
    expect(last).toMatchObject({ kind: 'finished', table: { total: 1 } });
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
    expect(pauses).toHaveLength(3);
  });

  it('shows partial rows while it waits', async () => {
    const { states } = await follow(
      [status({ docs: 1 }), status({ ...done, docs: 2 })],
      [results([{ pid: '1' }]), results([{ pid: '1' }, { pid: '2' }])]
    );
    expect(states.map((state) => (state.kind === 'waiting' ? (state.table?.rows.length ?? 'none') : state.kind))).toEqual([
      'none',
      1,
      'finished',
    ]);
  });

  it('asks again for rows that the index does not show yet', async () => {
    const { last } = await follow([status({ ...done, docs: 1 })], [results([]), results([{ pid: '1' }])]);
    expect(last).toMatchObject({ kind: 'finished', table: { total: 1 } });
  });

  it('is finished with no rows when the host has none', async () => {
    expect((await follow([status(done)])).last).toMatchObject({ kind: 'finished', table: { total: 0, rows: [] } });
  });

  it('says when the host has more rows than were given', async () => {
    const { last } = await follow([status({ ...done, docs: 1, truncated: true })], [results([{ pid: '1' }])]);
    expect(last).toMatchObject({ kind: 'finished', table: { total: 1, isTruncated: true } });
  });

  it("ends with osquery's own error", async () => {
    const { last } = await follow([status({ ...done, successful: 0, failed: 1, error: 'no such table: userz' })]);
    expect(last?.kind === 'failed' && last.error instanceof Error && last.error.message).toBe('no such table: userz');
  });

  it('expires when the host never answers', async () => {
    expect((await follow([status({})])).last).toEqual({ kind: 'expired' });
  });

  it('is gone when the run is no longer kept', async () => {
    expect((await follow([new HttpError(404, 'not_found', 'gone')])).last).toEqual({ kind: 'gone' });
  });

  it('bears a failure that can pass, not one that cannot', async () => {
    expect((await follow([new HttpError(503, undefined, 'busy'), status(done)])).last?.kind).toBe('finished');
    expect((await follow([new HttpError(403, undefined, 'no'), status(done)])).last?.kind).toBe('failed');
  });
});

describe('resultTable', () => {
  it('keeps the column order of the first row and adds later columns at the end', () => {
    const table = resultTable(
      results(
        [
          { pid: '10', name: 'b' },
          { name: 'A', pid: '9', extra: ['x', 'y'] },
        ],
        5
      ),
      false
    );
    expect(table.columns).toEqual([
      { name: 'pid', isNumeric: true },
      { name: 'name', isNumeric: false },
      { name: 'extra', isNumeric: false },
    ]);
    expect(table.rows.map((row) => row.cells)).toEqual([
      ['10', 'b', ''],
      ['9', 'A', 'x, y'],
    ]);
    expect(table.total).toBe(5);
  });

  it('sorts numbers as numbers and text ignoring case', () => {
    const row = { id: '1', cells: ['10', 'B', ''] };
    expect([sortKey(row, 0, true), sortKey(row, 1, false), sortKey(row, 2, true)]).toEqual([10, 'b', Number.POSITIVE_INFINITY]);
  });
});
