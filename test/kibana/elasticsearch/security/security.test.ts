/** The stand-in's security, as Kibana and its users meet it: over HTTP. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFakeEs, type Account, type FakeEs } from '../../start_fake_es';

const ALERTS = '.alerts-security.alerts-default';
const BACKING = '.internal.alerts-security.alerts-default-000001';
const APPLICATION = 'kibana-.kibana';
const everything = { match_all: {} };

let es: FakeEs;

const accountOf = (username: string): Account => ({ username, password: `${username}-password` });

const roles = {
  analyst: {
    indices: [{ names: ['.alerts-security.alerts-*', 'logs-*'], privileges: ['read'] }],
    applications: [{ application: APPLICATION, privileges: ['feature_guides.all'], resources: ['space:default'] }],
  },
  writer: { indices: [{ names: ['.alerts-*'], privileges: ['read', 'write'] }] },
  hunter: { indices: [{ names: ['logs-*'], privileges: ['read'] }] },
  everywhere: {
    indices: [{ names: ['*'], privileges: ['all'] }],
    applications: [{ application: 'kibana-*', privileges: ['feature_guides.read'], resources: ['*'] }],
  },
  nothing: {},
};

beforeAll(async () => {
  es = await startFakeEs({ security: true });
  await es.request('PUT', `/${BACKING}`, { aliases: { [ALERTS]: { is_write_index: true } } });
  for (const index of [ALERTS, 'logs-a', '.kibana_1']) await es.request('PUT', `/${index}/_doc/1`, { a: 1 });
  await es.request('PUT', '/_security/privilege', {
    [APPLICATION]: {
      'feature_guides.all': { actions: ['login:', 'api:guides-read', 'api:guides-work', 'ui:guides/*'] },
      'feature_guides.read': { actions: ['login:', 'api:guides-read'] },
    },
  });
  for (const [name, role] of Object.entries(roles)) {
    await es.request('PUT', `/_security/role/${name}`, role);
    await es.request('PUT', `/_security/user/${name}`, { password: `${name}-password`, roles: [name] });
  }
});
afterAll(() => es.stop());

/** A superuser is answered where no name is given. */
async function answer(
  method: string,
  path: string,
  { body, as }: { readonly body?: unknown; readonly as?: string } = {}
): Promise<unknown> {
  try {
    return await es.request(method, path, body, as === undefined ? es.superuser : accountOf(as));
  } catch (error) {
    if (error instanceof Error && 'statusCode' in error) return JSON.parse(error.message);
    throw error;
  }
}

const refusal = (status: number, reason: string) => ({ status, error: { type: 'security_exception', reason } });

describe('credentials', () => {
  it.each([
    ['a wrong password', { username: 'analyst', password: 'wrong' }],
    ['a user who is not there', { username: 'stranger', password: 'stranger-password' }],
  ])('refuses %s', async (_what, account) => {
    const refused = es.request('GET', '/_security/_authenticate', undefined, account);
    await expect(refused).rejects.toMatchObject({
      statusCode: 401,
      message: expect.stringContaining(`unable to authenticate user [${account.username}] for REST request [/_security/_authenticate]`),
    });
  });

  it('asks for credentials where there are none', async () => {
    const response = await fetch(`${es.url}/${ALERTS}/_search`);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toContain('Basic realm="security"');
    expect(await response.json()).toMatchObject(refusal(401, `missing authentication credentials for REST request [/${ALERTS}/_search]`));
  });

  it('refuses a user who is disabled', async () => {
    await es.request('PUT', '/_security/user/late', { password: 'late-password', roles: [] });
    await es.request('PUT', '/_security/user/late/_disable');
    expect(await answer('GET', '/_security/_authenticate', { as: 'late' })).toMatchObject({ status: 401 });
  });

  it('says who asks, and never the password', async () => {
    const me = await answer('GET', '/_security/_authenticate', { as: 'analyst' });
    expect(me).toMatchObject({ username: 'analyst', roles: ['analyst'], enabled: true, authentication_type: 'realm' });
    expect(JSON.stringify([me, await answer('GET', '/_security/user')])).not.toContain('password"');
  });

  it('takes an API key for its owner until it is invalidated', async () => {
    const grant = { grant_type: 'password', ...accountOf('analyst'), api_key: { name: 'of a rule' } };
    const key = (await answer('POST', '/_security/api_key/grant', { body: grant })) as { readonly id: string; readonly encoded: string };
    const ask = async () => {
      const response = await fetch(`${es.url}/_security/_authenticate`, { headers: { authorization: `ApiKey ${key.encoded}` } });
      return response.json();
    };
    expect(await ask()).toMatchObject({ username: 'analyst', authentication_type: 'api_key', api_key: { id: key.id } });
    await es.request('DELETE', '/_security/api_key', { ids: [key.id] });
    expect(await ask()).toMatchObject({ status: 401 });
  });
});

