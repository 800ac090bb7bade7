/** Facts about live Osquery queries. */
import { beforeAll, expect, it, vi } from 'vitest';
import { LIVE_QUERIES_PATH, LIVE_QUERY_PATH, LIVE_QUERY_RESULTS_PATH } from '../../../common/api';
import { refusedWith } from './alert_facts';
import { list, MISSING_ID, record, type Refusal, type Spoken } from './under_test';

interface Launched {
  readonly id: string;
  readonly actionId: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT/);
const ID = expect.stringMatching(/./);

export function liveQueryFacts(spoken: () => Spoken): void {
  let finished: Launched;
  const launch = async (body: object): Promise<Launched> => {
    const data = record((await spoken().good('POST', LIVE_QUERIES_PATH, { agent_ids: [spoken().seeded.agentId], ...body }))['data']);
    return { id: String(data['action_id']), actionId: String(record(list(data['queries'])[0])['action_id']), data };
  };
  const status = async ({ id }: Launched) => record((await spoken().good('GET', LIVE_QUERY_PATH.replace('{id}', id)))['data']);
  const results = async ({ id, actionId }: Launched, query = '') => {
    const path = LIVE_QUERY_RESULTS_PATH.replace('{id}', id).replace('{action_id}', actionId);
    return record((await spoken().good('GET', `${path}${query}`))['data']);
  };

  beforeAll(async () => {
    finished = await launch({ query: 'SELECT 1 AS one' });
    await vi.waitFor(async () => expect(await status(finished)).toMatchObject({ status: 'completed' }), { timeout: 60_000, interval: 250 });
  }, 90_000);

  it('starts a query: an id for all of it and another for its one query', async () => {
    const { agentId } = spoken().seeded;
    expect(finished.data).toMatchObject({
      action_id: ID,
      '@timestamp': TIME,
      expiration: TIME,
      type: 'INPUT_ACTION',
      input_type: 'osquery',
      agent_ids: [agentId],
      agents: [agentId],
      queries: [{ action_id: ID, id: ID, query: 'SELECT 1 AS one', agents: [agentId] }],
    });
    expect(finished.id).not.toBe(finished.actionId);
    const lifetime = Date.parse(String(finished.data['expiration'])) - Date.parse(String(finished.data['@timestamp']));
    expect(Math.round(lifetime / 1000)).toBe(300);
  });

  it('says how it stands, agent by agent in numbers', async () => {
    const { agentId } = spoken().seeded;
    expect(await status(finished)).toMatchObject({
      action_id: finished.id,
      '@timestamp': TIME,
      expiration: TIME,
      agents: [agentId],
      status: 'completed',
      queries: [
        {
          action_id: finished.actionId,
          query: 'SELECT 1 AS one',
          agents: [agentId],
          docs: expect.any(Number),
          pending: 0,
          responded: 1,
          successful: 1,
          failed: 0,
          status: 'completed',
        },
      ],
    });
  });

  it('gives the rows as edges, each column a text', async () => {
    const { total, edges, rawResponse } = await results(finished);
    const rows = list(edges);
    expect(total).toBe(rows.length);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row).toMatchObject({ _id: ID, _source: { osquery: expect.any(Object), agent: { id: spoken().seeded.agentId } } });
      const columns = Object.values(record(record(record(row)['_source'])['osquery']));
      expect(columns.map((value) => typeof value)).toEqual(columns.map(() => 'string'));
    }
    expect(rawResponse).toMatchObject({ hits: { total: rows.length } });
  });

  it('pages from 0, and counts all rows on every page', async () => {
    const { total } = await results(finished);
    expect(list((await results(finished, '?page=0&pageSize=1'))['edges'])).toHaveLength(1);
    const beyond = await results(finished, '?page=50&pageSize=10');
    expect(beyond).toMatchObject({ total, edges: [] });
  });

  it('fills what is left in double braces from the alert', async () => {
    const { alertId, userName } = spoken().seeded;
    const { data } = await launch({ query: `SELECT '{{user.name}}' AS name`, alert_ids: [alertId] });
    expect(data).toMatchObject({ alert_ids: [alertId], queries: [{ query: `SELECT '${userName}' AS name` }] });
  });

  it('keeps a mapping to ECS with the query', async () => {
    const ecs_mapping = { 'process.pid': { field: 'pid' }, tags: { value: ['a'] } };
    expect((await launch({ query: 'SELECT 1 AS one', ecs_mapping })).data).toMatchObject({ queries: [{ ecs_mapping }] });
  });

  const path = LIVE_QUERIES_PATH;
  const query = 'SELECT 1 AS one';
  const refusals: readonly Refusal[] = [
    { what: 'no agents', path, body: { query }, status: 400 },
    { what: 'an empty list of agents', path, body: { agent_ids: [], query }, status: 400 },
    { what: 'an agent that is no list', path, body: { agent_ids: 'a', query }, status: 400 },
    {
      what: 'no query',
      path,
      body: { agent_ids: [MISSING_ID] },
      status: { kibana: 200, standalone: 400, why: 'Kibana sends an empty action, which no agent can answer' },
    },
    {
      what: 'an alert that is not there',
      path,
      body: { agent_ids: [MISSING_ID], query: `SELECT '{{user.name}}'`, alert_ids: [MISSING_ID] },
      status: { kibana: 500, standalone: 404, why: 'Kibana 8.12 fails over it' },
    },
    {
      what: 'the status of a query that is not there',
      method: 'GET',
      path: LIVE_QUERY_PATH.replace('{id}', MISSING_ID),
      status: { kibana: 500, standalone: 404, why: 'Kibana 8.12 fails over it' },
    },
    {
      what: 'the rows of a query that is not there',
      method: 'GET',
      path: LIVE_QUERY_RESULTS_PATH.replace('{id}', MISSING_ID).replace('{action_id}', MISSING_ID),
      status: { kibana: 500, standalone: 404, why: 'Kibana 8.12 fails over it' },
    },
  ];
  refusedWith(spoken, refusals);

  it('refuses a field in double braces that the alert does not have', async () => {
    const { agentId, alertId } = spoken().seeded;
    const body = { agent_ids: [agentId], query: `SELECT '{{no.such.field}}'`, alert_ids: [alertId] };
    expect(await spoken().ask('POST', path, body)).toMatchObject({ status: 400, body: { statusCode: 400, error: 'Bad Request' } });
  });
}
