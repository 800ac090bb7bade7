/** Facts about the lists of agents that Osquery's own page is made of: internal routes, which a page of the same Kibana may call. */
import { expect, it } from 'vitest';
import { AGENT_HOST_KEYWORD, OSQUERY_AGENTS_PATH, OSQUERY_PACKAGE_POLICIES_PATH } from '../../../common/api';
import { HEADERS, list, MISSING_ID, record, type Spoken } from './under_test';

const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT/);
const TEXT = expect.stringMatching(/./);
const SORTED = { sortField: AGENT_HOST_KEYWORD, sortOrder: 'asc' };

export function agentFacts(spoken: () => Spoken): void {
  const headers = { ...HEADERS, 'elastic-api-version': '1', 'x-elastic-internal-origin': 'Kibana' };
  const ask = (path: string, query: Readonly<Record<string, string>> = {}) =>
    spoken().ask('GET', `${path}?${new URLSearchParams(query).toString()}`, undefined, headers);
  const agents = async (query: Readonly<Record<string, string>>): Promise<Readonly<Record<string, unknown>>> => {
    const answer = await ask(OSQUERY_AGENTS_PATH, { ...SORTED, page: '1', perPage: '100', ...query });
    expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 });
    return record(answer.body);
  };
  const ids = async (kuery: string, more: Readonly<Record<string, string>> = {}): Promise<readonly unknown[]> =>
    list((await agents({ kuery, ...more }))['agents']).map((agent) => record(agent)['id']);
  const own = async (): Promise<Readonly<Record<string, unknown>>> => {
    const found = list((await agents({ kuery: `agent.id: ("${spoken().seeded.agentId}")` }))['agents']);
    expect(found).toHaveLength(1);
    return record(found[0]);
  };
  const hostOf = (agent: unknown): string => String(record(record(record(agent)['local_metadata'])['host'])['hostname']);

  it('tell of an agent its host, its operating system, its policy, how it stands and since when', async () => {
    expect(await own()).toMatchObject({
      id: spoken().seeded.agentId,
      status: 'online',
      last_checkin: TIME,
      enrolled_at: TIME,
      policy_id: TEXT,
      active: true,
      agent: { id: spoken().seeded.agentId },
      local_metadata: { host: { hostname: TEXT }, os: { platform: TEXT } },
    });
  });

  it('call policies that hold Osquery by their names', async () => {
    const { policy_id: id } = await own();
    const policies = list(record((await agents({ kuery: '' }))['groups'])['policies']).map(record);
    const policy = policies.find((one) => one['id'] === id);
    expect(policy).toMatchObject({ name: TEXT, size: expect.any(Number) });
    expect(policy?.['name']).not.toBe(id);
  });

  it('name the policies that hold Osquery', async () => {
    const { status, body } = await ask(OSQUERY_PACKAGE_POLICIES_PATH);
    expect(status).toBe(200);
    const items = list(record(body)['items']).map(record);
    const policies = items.flatMap((item) => [item['policy_id'], ...(item['policy_ids'] === undefined ? [] : list(item['policy_ids']))]);
    expect(policies).toContain((await own())['policy_id']);
  });

  it('are sorted by the names of hosts, and paged from 1, with the number of all', async () => {
    const { agents: all, total } = await agents({ kuery: '' });
    const names = list(all).map(hostOf);
    expect(total).toBe(names.length);
    expect(names).toEqual([...names].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
    const first = await agents({ kuery: '', perPage: '1' });
    expect(first).toMatchObject({ total });
    expect(list(first['agents']).map(hostOf)).toEqual(names.slice(0, 1));
    expect(list((await agents({ kuery: '', page: '50', perPage: '100' }))['agents'])).toEqual([]);
  });

  it('are searched by a part of a host’s name, as a keyword and as a text, by id, by state and by policy', async () => {
    const agent = await own();
    const [id, host] = [spoken().seeded.agentId, hostOf(agent)];
    const part = host.slice(1);
    const word = (/[A-Za-z0-9]+/.exec(host)?.[0] ?? host).toUpperCase();
    const found = [
      `${AGENT_HOST_KEYWORD}: (*${part}* or *${part.toUpperCase()}*)`,
      `local_metadata.host.hostname: (*${word}*)`,
      `agent.id: *${id.slice(1)}*`,
      `agent.id: ("${MISSING_ID}" or "${id}")`,
      `status: online`,
      `not status: offline`,
      `policy_id: (${String(agent['policy_id'])}*)`,
    ];
    for (const kuery of found) expect(await ids(kuery), kuery).toContain(id);
    const without = ['status: offline', `agent.id: ("${MISSING_ID}")`, `${AGENT_HOST_KEYWORD}: *no-such-host*`, `policy_id: (no-such*)`];
    for (const kuery of without) expect(await ids(kuery), kuery).not.toContain(id);
  });

  it('take words that are operators of the language, and its marks, as text when they are escaped', async () => {
    for (const word of ['or', 'and', 'xx\\u006eot', '\\u006eot', '\\(', '\\"', '\\*', '\\:', '\\\\', '\\{']) {
      expect(await ids(`${AGENT_HOST_KEYWORD}: (*${word}*)`), word).toEqual([]);
    }
  });

  it('hold agents that are gone for long only when these are wanted', async () => {
    const [usual, all] = [await ids(''), await ids('', { showInactive: 'true' })];
    expect(all.length).toBeGreaterThanOrEqual(usual.length);
    expect(all).toEqual(expect.arrayContaining([...usual]));
  });

  it('refuse a query that cannot be read', async () => {
    expect(await ask(OSQUERY_AGENTS_PATH, { ...SORTED, kuery: 'status: (online' })).toMatchObject({ status: 400 });
  });
}
