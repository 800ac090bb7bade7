import { describe, expect, it } from 'vitest';
import { MemoryAlertStore } from '../../../test/fakes/memory_alert_store';
import { memoryPorts } from '../../../test/fakes/memory_ports';
import { sampleAlert } from '../../../test/fakes/sample_alert';
import { handleRoute } from '../binding';
import type { DetectingPorts } from '../ports';
import { kibanaRoutes } from '../routes';

const BODY = {
  title: ' Two hosts ',
  description: 'what happened',
  tags: ['a'],
  owner: 'securitySolution',
  connector: { id: 'none', name: 'none', type: '.none', fields: null },
  settings: { syncAlerts: false },
};
const USER = { type: 'user', owner: 'securitySolution', comment: 'seen' };
const ALERT = { type: 'alert', owner: 'securitySolution', alertId: ['a'], index: ['i'], rule: { id: 'r', name: 'n' } };

function send(ports: DetectingPorts, name: string, request: { id?: string; query?: object; body?: unknown } = {}) {
  const route = kibanaRoutes.find(({ method, path }) => `${method} ${path}` === name);
  if (route === undefined) throw new Error(`there is no route ${name}`);
  return handleRoute(route, ports, { params: { id: request.id }, query: request.query ?? {}, body: request.body });
}

async function made(ports: DetectingPorts, rest: object = {}): Promise<string> {
  const { body } = await send(ports, 'post /api/cases', { body: { ...BODY, ...rest } });
  if (typeof body !== 'object' || body === null || !('id' in body) || typeof body.id !== 'string') throw new Error(JSON.stringify(body));
  return body.id;
}
const attach = (ports: DetectingPorts, id: string, body: object) => send(ports, 'post /api/cases/{id}/comments', { id, body });
const find = (ports: DetectingPorts, query: object) => send(ports, 'get /api/cases/_find', { query });

describe('a case', () => {
  it('is answered as Kibana answers a new one', async () => {
    const { status, body } = await send(memoryPorts(), 'post /api/cases', { body: BODY });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      title: 'Two hosts',
      severity: 'low',
      status: 'open',
      settings: { syncAlerts: false },
      connector: { type: '.none' },
      created_by: { username: 'anna', full_name: null, email: null },
      updated_at: null,
      totalComment: 0,
      totalAlerts: 0,
      comments: [],
    });
  });

  const refused: readonly { readonly what: string; readonly body: object; readonly status: number; readonly at?: string }[] = [
    { what: 'a blank title', body: { title: '   ' }, status: 400, at: 'body.title' },
    { what: 'a title that is too long', body: { title: 'x'.repeat(161) }, status: 400, at: 'body.title' },
    { what: 'a description that is too long', body: { description: 'x'.repeat(30_001) }, status: 400, at: 'body.description' },
    { what: 'no tags', body: { tags: undefined }, status: 400, at: 'body.tags' },
    { what: 'an unknown severity', body: { severity: 'awful' }, status: 400, at: 'body.severity' },
    { what: 'a field that is none', body: { colour: 'red' }, status: 400, at: 'body.colour' },
    { what: 'a connector to somewhere', body: { connector: { ...BODY.connector, type: '.jira' } }, status: 400, at: 'connector.type' },
    { what: "another solution's case", body: { owner: 'observability' }, status: 403 },
  ];
  it.each(refused)('is refused with $what', async ({ body, status, at }) => {
    const ports = memoryPorts();
    const answer = await send(ports, 'post /api/cases', { body: { ...BODY, ...body } });
    expect(answer.status).toBe(status);
    if (at !== undefined) expect(answer.body).toMatchObject({ message: expect.stringContaining(at) });
    expect(await ports.cases.list()).toEqual([]);
  });

  it('counts what is attached: all of it beside the attachments, comments alone in a list', async () => {
    const ports = memoryPorts();
    const id = await made(ports);
    await attach(ports, id, { ...ALERT, alertId: ['a', 'b'], index: ['i', 'j'] });
    expect(await attach(ports, id, USER)).toMatchObject({
      status: 200,
      body: {
        totalComment: 2,
        totalAlerts: 2,
        comments: [
          { type: 'alert', alertId: ['a', 'b'], index: ['i', 'j'] },
          { type: 'user', comment: 'seen', created_by: { username: 'anna' } },
        ],
      },
    });
    expect(await find(ports, {})).toMatchObject({ body: { cases: [{ totalComment: 1, totalAlerts: 2, comments: [] }] } });
    expect(await send(ports, 'get /api/cases/alerts/{id}', { id: 'b' })).toMatchObject({
      body: [{ id, title: 'Two hosts', status: 'open', totals: { userComments: 1, alerts: 2 } }],
    });
    expect(await send(ports, 'get /api/cases/alerts/{id}', { id: 'b', query: { owner: 'observability' } })).toMatchObject({ body: [] });
  });

  it('takes one alert as a text, too', async () => {
    const ports = memoryPorts();
    const answer = await attach(ports, await made(ports), { ...ALERT, alertId: 'a', index: 'i', rule: { id: null, name: null } });
    expect(answer).toMatchObject({ body: { comments: [{ alertId: ['a'], index: ['i'], rule: { id: null, name: null } }] } });
  });

  const notAttached: readonly { readonly what: string; readonly body: object; readonly status: number }[] = [
    { what: 'a blank comment', body: { ...USER, comment: ' \n' }, status: 400 },
    { what: 'no type', body: { ...USER, type: undefined }, status: 400 },
    { what: 'an alert without its rule', body: { ...ALERT, rule: undefined }, status: 400 },
    { what: 'alerts without an index each', body: { ...ALERT, alertId: ['a', 'b'] }, status: 400 },
    { what: 'another owner', body: { ...USER, owner: 'cases' }, status: 400 },
    {
      what: 'more alerts than a case holds',
      body: { ...ALERT, alertId: Array(1_001).fill('a'), index: Array(1_001).fill('i') },
      status: 400,
    },
  ];
  it.each(notAttached)('does not take $what', async ({ body, status }) => {
    const ports = memoryPorts();
    const id = await made(ports);
    expect(await attach(ports, id, body)).toMatchObject({ status });
    expect((await ports.cases.get(id))?.attachments).toEqual([]);
  });

  it('takes no alert that is in ten cases already, unless in this one', async () => {
    const ports = memoryPorts({ alerts: new MemoryAlertStore([sampleAlert({ id: 'a' })]) });
    const ids = [];
    for (let count = 0; count < 11; count += 1) ids.push(await made(ports));
    const statuses = [];
    for (const id of ids) statuses.push((await attach(ports, id, ALERT)).status);
    expect(statuses).toEqual([...Array(10).fill(200), 400]);
    expect(await attach(ports, ids[0] ?? '', ALERT)).toMatchObject({ status: 200 });
    expect(await attach(ports, ids[10] ?? '', { ...ALERT, alertId: ['gone'] })).toMatchObject({ status: 200 });
  });

  it('that is not there is not found', async () => {
    for (const answer of [attach(memoryPorts(), 'no-such', USER), send(memoryPorts(), 'get /api/cases/{id}', { id: 'no-such' })]) {
      expect(await answer).toMatchObject({ status: 404, body: { attributes: { code: 'case_not_found' } } });
    }
  });

  it('that syncs gives its status to an alert that comes in, once; one that does not leaves it', async () => {
    const ports = memoryPorts({ alerts: new MemoryAlertStore([sampleAlert({ id: 'a', status: 'acknowledged' })]) });
    const status = async () => (await ports.alerts.get('a'))?.source['kibana.alert.workflow_status'];
    await attach(ports, await made(ports), ALERT);
    expect(await status()).toBe('acknowledged');
    const syncing = await made(ports, { settings: { syncAlerts: true } });
    await attach(ports, syncing, ALERT);
    expect(await status()).toBe('open');
    await ports.alerts.setStatus(['a'], { status: 'closed', reason: undefined, user: 'x', at: '2026-03-01T00:00:00.000Z' });
    await attach(ports, syncing, ALERT);
    expect(await status()).toBe('closed');
  });
});

