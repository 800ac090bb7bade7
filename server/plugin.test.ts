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
import { plugin } from './index';
import type { StartPlugins } from './plugin';

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
  const searched: object[] = [];
  const add = (method: string) => (config: VersionedRouteConfig) => {
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
    return { hits: { total: { value: Number(holds) }, hits: holds ? [hit] : [] } };
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
  return { core, context, handlers, hiddenTypes, searched, types, warnings, log };
}

const request = (parts: Partial<KibanaRequest>): KibanaRequest => ({ params: {}, query: {}, body: null, headers: {}, ...parts });
const spaces = (id: string) => ({ spacesService: { getSpaceId: () => id } });
const step = request({ params: { id: 'a1', step_id: 'step-1' }, body: { version: 0, state: 'done', note: 'seen' } });
const STEP = 'put /internal/investigation_guides/alerts/{id}/investigation/steps/{step_id}';

function setUp(started: StartPlugins = {}, spacesWithAlerts: readonly string[] = ['default']) {
  const kibana = fakeKibana(started, spacesWithAlerts);
  const features: KibanaFeatureConfig[] = [];
  const server = plugin({ logger: { get: () => kibana.log } });
  server.setup(kibana.core, { features: { registerKibanaFeature: (feature) => void features.push(feature) } });
  server.start();
  const ask = (route: string, asked: KibanaRequest, user?: string) => kibana.handlers.get(route)?.(kibana.context(user), asked, response);
  return { ...kibana, features, ask };
}

describe('the server half of the plugin', () => {
  it('registers its feature with the type that it stores', () => {
    const { features, types } = setUp();
    expect(types).toMatchObject([{ name: 'investigation-guides-investigation', hidden: true, namespaceType: 'multiple-isolated' }]);
    expect(features.map(({ privileges }) => privileges.all.savedObject.all)).toEqual([['investigation-guides-investigation']]);
  });

  it('sets up without the features plugin and says who is let in then', () => {
    const kibana = fakeKibana({}, []);
    plugin({ logger: { get: () => kibana.log } }).setup(kibana.core, {});
    expect(kibana.warnings).toEqual([expect.stringContaining('only superusers')]);
    expect(kibana.handlers.size).toBeGreaterThan(10);
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
    expect(await setUp(started).ask(STEP, step)).toMatchObject({ status: 200, body: { steps: { 'step-1': { updated_by: name } } } });
  });

  it('reads the alerts of the space of the request', async () => {
    const { ask, searched } = setUp({ spaces: spaces('soc') }, ['soc']);
    expect(await ask(STEP, step, 'anna')).toMatchObject({ status: 200 });
    expect(searched).toMatchObject([{ index: '.alerts-security.alerts-soc' }]);
    expect(await setUp({ spaces: spaces('other') }, ['soc']).ask(STEP, step, 'anna')).toMatchObject({ status: 404 });
  });
});
