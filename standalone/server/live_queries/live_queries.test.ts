import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Server } from '@hapi/hapi';
import type { OsqueryAnswer, OsqueryRunner } from '../../../server/app/ports';
import { MemoryAlertStore } from '../../../test/fakes/memory_alert_store';
import { memoryPorts } from '../../../test/fakes/memory_ports';
import { sampleAlert } from '../../../test/fakes/sample_alert';
import { Database } from '../../sqlite/database';
import { SqliteLiveQueryStore } from '../../sqlite/live_query_store';
import { SqliteSavedQueryStore } from '../../sqlite/saved_query_store';
import { createHttpServer } from '../http/http_server';
import { liveQueryRoutes } from '../kibana_routes/live_query_routes';
import { LiveQueryService, standardLimits, type LiveQueryLimits } from './live_query_service';

/** Answers only when the test says so, and remembers what it was asked. */
class SteeredRunner implements OsqueryRunner {
  readonly name = 'steered';
  readonly asked: {
    readonly sql: string;
    readonly timeoutMs: number;
    readonly answer: (answer: OsqueryAnswer) => void;
    readonly fail: (error: Error) => void;
  }[] = [];

  run(sql: string, { timeoutMs }: { readonly timeoutMs: number }): Promise<OsqueryAnswer> {
    return new Promise((resolve, reject) => this.asked.push({ sql, timeoutMs, answer: resolve, fail: reject }));
  }

  async close(): Promise<void> {}
}

let database: Database;
let runner: SteeredRunner;
let server: Server;
let service: LiveQueryService;
let now: Date;
let reported: unknown[];

const alerts = new MemoryAlertStore([sampleAlert({ id: 'alert-1', user: `x' OR '1'='1` })]);

async function open(limits: Partial<LiveQueryLimits> = {}): Promise<void> {
  runner = new SteeredRunner();
  const store = new SqliteLiveQueryStore(database);
  const report = (error: unknown): void => void reported.push(error);
  service = new LiveQueryService({ store, runner, clock: () => now, userName: 'anna', limits: { ...standardLimits, ...limits }, report });
  server = createHttpServer({
    port: 0,
    ports: memoryPorts(),
    routes: [],
    hostRoutes: liveQueryRoutes(service, alerts, new SqliteSavedQueryStore(database)),
    report,
  });
  await server.start();
}

beforeEach(async () => {
  now = new Date('2026-03-01T12:00:00.000Z');
  reported = [];
  database = Database.open(':memory:');
  await open();
});
afterEach(async () => {
  await server.stop();
  database.close();
});

