import { describe, expect, it } from 'vitest';
import type { LiveQueryRequest, LiveQueryStatus, QueryRun } from '../../../../common/api';
import { HttpError } from '../../../shared/host';
import type { RunBody } from '../../../shared/api';
import { AT_ONCE, RunBook, type RunOrder } from './run_book';

type QueryStatus = LiveQueryStatus['data']['queries'][number];

/** Queries end when the test says so. */
class SteeredServer {
  readonly launched: LiveQueryRequest[] = [];
  readonly recorded: RunBody[] = [];
  readonly ended = new Map<string, Partial<QueryStatus>>();
  refuse: Error | undefined;
  nowMs = Date.parse('2026-01-01T00:00:00Z');

  readonly book = new RunBook({
    alertId: 'alert-1',
    isRecording: true,
    nameOf: (id) => ({ a1: 'web-3' })[id],
    received: () => undefined,
    nowMs: () => this.nowMs,
    sleep: async (ms) => {
      this.nowMs += ms;
      await new Promise((resolve) => setTimeout(resolve));
    },
    api: {
      launchLiveQuery: async (body) => {
        if (this.refuse !== undefined) throw this.refuse;
        this.launched.push(body);
        const name = `q${this.launched.length}`;
        const agents = body.agent_ids ?? ['a1', 'a2', 'a3'];
        return {
          data: {
            action_id: `run-${name}`,
            '@timestamp': '',
            expiration: '2026-02-01T00:00:00Z',
            agents,
            queries: [{ action_id: name, id: name, query: body.query, agents }],
          },
        };
      },
      liveQuery: async (id) => {
        const name = id.slice(4);
        const open: QueryStatus = {
          action_id: name,
          query: '',
          docs: 0,
          pending: 1,
          responded: 0,
          successful: 0,
          failed: 0,
          status: 'running',
        };
        const query = { ...open, ...this.ended.get(name) };
        return { data: { action_id: id, expiration: '2026-02-01T00:00:00Z', status: query.status, queries: [query] } };
      },
      agentResponses: async () => ({ edges: [] }),
      searchAgentResponses: async () => ({ edges: [] }),
      liveQueryResults: async () => ({ data: { total: 1, edges: [{ _id: '0', _source: { osquery: { a: '1' } } }] } }),
      saveRun: async (_id, body) => {
        this.recorded.push(body);
        return { alert_id: 'alert-1', version: 1, steps: {}, runs: {}, verdict: undefined };
      },
    },
  });

  end(name: string): void {
    this.ended.set(name, { status: 'completed', pending: 0, responded: 1, successful: 1, docs: 1 });
  }

  kind(queryId: string): string {
    const { state } = this.book.entry(queryId);
    return state.kind === 'waiting' && state.isSilent ? 'silent' : state.kind;
  }

  async until(isTrue: () => boolean): Promise<void> {
    for (let turn = 0; turn < 500 && !isTrue(); turn += 1) await new Promise((resolve) => setTimeout(resolve));
    expect(isTrue()).toBe(true);
  }
}

const order = (queryId: string, more: Partial<RunOrder> = {}): RunOrder => ({
  queryId,
  query: `SELECT '${queryId}'`,
  ecsMapping: undefined,
  target: { kind: 'alert_agent', agentId: 'agent-1' },
  ...more,
});
const orders = (count: number): readonly RunOrder[] => Array.from({ length: count }, (_, n) => order(`step-${n + 1}`));

