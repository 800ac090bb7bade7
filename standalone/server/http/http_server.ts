/**
 * The HTTP side of the standalone server: hapi on 127.0.0.1. Every row of the routes table is served by the same function as in
 * Kibana; beside them stand Kibana's own routes that the pages call, and the pages themselves.
 */
import { server as createHapi, type Request, type ResponseObject, type ResponseToolkit, type Server } from '@hapi/hapi';
import { handleRoute, type BoundRoute } from '../../../server/app/binding';
import type { DetectingPorts } from '../../../server/app/ports';
import { readBody } from './body';
import { answerTo, inDetectionEngineShape } from './errors';
import { header, refusal } from './request_checks';
import { NOT_KEPT, responseHeaders } from './response_headers';

/** A route that only this host has; it answers a body, or a response that it made itself. */
export interface HostRoute {
  readonly method: 'get' | 'post' | 'put';
  readonly path: string;
  readonly maxBodyBytes?: number;
  readonly handle: (request: Request, body: unknown, toolkit: ResponseToolkit) => Promise<unknown> | unknown;
}

export interface HttpServerOptions {
  readonly port: number;
  readonly ports: DetectingPorts;
  readonly routes: readonly BoundRoute<DetectingPorts>[];
  readonly hostRoutes: readonly HostRoute[];
  /** Hears of every failure that is not the caller's fault. */
  readonly report: (error: unknown) => void;
}

const ONE_MEBIBYTE = 1_048_576;

export function createHttpServer({ port, ports, routes, hostRoutes, report }: HttpServerOptions): Server {
  const hapi = createHapi({
    host: '127.0.0.1',
    port,
    // Failures are reported here, not by hapi's own console output.
    debug: false,
    router: { stripTrailingSlash: true },
    compression: { minBytes: 1024 },
  });
  hapi.ext('onRequest', (request, h) => {
    const refused = refusal(request);
    if (refused === undefined) return h.continue;
    return h.response(refused).code(refused.statusCode).takeover();
  });
  for (const route of routes) {
    const { method, path, maxBodyBytes, bodyType, refusalShape } = route;
    const handler = async (request: Request, h: ResponseToolkit): Promise<ResponseObject> => {
      const body = readBody(request, bodyType);
      const answer = await handleRoute(route, ports, { params: request.params, query: request.query, body });
      const isReshaped = answer.status !== 200 && refusalShape === 'detection_engine';
      const sent = isReshaped ? inDetectionEngineShape(answer.body) : answer.body;
      return h.response(JSON.stringify(sent)).type('application/json').code(answer.status);
    };
    hapi.route({ method, path, handler, options: payloadOptions(method, maxBodyBytes) });
  }
  for (const route of hostRoutes) {
    const { method, path, maxBodyBytes = ONE_MEBIBYTE } = route;
    const handler = async (request: Request, h: ResponseToolkit) => {
      const given = await route.handle(request, readBody(request, 'json'), h);
      return isResponse(given) ? given : h.response(JSON.stringify(given)).type('application/json');
    };
    hapi.route({ method, path, handler, options: payloadOptions(method, maxBodyBytes) });
  }
  hapi.ext('onPreResponse', (request, h) => {
    const { response } = request;
    if (!(response instanceof Error)) return complete(request, response);
    const error = answerTo(response, (cause) => report(cause));
    return complete(request, h.response(error).code(error.statusCode));
  });
  return hapi;
}

/** Bodies are read by us, so that a broken one is answered in the same words everywhere. */
function payloadOptions(method: string, maxBytes: number) {
  return method === 'get' ? {} : { payload: { parse: false as const, output: 'data' as const, maxBytes } };
}

function isResponse(given: unknown): given is ResponseObject {
  return typeof given === 'object' && given !== null && 'variety' in given && 'headers' in given;
}

function complete(request: Request, response: ResponseObject): ResponseObject {
  for (const [name, value] of Object.entries(responseHeaders)) response.header(name, value);
  if (response.headers['cache-control'] === undefined) response.header('cache-control', NOT_KEPT);
  const version = header(request, 'elastic-api-version');
  // What is no version was refused before; of a refused request the header is not repeated.
  if (version !== undefined && response.statusCode < 400) response.header('elastic-api-version', version);
  return response;
}
