import { describe, expect, it } from 'vitest';
import type { LiveQueryResults, LiveQueryStatus } from '../../../../common/api';
import { HttpError } from '../../../shared/host';
import type { AgentErrorsApi } from './agent_errors';
import { endedBy, followLiveQuery, SILENT_AFTER_MS, type LiveQueryState } from './live_query';

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

const noResponses = {
  agentResponses: async () => Promise.reject(new HttpError(404, undefined, 'Not Found')),
  searchAgentResponses: async () => Promise.reject(new HttpError(400, undefined, 'no such strategy')),
};

async function follow(
  answers: readonly (LiveQueryStatus | Error)[],
  rows: readonly LiveQueryResults[] = [results([])],
  responses: AgentErrorsApi = noResponses
) {
  const states: LiveQueryState[] = [];
  const pauses: number[] = [];
  let asked = 0;
  let fetched = 0;
  let nowMs = Date.parse('2026-01-01T00:00:00Z');
  await followLiveQuery(
    { action_id: 'a', query_action_id: 'q', query: 'SELECT 1', startedMs: nowMs },
    {
      api: {
        liveQuery: async () => {
          const answer = answers[Math.min(asked++, answers.length - 1)];
          if (answer === undefined || answer instanceof Error) throw answer ?? new Error('no answer given');
          return answer;
        },
        liveQueryResults: async () => rows[Math.min(fetched++, rows.length - 1)] ?? results([]),
        ...responses,
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
    expect(pauses.every((pause) => pause <= 5_000)).toBe(true);
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

  it.each<[string, AgentErrorsApi]>([
    ['the newer route', { ...noResponses, agentResponses: async () => ({ edges: [{ _source: { error: 'no such table: userz' } }] }) }],
    [
      'the search of 8.12',
      { ...noResponses, searchAgentResponses: async () => ({ edges: [{ _source: { error: 'no such table: userz' } }] }) },
    ],
  ])('finds osquery’s words where the status has none: by %s', async (_name, responses) => {
    const failed = status({ ...done, pending: 0, responded: 2, successful: 0, failed: 2 });
    const { last } = await follow([failed], [results([])], responses);
    expect(last?.kind === 'failed' && last.error instanceof Error && last.error.message).toBe('no such table: userz');
  });

  it('ends without words where nobody tells them', async () => {
    const { last } = await follow([status({ ...done, successful: 0, failed: 1 })]);
    expect(last?.kind === 'failed' && last.error instanceof Error && last.error.message).toBe('');
  });

  it('says of each agent that failed among others what it said', async () => {
    const responses = async () => ({
      edges: [
        { _source: { agent_id: 'a-1' } },
        { _source: { agent: { id: 'a-2' }, error: 'no such table: userz' } },
        { _source: { agent_id: 'a-3', error: { type: 'odd' } } },
        {},
      ],
    });
    const some = status({ ...done, docs: 1, responded: 2, successful: 1, failed: 1 });
    const { last } = await follow([some], [results([{ pid: '1' }])], { ...noResponses, agentResponses: responses });
    expect(last).toMatchObject({ kind: 'finished', errors: [{ agentId: 'a-2', message: 'no such table: userz' }] });
  });

  it('never calls rows that this analyst may not read none', async () => {
    expect((await follow([status({ ...done, docs: 3 })], [results([])])).last).toEqual({ kind: 'unreadable', rows: 3 });
  });

  it('expires when the host never answers', async () => {
    expect((await follow([status({})])).last).toEqual({ kind: 'expired' });
  });

  it('calls a host silent when it has said nothing for a while, and finds its answer all the same', async () => {
    const nothing = Array.from({ length: 40 }, () => status({}));
    const { states, pauses, last } = await follow([...nothing.slice(0, 14), status({ ...done, docs: 1 })], [results([{ pid: '1' }])]);
    const silent = states.filter((state) => state.kind === 'waiting' && state.isSilent);
    expect(silent.length).toBeGreaterThan(0);
    const before = pauses.slice(0, states.findIndex((state) => state === silent[0]) - 1).reduce((sum, pause) => sum + pause, 0);
    expect(before).toBeGreaterThan(SILENT_AFTER_MS - 5_000);
    expect(last).toMatchObject({ kind: 'finished', table: { total: 1 } });
  });

  it('is quiet when no other host has answered for a while, also where some have', async () => {
    const some = status({ docs: 1, pending: 1, responded: 1, successful: 1 });
    const { states, last } = await follow([status({}), some], [results([{ pid: '1' }])]);
    const waiting = states.flatMap((state) => (state.kind === 'waiting' ? [state] : []));
    expect(waiting.some(({ isSilent }) => isSilent)).toBe(false);
    expect(waiting.filter(({ isQuiet }) => isQuiet === true).length).toBeGreaterThan(0);
    expect(waiting.findIndex(({ isQuiet }) => isQuiet === true)).toBeGreaterThan(5);
    expect(last).toMatchObject({ kind: 'finished', counts: { responded: 1, pending: 1 } });
  });

  it('asks a silent host less often', async () => {
    const { pauses } = await follow([status({})]);
    expect(Math.max(...pauses)).toBe(20_000);
  });

  it('ends with the rows that are there when some hosts did not answer in time', async () => {
    const some = status({ docs: 1, pending: 2, responded: 1, successful: 1 });
    const { last } = await follow([some], [results([{ pid: '1' }])]);
    expect(last).toMatchObject({ kind: 'finished', counts: { asked: 3, responded: 1, pending: 2 }, table: { total: 1 } });
  });

  it('says of each row which agent gave it', async () => {
    const rows: LiveQueryResults = {
      data: { total: 1, edges: [{ _id: '0', _source: { osquery: { a: '1' }, agent: { id: 'agent-1' } } }] },
    };
    const { last } = await follow([status({ ...done, docs: 1 })], [rows]);
    expect(last).toMatchObject({ table: { rows: [{ agentId: 'agent-1', cells: ['1'] }] } });
  });

  it('knows a server that has no such agent', async () => {
    const error = new HttpError(400, undefined, 'No agents found for selection');
    expect((await follow([error])).last).toEqual({ kind: 'no_agent', error });
    const stumbling = "Error occurred while processing TypeError: Cannot read properties of undefined (reading 'sort')";
    expect(endedBy(new HttpError(500, undefined, stumbling)).kind).toBe('no_agent');
  });

  it('is gone when the run is no longer kept', async () => {
    expect((await follow([new HttpError(404, 'not_found', 'gone')])).last).toEqual({ kind: 'gone' });
    expect((await follow([new HttpError(500, undefined, 'no elements in sequence')])).last).toEqual({ kind: 'gone' });
  });

  it('bears a failure that can pass, not one that cannot', async () => {
    expect((await follow([new HttpError(503, undefined, 'busy'), status(done)])).last?.kind).toBe('finished');
    expect((await follow([new HttpError(400, undefined, 'no'), status(done)])).last?.kind).toBe('failed');
    expect((await follow([new HttpError(403, undefined, 'no'), status(done)])).last?.kind).toBe('denied');
  });
});
