/** The server half as Kibana runs it: set up once, then asked by requests of different users and spaces. */
import type {
  CoreSetup,
  KibanaRequest,
  KibanaResponse,
  KibanaResponseFactory,
  RequestContext,
  VersionedRoute,
  VersionedRouteConfig,
} from '@kbn/core/server';
import type { KibanaFeatureConfig } from '@kbn/features-plugin/server';
import { describe, expect, it } from 'vitest';
import { MemorySavedObjects } from '../test/fakes/memory_saved_objects';
import { config, plugin } from './index';
import type { SetupPlugins, StartPlugins } from './plugin';

type Handler = (context: RequestContext, request: KibanaRequest, response: KibanaResponseFactory) => Promise<KibanaResponse>;

const response: KibanaResponseFactory = {
  ok: (options) => Object.assign({ status: 200 }, options),
  customError: ({ statusCode, body }) => Object.assign({ status: statusCode }, { body }),
};

/** Kibana's core, with one alert in each space that is named. */
function fakeKibana(started: StartPlugins, spacesWithAlerts: readonly string[]) {
  const types: object[] = [];
  const warnings: string[] = [];
  const handlers = new Map<string, Handler>();
  const bodyLimits = new Map<string, number | undefined>();
  const searched: object[] = [];
  const add = (method: string) => (config: VersionedRouteConfig) => {
    bodyLimits.set(`${method} ${config.path}`, config.options.body?.maxBytes);
    const route: VersionedRoute<RequestContext> = {
      addVersion: (_options, handler) => {
        handlers.set(`${method} ${config.path}`, handler);
        return route;
      },
    };
    return route;
  };
  const core: CoreSetup<StartPlugins> = {
    http: { createRouter: () => ({ versioned: { get: add('get'), post: add('post'), put: add('put') } }) },
    savedObjects: { registerType: (type) => void types.push(type) },
    getStartServices: async () => [undefined, started, undefined],
  };
  const savedObjects = new MemorySavedObjects().client();
  const hiddenTypes: (readonly string[])[] = [];
  const search = async (request: object) => {
    searched.push(request);
    const holds = spacesWithAlerts.some((space) => 'index' in request && request.index === `.alerts-security.alerts-${space}`);
    const hit = { _id: 'a1', _index: '.internal.alerts', _source: { '@timestamp': '2026-03-01T00:00:00.000Z', 'kibana.alert.uuid': 'a1' } };
    return { hits: { total: { value: Number(holds) }, hits: holds ? [hit] : [] }, aggregations: { rules: { buckets: [] } } };
  };
  const context = (username?: string): RequestContext => ({
    core: Promise.resolve({
      elasticsearch: { client: { asCurrentUser: { search } } },
      savedObjects: {
        client: savedObjects,
        getClient: ({ includedHiddenTypes }) => {
          hiddenTypes.push(includedHiddenTypes);
          return savedObjects;
        },
      },
      ...(username === undefined ? {} : { security: { authc: { getCurrentUser: () => ({ username }) } } }),
    }),
  });
  const log = {
    debug: () => undefined,
    info: () => undefined,
    warn: (message: string) => void warnings.push(message),
    error: () => undefined,
  };
  return { core, context, handlers, bodyLimits, hiddenTypes, searched, types, warnings, log };
}

const request = (parts: Partial<KibanaRequest>): KibanaRequest => ({ params: {}, query: {}, body: null, headers: {}, ...parts });
const spaces = (id: string) => ({ spacesService: { getSpaceId: () => id } });
const step = request({ params: { id: 'a1', step_id: 'step-1' }, body: { version: 0, state: 'done', note: 'seen' } });
const STEP = 'put /internal/investigation_guides/alerts/{id}/investigation/steps/{step_id}';

interface Given {
  readonly started?: StartPlugins;
  readonly atSetup?: SetupPlugins;
  readonly spacesWithAlerts?: readonly string[];
  /** As in kibana.yml. */
  readonly settings?: object;
}

function setUp({ started = {}, atSetup = {}, spacesWithAlerts = ['default'], settings = {} }: Given = {}) {
  const kibana = fakeKibana(started, spacesWithAlerts);
  const features: KibanaFeatureConfig[] = [];
  const server = plugin({ logger: { get: () => kibana.log }, config: { get: () => config.schema.validate(settings) } });
  server.setup(kibana.core, { features: { registerKibanaFeature: (feature) => void features.push(feature) }, ...atSetup });
  server.start({}, started);
  const ask = (route: string, asked: KibanaRequest, user?: string) => kibana.handlers.get(route)?.(kibana.context(user), asked, response);
  return { ...kibana, features, ask };
}

