/**
 * What a request must have before any route sees it. The server listens on this machine only, but a browser on this machine
 * carries requests of foreign pages: the Host check stops DNS rebinding, the Origin check foreign pages, and the header
 * that Kibana asks for (`kbn-xsrf`) forms and other requests that cannot set one.
 */
import type { ApiError } from '../../../common/api';

export interface IncomingRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** Why the request is refused, undefined when it may pass. */
export function refusal(request: IncomingRequest): ApiError | undefined {
  const host = header(request, 'host');
  if (host === undefined || !isThisMachine(host)) {
    return denied(403, 'foreign_host', 'This server answers only when it is addressed as 127.0.0.1 or localhost.');
  }
  const origin = header(request, 'origin');
  if (origin !== undefined && !isSameOrigin(origin, host)) {
    return denied(403, 'foreign_origin', 'Requests from pages of another origin are refused.');
  }
  if (isWrite(request.method) && header(request, 'kbn-xsrf') === undefined && header(request, 'kbn-version') === undefined) {
    return denied(400, 'xsrf_header_missing', 'A request that can change something needs the header kbn-xsrf (any value).');
  }
  const version = header(request, 'elastic-api-version');
  if (version !== undefined && !/^(\d{1,4}|\d{4}-\d{2}-\d{2})$/.test(version)) {
    return denied(400, 'version_unknown', 'The header elastic-api-version takes a number or a date such as 2023-10-31.');
  }
  return undefined;
}

export function header(request: IncomingRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}

function isWrite(method: string): boolean {
  return !['get', 'head', 'options'].includes(method.toLowerCase());
}

/** By name, whatever the port: a forwarded port is still this machine, a rebound name is not. */
function isThisMachine(host: string): boolean {
  return /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/i.test(host);
}

function isSameOrigin(origin: string, host: string): boolean {
  const url = URL.canParse(origin) ? new URL(origin) : undefined;
  return url !== undefined && url.protocol === 'http:' && url.host === host.toLowerCase().replace(/:80$/, '');
}

function denied(statusCode: 400 | 403, code: string, message: string): ApiError {
  return { statusCode, error: statusCode === 400 ? 'Bad Request' : 'Forbidden', message, attributes: { code } };
}