describe('RunBook', () => {
  it('launches, records and follows a query to its rows', async () => {
    const server = new SteeredServer();
    server.end('q1');
    await server.book.launch(order('step-1', { savedQueryId: 'saved-1', ecsMapping: { 'process.pid': { field: 'pid' } } }));
    expect(server.book.entry('step-1').state).toMatchObject({ kind: 'finished', table: { total: 1 } });
    expect(server.launched).toEqual([
      {
        agent_ids: ['agent-1'],
        query: "SELECT 'step-1'",
        alert_ids: ['alert-1'],
        saved_query_id: 'saved-1',
        ecs_mapping: { 'process.pid': { field: 'pid' } },
      },
    ]);
    expect(server.recorded).toEqual([
      { query_id: 'step-1', action_id: 'run-q1', query_action_id: 'q1', agent_id: 'agent-1', query: "SELECT 'step-1'" },
    ]);
    expect(server.book.tables()).toHaveLength(1);
  });

  it('records all agents of a wide run', async () => {
    const server = new SteeredServer();
    server.end('q1');
    await server.book.launch(order('step-1', { target: { kind: 'platform', platform: 'linux', names: ['linux', 'ubuntu'] } }));
    expect(server.launched[0]).toMatchObject({ agent_platforms: ['linux', 'ubuntu'] });
    expect(server.recorded[0]).toMatchObject({ agent_id: 'a1', agent_ids: ['a1', 'a2', 'a3'], agent_count: 3 });
  });

  it('runs many a few at a time, the rest in their turn', async () => {
    const server = new SteeredServer();
    const all = server.book.launchAll(orders(5));
    await server.until(() => server.launched.length === AT_ONCE);
    expect(['step-4', 'step-5'].map((id) => server.kind(id))).toEqual(['queued', 'queued']);
    server.end('q1');
    await server.until(() => server.launched.length === AT_ONCE + 1);
    expect(server.kind('step-5')).toBe('queued');
    for (const name of ['q2', 'q3', 'q4', 'q5']) server.end(name);
    await all;
    await server.until(() => orders(5).every(({ queryId }) => server.kind(queryId) === 'finished'));
  });

  it('a silent host does not keep the others waiting, and is still listened to', async () => {
    const server = new SteeredServer();
    for (const name of ['q4', 'q5']) server.end(name);
    await server.book.launchAll(orders(5));
    expect(server.launched).toHaveLength(5);
    expect(server.kind('step-1')).toBe('silent');
    server.end('q1');
    await server.until(() => server.kind('step-1') === 'finished');
    server.book.close();
  });

  it('nor do hosts that answered keep the others waiting where the rest of them is silent', async () => {
    const server = new SteeredServer();
    for (const name of ['q1', 'q2', 'q3']) server.ended.set(name, { pending: 1, responded: 2, successful: 2, docs: 1 });
    for (const name of ['q4', 'q5']) server.end(name);
    await server.book.launchAll(orders(5));
    expect(server.launched).toHaveLength(5);
    expect(orders(5).map(({ queryId }) => server.kind(queryId))).toEqual(['waiting', 'waiting', 'waiting', 'finished', 'finished']);
    server.book.close();
  });

  it('what has not been sent can be taken back', async () => {
    const server = new SteeredServer();
    void server.book.launchAll(orders(5));
    await server.until(() => server.launched.length === AT_ONCE);
    server.book.dropQueued();
    expect(server.kind('step-5')).toBe('idle');
    for (const name of ['q1', 'q2', 'q3']) server.end(name);
    await server.until(() => server.kind('step-1') === 'finished');
    expect(server.launched).toHaveLength(AT_ONCE);
  });

  it.each([
    ['a missing right', new HttpError(403, undefined, 'Forbidden'), 'denied'],
    ['an agent that is not there', new HttpError(500, undefined, 'Error occurred: No agents found for selection'), 'no_agent'],
    ['an alert that is gone', new HttpError(404, 'alert_not_found', 'There is no such alert'), 'failed'],
    ['anything else', new Error('broken'), 'failed'],
  ])('%s is told apart when nothing could be sent', async (_name, error, expected) => {
    const server = new SteeredServer();
    server.refuse = error;
    await server.book.launch(order('step-1'));
    expect(server.kind('step-1')).toBe(expected);
    expect(server.recorded).toEqual([]);
  });

  it('takes up a recorded run once, and not over one that is just being started', async () => {
    const server = new SteeredServer();
    const recorded: QueryRun = {
      query_id: 'step-1',
      action_id: 'run-q9',
      query_action_id: 'q9',
      agent_id: 'agent-1',
      query: 'SELECT 1',
      started_at: '2026-01-01T00:00:00Z',
      started_by: 'bob',
    };
    server.end('q9');
    server.book.resume(recorded);
    server.book.resume(recorded);
    await server.until(() => server.kind('step-1') === 'finished');
    server.end('q1');
    const launching = server.book.launch(order('step-1'));
    server.book.resume({ ...recorded, query_action_id: 'q8' });
    await launching;
    expect(server.kind('step-1')).toBe('finished');
    expect(server.launched).toHaveLength(1);
  });
});