async function call(method: 'GET' | 'POST', path: string, body?: unknown) {
  const headers = { 'kbn-xsrf': 'x', 'elastic-api-version': '2023-10-31', 'content-type': 'application/json' };
  const answer = await fetch(`${server.info.uri}${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: JSON.parse(await answer.text()) };
}

const path = '/api/osquery/live_queries';
const start = async (more: Readonly<Record<string, unknown>> = {}) =>
  (await call('POST', path, { agent_ids: ['local'], query: 'SELECT 1;', ...more })).body.data;
const statusOf = async (data: { action_id: string }) => (await call('GET', `${path}/${data.action_id}`)).body.data;
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('live queries', () => {
  it('a query runs, completes, and its rows are read', async () => {
    const created = await start({ timeout: 7 });
    expect(created).toMatchObject({ agents: ['local'], '@timestamp': now.toISOString(), expiration: '2026-03-01T12:05:00.000Z' });
    expect(created.queries).toEqual([expect.objectContaining({ query: 'SELECT 1;', agents: ['local'], timeout: 7 })]);
    expect(created.queries[0].action_id).not.toBe(created.action_id);
    expect(await statusOf(created)).toMatchObject({
      status: 'running',
      queries: [{ status: 'running', pending: 1, responded: 0, successful: 0, failed: 0, docs: 0 }],
    });
    expect(runner.asked[0]).toMatchObject({ sql: 'SELECT 1;', timeoutMs: 7000 });

    runner.asked[0]?.answer({
      ok: true,
      rows: [
        { pid: '1', name: 'init' },
        { pid: '20', name: 'a' },
        { pid: '3', name: 'b' },
      ],
      isTruncated: false,
    });
    await settled();
    expect(await statusOf(created)).toMatchObject({
      status: 'completed',
      queries: [{ status: 'completed', pending: 0, responded: 1, successful: 1, failed: 0, docs: 3 }],
    });
    const results = `${path}/${created.action_id}/results/${created.queries[0].action_id}`;
    const { data } = (await call('GET', results)).body;
    expect(data.total).toBe(3);
    expect(data.rawResponse.hits).toEqual({ total: data.total, hits: data.edges });
    expect(data.edges[0]._source).toMatchObject({ osquery: { pid: '1', name: 'init' }, agent: { id: 'local' } });
    const pids = async (query: string) =>
      (await call('GET', `${results}?${query}`)).body.data.edges.map(
        (edge: { _source: { osquery: { pid: string } } }) => edge._source.osquery.pid
      );
    expect(await pids('page=1&pageSize=2')).toEqual(['3']);
    expect(await pids('sort=osquery.pid&sortOrder=desc')).toEqual(['20', '3', '1']);
    expect(await pids('sort=pid&sortOrder=asc')).toEqual(['1', '3', '20']);
    expect(await pids('sort=%40timestamp')).toEqual(['1', '20', '3']);
  });

  it('a failed query completes as failed, in the words of osquery', async () => {
    const created = await start();
    runner.asked[0]?.answer({ ok: false, error: 'no such table: nothing' });
    await settled();
    expect((await statusOf(created)).queries[0]).toMatchObject({
      status: 'completed',
      failed: 1,
      successful: 0,
      docs: 0,
      error: 'no such table: nothing',
    });
  });

  it('a runner that breaks fails its query, is reported, and the next query runs', async () => {
    const created = await start();
    runner.asked[0]?.fail(new Error('spawn failed at /secret'));
    await settled();
    const [query] = (await statusOf(created)).queries;
    expect(query).toMatchObject({ failed: 1 });
    expect(query.error).not.toContain('secret');
    expect(String(reported[0])).toContain('spawn failed');
    await start();
    expect(runner.asked).toHaveLength(2);
  });

  it('an agent of another name stays pending until the query expires', async () => {
    const created = await start({ agent_ids: ['5f1c'] });
    expect(runner.asked).toHaveLength(0);
    expect(await statusOf(created)).toMatchObject({ status: 'running', queries: [{ pending: 1 }] });
    now = new Date('2026-03-01T12:06:00.000Z');
    expect(await statusOf(created)).toMatchObject({ status: 'completed', queries: [{ status: 'completed', pending: 1, responded: 0 }] });
  });

  const refused = [
    { what: 'no agent', body: { query: 'SELECT 1' }, code: 'no_agent' },
    { what: 'an empty list of agents', body: { agent_ids: [], query: 'SELECT 1' }, code: 'no_agent' },
    { what: 'no query', body: { agent_ids: ['local'] }, code: 'no_query' },
    { what: 'a blank query', body: { agent_ids: ['local'], query: '  ' }, code: 'no_query' },
    { what: 'a query that is no text', body: { agent_ids: ['local'], query: 1 }, code: 'invalid_request' },
    { what: 'a query that is too long', body: { agent_ids: ['local'], query: 'x'.repeat(100_001) }, code: 'invalid_request' },
    { what: 'a time limit of nothing', body: { agent_ids: ['local'], query: 'SELECT 1', timeout: 0 }, code: 'invalid_request' },
    { what: 'a pack', body: { agent_ids: ['local'], pack_id: 'p' }, code: 'invalid_request' },
    {
      what: 'a field that the alert has not',
      body: { agent_ids: ['local'], query: '{{no.such}}', alert_ids: ['alert-1'] },
      code: 'parameter_missing',
    },
  ];
  it.each(refused)('$what is refused with 400', async ({ body, code }) => {
    const answer = await call('POST', path, body);
    expect(answer).toMatchObject({ status: 400, body: { statusCode: 400, error: 'Bad Request', attributes: { code } } });
    expect(runner.asked).toHaveLength(0);
  });

  it('with alert ids the server fills placeholders blindly, as Kibana does', async () => {
    await start({ query: 'SELECT {{user.name}}', alert_ids: ['alert-1'] });
    expect(runner.asked[0]?.sql).toBe(`SELECT x' OR '1'='1`);
  });

  it('without alert ids a query is run as it was sent', async () => {
    await start({ query: `SELECT '{{user.name}}'` });
    expect(runner.asked[0]?.sql).toBe(`SELECT '{{user.name}}'`);
  });

  it('only a few run at once, the others wait their turn, and too many are refused', async () => {
    await server.stop();
    await open({ concurrency: 2, maxWaiting: 1 });
    for (let n = 0; n < 3; n += 1) await start({ query: `SELECT ${n}` });
    expect(runner.asked.map(({ sql }) => sql)).toEqual(['SELECT 0', 'SELECT 1']);
    expect((await call('POST', path, { agent_ids: ['local'], query: 'SELECT 3' })).status).toBe(429);
    runner.asked[0]?.answer({ ok: true, rows: [], isTruncated: false });
    await settled();
    expect(runner.asked.map(({ sql }) => sql)).toEqual(['SELECT 0', 'SELECT 1', 'SELECT 2']);
  });

  it('rows beyond the limit are left out, and the status says so', async () => {
    await server.stop();
    await open({ maxRows: 2 });
    const created = await start();
    runner.asked[0]?.answer({ ok: true, rows: [{ a: '1' }, { a: '2' }, { a: '3' }], isTruncated: false });
    await settled();
    expect((await statusOf(created)).queries[0]).toMatchObject({ docs: 2, truncated: true });
  });

  it('after a restart results are still there, and a query that never answered has failed', async () => {
    const done = await start();
    runner.asked[0]?.answer({ ok: true, rows: [{ a: '1' }], isTruncated: false });
    await settled();
    const cut = await start();
    await service.close();
    await server.stop();
    await open();
    expect((await statusOf(done)).queries[0]).toMatchObject({ docs: 1, successful: 1 });
    expect((await statusOf(cut)).queries[0]).toMatchObject({ failed: 1, error: expect.stringContaining('stopped') });
  });

  it('what is not there is a 404', async () => {
    const created = await start();
    expect((await call('GET', `${path}/no-such`)).status).toBe(404);
    expect((await call('GET', `${path}/${created.action_id}/results/no-such`)).status).toBe(404);
  });
});
