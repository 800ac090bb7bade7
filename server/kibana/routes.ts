/** Serves the rows of the routes table by Kibana's router: it checks privilege and size, `handleRoute` all the rest, as in the standalone server. */
import type {
  KibanaRequest,
  KibanaResponse,
  KibanaResponseFactory,
  Router,
  ValidationFunction,
  VersionedRouteConfig,
} from '@kbn/core/server';
import { handleRoute, type BoundRoute, type RouteAnswer } from '../app/binding';
import type { Ports } from '../app/ports';
import { refusalOf } from './refusals';
import { apiPrivileges } from './privileges';

/** Our routes are internal to the plugin: page and server are of one build, so there is one version. */
const VERSION = '1';

/** `portsOf` is asked for each request: what a request may read and write is what its user may. */
export function registerRoutes<Context>(
  router: Pick<Router<Context>, 'versioned'>,
  rows: readonly BoundRoute[],
  portsOf: (context: Context, request: KibanaRequest) => Promise<Ports>
): void {
  for (const row of rows) {
    router.versioned[row.method](routeConfig(row)).addVersion(
      { version: VERSION, validate: { request: unchecked(row) } },
      (context, request, response) => respond(response, async () => handleRoute(row, await portsOf(context, request), request))
    );
  }
}

/** Kibana 8.12 reads the privilege in the tag, newer ones under `security`; each ignores the other's. */
function routeConfig({ method, path, privilege, bodyType, maxBodyBytes }: BoundRoute): VersionedRouteConfig {
  if (privilege === 'administer' || bodyType !== 'json')
    throw new Error(`${method} ${path} is the standalone server's and cannot be served by Kibana`);
  const name = apiPrivileges[privilege];
  return {
    path,
    access: 'internal',
    security: { authz: { requiredPrivileges: [name] } },
    options: { tags: [`access:${name}`], ...(method === 'get' ? {} : { body: { maxBytes: maxBodyBytes } }) },
  };
}

const asItCame: ValidationFunction = (data, result) => result.ok(data);

/** A part without validation would reach the handler as an empty object. */
function unchecked({ method }: BoundRoute) {
  return { params: asItCame, query: asItCame, ...(method === 'get' ? {} : { body: asItCame }) };
}

/** What is nobody's to explain rises: Kibana logs it and answers 500 without details. */
async function respond(response: KibanaResponseFactory, answer: () => Promise<RouteAnswer>): Promise<KibanaResponse> {
  try {
    const answered = await answer();
    if (answered.status === 200) return response.ok({ body: answered.body });
    const { message, attributes } = answered.body;
    return response.customError({ statusCode: answered.status, body: { message, attributes } });
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === undefined) throw error;
    return response.customError(refusal);
  }
}