describe('the server half of the plugin', () => {
  it('registers its feature with the type that it stores', () => {
    const { features, types } = setUp();
    expect(types).toMatchObject([{ name: 'investigation-guides-investigation', hidden: true, namespaceType: 'multiple-isolated' }]);
    expect(features.map(({ privileges }) => privileges.all.savedObject.all)).toEqual([['investigation-guides-investigation']]);
  });

  it('works without each of its optional plugins, and says in the log what is missing then', () => {
    const { warnings, handlers } = setUp({ atSetup: { features: undefined } });
    expect(warnings.map((line) => /"(\w+)"/.exec(line)?.[1])).toEqual(['alerting', 'features', 'lists', 'security', 'spaces']);
    expect(warnings[1]).toContain('nobody but superusers');
    expect(handlers.size).toBeGreaterThan(10);
  });

  it('says nothing in the log where all plugins are there', () => {
    const started = {
      alerting: { getRulesClientWithRequest: () => ({ get: async () => ({}), find: async () => ({}) }) },
      security: { authc: { getCurrentUser: () => null } },
      spaces: spaces('soc'),
    };
    const lists = { getExceptionListClient: () => ({ findExceptionListsItem: async () => null }) };
    expect(setUp({ started, atSetup: { lists } }).warnings).toEqual([]);
  });

  it('keeps to the settings in kibana.yml', async () => {
    const { ask, bodyLimits } = setUp({ settings: { maxAlertsPerPage: 50, maxRequestBody: '64kb' } });
    expect(new Set(bodyLimits.values())).toEqual(new Set([undefined, 65_536]));
    expect(await ask('get /internal/investigation_guides/alerts', request({ query: { per_page: '51' } }))).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('at most 50'), attributes: { code: 'page_too_large', max_per_page: 50 } },
    });
  });

  it('says that rules cannot be read without alerting, rather than that there are none', async () => {
    const { ask } = setUp();
    expect(await ask('get /internal/investigation_guides/rules/{id}', request({ params: { id: 'r1' } }))).toMatchObject({
      status: 422,
      body: { message: expect.stringContaining('"alerting"'), attributes: { code: 'rules_unavailable', plugin: 'alerting' } },
    });
  });

  it('serves alerts, and says why no rules, where alerting makes no client', async () => {
    const refusing = () => {
      throw new Error('missing encryption key. Please set xpack.encryptedSavedObjects.encryptionKey');
    };
    const { ask } = setUp({ started: { alerting: { getRulesClientWithRequest: refusing } } });
    expect(await ask(STEP, step, 'anna')).toMatchObject({ status: 200 });
    expect(await ask('get /internal/investigation_guides/rules', request({}))).toMatchObject({
      status: 200,
      body: { rules: [], unavailable: { plugin: 'alerting', message: expect.stringContaining('encryptionKey') } },
    });
  });

  it('answers a refusal to make that client as what it is', async () => {
    const refused = Object.assign(new Error('no'), { statusCode: 403 });
    const { ask } = setUp({ started: { alerting: { getRulesClientWithRequest: () => Promise.reject(refused) } } });
    expect(await ask('get /internal/investigation_guides/rules', request({}))).toMatchObject({
      status: 403,
      body: { attributes: { code: 'forbidden' } },
    });
  });

  it('keeps what an analyst did under the name that core gives, in the type of its own', async () => {
    const { ask, hiddenTypes } = setUp();
    expect(await ask(STEP, step, 'anna')).toMatchObject({ status: 200, body: { version: 1, steps: { 'step-1': { updated_by: 'anna' } } } });
    expect(hiddenTypes).toEqual([['investigation-guides-investigation']]);
  });

  it.each([
    [
      'the security plugin, where core does not know the user',
      { security: { authc: { getCurrentUser: () => ({ username: 'boris' }) } } },
      'boris',
    ],
    ['nobody, where Kibana has no users', {}, 'unknown'],
  ])('names the user by %s', async (_what, started, name) => {
    expect(await setUp({ started }).ask(STEP, step)).toMatchObject({ status: 200, body: { steps: { 'step-1': { updated_by: name } } } });
  });

  it('reads the alerts of the space of the request', async () => {
    const { ask, searched } = setUp({ started: { spaces: spaces('soc') }, spacesWithAlerts: ['soc'] });
    expect(await ask(STEP, step, 'anna')).toMatchObject({ status: 200 });
    expect(searched).toMatchObject([{ index: '.alerts-security.alerts-soc' }]);
    expect(await setUp({ started: { spaces: spaces('other') }, spacesWithAlerts: ['soc'] }).ask(STEP, step, 'anna')).toMatchObject({
      status: 404,
    });
  });
});
