import { describe, expect, it } from 'vitest';
import type {
  KibanaRequest,
  KibanaResponse,
  KibanaResponseFactory,
  Router,
  ValidationFunction,
  VersionedRoute,
  VersionedRouteConfig,
} from '@kbn/core/server';
import { memoryPorts } from '../../test/fakes/memory_ports';
import { bindRoute, type BoundRoute } from '../app/binding';
import { routes } from '../app/routes';
import { nothing, UseCaseError } from '../app/route';
import { registerRoutes } from './routes';

interface Context {
  readonly user: string;
}
type Handler = (context: Context, request: KibanaRequest, response: KibanaResponseFactory) => Promise<KibanaResponse>;

interface Registered {
  readonly method: string;
  readonly config: VersionedRouteConfig;
  readonly version: string;
  readonly request: Readonly<Record<string, ValidationFunction | undefined>>;
  readonly handler: Handler;
}

/** Keeps what is registered, and refuses what Kibana's own router refuses at registration. */
class FakeRouter {
  readonly registered: Registered[] = [];
  readonly versioned: Router<Context>['versioned'] = {
    get: (config) => this.route('get', config),
    post: (config) => this.route('post', config),
    put: (config) => this.route('put', config),
  };

  private route(method: string, config: VersionedRouteConfig): VersionedRoute<Context> {
    if (method === 'get' && config.options.body !== undefined) throw new Error('body options are not for GET');
    if (this.registered.some((other) => other.method === method && other.config.path === config.path)) throw new Error('registered twice');
    const route: VersionedRoute<Context> = {
      addVersion: ({ version, validate }, handler) => {
        if (!/^[1-9]\d*$/.test(version)) throw new Error('internal versions are whole numbers');
        this.registered.push({ method, config, version, request: { ...validate.request }, handler });
        return route;
      },
    };
    return route;
  }
}

/** Answers as Kibana's does: an error status has to be one, and takes message and attributes only. */
const response: KibanaResponseFactory = {
  ok: (options) => Object.assign({ status: 200 }, options),
  customError: ({ statusCode, body }) => {
    if (statusCode < 400 || statusCode > 599) throw new Error(`${statusCode} is no error`);
    return Object.assign({ status: statusCode }, { body });
  },
};

const request = { params: {}, query: {}, body: null, headers: {} };
const none = { params: nothing, query: nothing, body: nothing };

function served(row: BoundRoute, portsOf = async () => memoryPorts()): Registered {
  const router = new FakeRouter();
  registerRoutes(router, [row], portsOf);
  const [registered] = router.registered;
  if (registered === undefined) throw new Error('nothing was registered');
  return registered;
}

const row = (handle: () => Promise<unknown>, method: 'get' | 'post' = 'get'): BoundRoute =>
  bindRoute({ ...none, method, path: '/internal/x', privilege: 'work', handle });

const answerOf = (handle: () => Promise<unknown>) => served(row(handle)).handler({ user: 'anna' }, request, response);

describe('the routes of the product in Kibana', () => {
  const router = new FakeRouter();
  registerRoutes(router, routes, async () => memoryPorts());

  it('are served one for one, as version 1 of internal routes', () => {
    expect(router.registered.map(({ method, config }) => `${method} ${config.path}`)).toEqual(
      routes.map(({ method, path }) => `${method} ${path}`)
    );
    expect(new Set(router.registered.map(({ version, config }) => `${config.access} ${version}`))).toEqual(new Set(['internal 1']));
  });

  it.each(router.registered)('$method $config.path asks for one privilege, said the old way and the new', ({ config }) => {
    const [privilege, ...others] = config.security.authz.requiredPrivileges;
    expect(others).toEqual([]);
    expect(privilege).toMatch(/^investigationGuides-(read|work|manage_exceptions)$/);
    expect(config.options.tags).toEqual([`access:${privilege}`]);
  });

  it.each(router.registered)('$method $config.path gets all parts of its request as they came', ({ method, request: validate }) => {
    const parts = method === 'get' ? ['params', 'query'] : ['params', 'query', 'body'];
    expect(Object.keys(validate)).toEqual(parts);
    for (const part of parts)
      expect(validate[part]?.({ any: ['thing'] }, { ok: (value) => ({ value }) })).toEqual({ value: { any: ['thing'] } });
  });

  it('need the right to work for what changes an investigation, and to read for the rest', () => {
    const needed = router.registered.filter(({ config }) => config.options.tags.includes('access:investigationGuides-work'));
    expect(needed.map(({ config }) => config.path.replace(/.*\{id\}/, ''))).toEqual([
      '/investigation/steps/{step_id}',
      '/investigation/runs',
      '/investigation/evidence',
      '/investigation/evidence/_remove',
      '/investigation/verdict',
    ]);
  });
});

describe('a route in Kibana', () => {
  it('answers what its use case answers', async () => {
    expect(await answerOf(async () => ({ steps: [1] }))).toEqual({ status: 200, body: { steps: [1] } });
  });

  it('limits the size of a body as its row says', () => {
    expect(served(row(async () => ({}), 'post')).config.options.body).toEqual({ maxBytes: 1_048_576 });
  });

  it('makes the ports for each request, of its own context', async () => {
    const router = new FakeRouter();
    const rows = [bindRoute({ ...none, method: 'get', path: '/x', privilege: 'read', handle: async ({ userName }) => userName })];
    registerRoutes(router, rows, async ({ user }: Context) => memoryPorts({ userName: user }));
    const answers = await Promise.all(['anna', 'boris'].map((user) => router.registered[0]?.handler({ user }, request, response)));
    expect(answers).toMatchObject([{ body: 'anna' }, { body: 'boris' }]);
  });

  it('says what is wrong with a request, in the words of the standalone server', async () => {
    const list = served(routes.find(({ path }) => path.endsWith('/alerts')) ?? row(async () => ({})));
    expect(await list.handler({ user: 'anna' }, { ...request, query: { per_page: 'many' } }, response)).toMatchObject({
      status: 400,
      body: { message: expect.stringMatching(/^\[request query\.per_page\]: /), attributes: { code: 'invalid_request' } },
    });
  });

  it('answers a refusal of its use case with message, code and details', async () => {
    const refused = await answerOf(async () => {
      throw new UseCaseError(409, 'conflict', 'Somebody was faster.', { current: { version: 3 } });
    });
    expect(refused).toEqual({
      status: 409,
      body: { message: 'Somebody was faster.', attributes: { code: 'conflict', current: { version: 3 } } },
    });
  });

  it('explains a refusal of Elasticsearch, also one that comes while the ports are made', async () => {
    const refused = Object.assign(new Error('security_exception'), { statusCode: 403 });
    const route = served(
      row(async () => ({})),
      () => Promise.reject(refused)
    );
    expect(await route.handler({ user: 'anna' }, request, response)).toMatchObject({
      status: 403,
      body: { attributes: { code: 'forbidden' } },
    });
  });

  it('lets everything else rise to Kibana, which logs it', async () => {
    const bug = new Error('a bug');
    await expect(answerOf(() => Promise.reject(bug))).rejects.toBe(bug);
  });

  it('is not made of what only an administrator of the standalone server may do', () => {
    const administration = bindRoute({ ...none, method: 'post', path: '/x', privilege: 'administer', handle: async () => ({}) });
    expect(() => served(administration)).toThrow('post /x is the standalone server');
  });
});