describe('searching', () => {
  const denied = (user: string, on: string) =>
    refusal(
      403,
      `action [indices:data/read/search] is unauthorized for user [${user}] with effective roles [${user}]${on}, ` +
        'this action is granted by the index privileges [read,all]'
    );
  it.each([
    ['analyst', ALERTS, ['1']],
    ['analyst', '.alerts-*', ['1']],
    ['analyst', '*', ['1']],
    ['analyst', `${ALERTS},logs-a`, ['1', '1']],
    ['analyst', 'no-such-*', []],
    ['hunter', '.alerts-security*', []],
    ['hunter', ALERTS, denied('hunter', ` on indices [${ALERTS}]`)],
    ['hunter', `logs-a,${ALERTS}`, denied('hunter', ` on indices [${ALERTS}]`)],
    ['hunter', `logs-a,${ALERTS}?ignore_unavailable=true`, ['1']],
    // An alias is granted by its own name, not by what it stands for, and the other way round.
    ['analyst', BACKING, denied('analyst', ` on indices [${BACKING}]`)],
    ['everywhere', '.kibana_1', denied('everywhere', ' on restricted indices [.kibana_1]')],
    ['nothing', ALERTS, denied('nothing', ` on indices [${ALERTS}]`)],
    ['nothing', '*', denied('nothing', '')],
  ])('%s in %s', async (as, target, expected) => {
    const [names, query = ''] = target.split('?');
    const found = await answer('POST', `/${names}/_search?${query}`, { body: { query: everything }, as });
    if (Array.isArray(expected)) expect(found).toMatchObject({ hits: { hits: expected.map((id) => ({ _id: id })) } });
    else expect(found).toMatchObject(expected);
  });

  it('says when a role of the user is not there', async () => {
    await es.request('PUT', '/_security/user/orphan', { password: 'orphan-password', roles: ['gone'] });
    expect(await answer('POST', `/${ALERTS}/_search`, { as: 'orphan' })).toMatchObject({
      error: { reason: expect.stringContaining('with effective roles [] (assigned roles [gone] were not found)') },
    });
  });
});

describe('reading and writing documents', () => {
  it.each([
    ['GET', `/${ALERTS}/_doc/1`, 'hunter', 'indices:data/read/get', 'read,all'],
    ['PUT', `/${ALERTS}/_doc/2`, 'analyst', 'indices:data/write/index', 'create_doc,create,index,write,all'],
    ['POST', `/${ALERTS}/_update_by_query`, 'analyst', 'indices:data/write/update/byquery', 'index,write,all'],
    ['DELETE', `/${BACKING}`, 'writer', 'indices:admin/delete', 'delete_index,manage,all'],
  ])('%s %s is not for %s', async (method, path, as, action, privileges) => {
    const body = method === 'GET' || method === 'DELETE' ? undefined : { a: 2 };
    const refused = await answer(method, path, { body, as });
    const { reason } = (refused as { readonly error: { readonly reason: string } }).error;
    expect(reason).toMatch(`action [${action}] is unauthorized for user [${as}]`);
    expect(reason).toMatch(`granted by the index privileges [${privileges}]`);
  });

  it('refuses the items of a bulk one by one', async () => {
    const lines = [{ index: { _index: ALERTS, _id: 'bulk' } }, { a: 1 }, { index: { _index: 'logs-a', _id: 'bulk' } }, { a: 1 }];
    const body = `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`;
    expect(await answer('POST', '/_bulk', { body, as: 'writer' })).toMatchObject({
      errors: true,
      items: [
        { index: { status: 201 } },
        { index: { status: 403, error: { reason: expect.stringContaining('[create_doc,create,delete,index,write,all]') } } },
      ],
    });
  });

  it('lets a writer update by query', async () => {
    expect(await answer('POST', `/${ALERTS}/_update_by_query`, { body: { query: everything }, as: 'writer' })).toMatchObject({
      failures: [],
    });
  });
});