describe('finding cases', () => {
  let minute = 0;
  const ports = memoryPorts({ clock: () => new Date(Date.UTC(2026, 2, 1, 0, minute)) });
  const ready = (async () => {
    for (const [title, severity, tags] of [
      ['Proxychains on web-1', 'high', ['net']],
      ['Service added', 'low', []],
      ['Proxy settings, 代理', 'critical', ['net']],
    ] as const) {
      minute += 1;
      await made(ports, { title, severity, tags });
    }
  })();

  const rows: readonly { readonly query: Readonly<Record<string, unknown>>; readonly titles: readonly string[] }[] = [
    { query: {}, titles: ['Proxy', 'Service', 'Proxychains'] },
    { query: { sortOrder: 'asc' }, titles: ['Proxychains', 'Service', 'Proxy'] },
    { query: { sortField: 'severity' }, titles: ['Proxy', 'Proxychains', 'Service'] },
    { query: { sortField: 'title', sortOrder: 'asc' }, titles: ['Proxy', 'Proxychains', 'Service'] },
    { query: { search: 'proxy' }, titles: ['Proxy'] },
    { query: { search: 'PROXY*' }, titles: ['Proxy', 'Proxychains'] },
    { query: { search: 'web-1 service' }, titles: ['Service', 'Proxychains'] },
    { query: { search: 'proxy* web*', defaultSearchOperator: 'AND' }, titles: ['Proxychains'] },
    { query: { search: '代理' }, titles: ['Proxy'] },
    { query: { search: '理' }, titles: ['Proxy'] },
    { query: { search: 'happened', searchFields: 'title' }, titles: [] },
    { query: { search: '" + | ' }, titles: ['Proxy', 'Service', 'Proxychains'] },
    { query: { status: 'closed' }, titles: [] },
    { query: { status: ['open', 'in-progress'], severity: ['low', 'high'] }, titles: ['Service', 'Proxychains'] },
    { query: { tags: 'net' }, titles: ['Proxy', 'Proxychains'] },
    { query: { page: '2', perPage: '2' }, titles: ['Proxychains'] },
    { query: { page: '0' }, titles: [] },
    { query: { owner: 'securitySolution' }, titles: ['Proxy', 'Service', 'Proxychains'] },
    { query: { owner: ['observability'] }, titles: [] },
  ];
  it.each(rows)('with $query', async ({ query, titles }) => {
    await ready;
    const { body } = await find(ports, query);
    const cases = typeof body === 'object' && body !== null && 'cases' in body && Array.isArray(body.cases) ? body.cases : [];
    expect(cases.map(({ title }: { title: string }) => title.split(' ')[0])).toEqual(titles);
  });

  it('counts by status what the other filters leave', async () => {
    await ready;
    const counts = { count_open_cases: 2, count_in_progress_cases: 0, count_closed_cases: 0 };
    expect(await find(ports, { tags: 'net', status: 'closed', search: 'x' })).toMatchObject({ body: { total: 0, ...counts } });
  });

  it.each([{ sortField: 'foo' }, { perPage: '101' }, { page: 'x' }, { foo: '1' }, { status: 'maybe' }])('refuses %j', async (query) => {
    expect(await find(ports, query)).toMatchObject({ status: 400 });
  });
});