describe('“may this user ...?”', () => {
  const asked = (as: string, body: unknown) => answer('POST', '/_security/user/_has_privileges', { body, as });
  const actions = ['login:', 'api:guides-read', 'api:guides-work', 'ui:guides/show', 'api:other'];

  it.each([
    ['analyst', 'space:default', [true, true, true, true, false]],
    ['analyst', 'space:ops', [false, false, false, false, false]],
    ['everywhere', 'space:ops', [true, true, false, false, false]],
    ['nothing', 'space:default', [false, false, false, false, false]],
  ])('%s in %s', async (as, resource, expected) => {
    expect(await asked(as, { application: [{ application: APPLICATION, resources: [resource], privileges: actions }] })).toEqual({
      username: as,
      has_all_requested: false,
      cluster: {},
      index: {},
      application: { [APPLICATION]: { [resource]: Object.fromEntries(actions.map((action, at) => [action, expected[at]])) } },
    });
  });

  it('answers for indices and the cluster as well', async () => {
    const body = { cluster: ['monitor'], index: [{ names: [ALERTS, 'other'], privileges: ['read', 'write', 'view_index_metadata'] }] };
    expect(await asked('writer', body)).toMatchObject({
      has_all_requested: false,
      cluster: { monitor: false },
      index: {
        [ALERTS]: { read: true, write: true, view_index_metadata: false },
        other: { read: false, write: false, view_index_metadata: false },
      },
    });
  });

  it('grants a superuser what nobody stored', async () => {
    const body = { cluster: ['manage_security'], application: [{ application: APPLICATION, resources: ['*'], privileges: ['api:new'] }] };
    expect(await answer('POST', '/_security/user/_has_privileges', { body })).toMatchObject({ has_all_requested: true });
  });
});

describe('managing', () => {
  it('gives roles back as they were put, and 404 for one that is not there', async () => {
    expect(await answer('GET', '/_security/role/hunter')).toMatchObject({
      hunter: { ...roles.hunter, cluster: [], applications: [], transient_metadata: { enabled: true } },
    });
    await expect(es.request('GET', '/_security/role/absent')).rejects.toMatchObject({ statusCode: 404 });
  });

  it('is not for everybody', async () => {
    expect(await answer('PUT', '/_security/role/mine', { body: {}, as: 'analyst' })).toMatchObject({
      status: 403,
      error: { reason: expect.stringContaining('this action is granted by the cluster privileges [manage_security,all]') },
    });
  });

  it('stores, compares and deletes the privileges of an application', async () => {
    const put = { other: { 'feature_a.all': { actions: ['login:'] } } };
    expect(await answer('PUT', '/_security/privilege', { body: put })).toEqual({ other: { 'feature_a.all': { created: true } } });
    expect(await answer('GET', '/_security/privilege/other')).toEqual({
      other: { 'feature_a.all': { application: 'other', name: 'feature_a.all', actions: ['login:'], metadata: {} } },
    });
    expect(await answer('DELETE', '/_security/privilege/other/feature_a.all')).toEqual({ other: { 'feature_a.all': { found: true } } });
    expect(await answer('GET', '/_security/privilege/other')).toEqual({});
  });

  it('tells Kibana that security is on', async () => {
    expect(await answer('GET', '/_xpack')).toMatchObject({ features: { security: { available: true, enabled: true } } });
  });
});
