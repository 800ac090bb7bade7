/**
 * From a row of the routes table to an answer, the same in both hosts: each part of the request passes its schema, the use
 * case runs, and what it refuses becomes Kibana's error shape. What the world does (a store is down) rises to the host.
 */
import * as v from 'valibot';
import type { ApiError } from '../../common/api';
import type { Ports } from './ports';
import { UseCaseError, type Privilege, type Route } from './route';

/** A request as the host received it; of an `ndjson` route the body is the text. */
export interface RawRequest {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

export type RouteAnswer =
  { readonly status: 200; readonly body: unknown } | { readonly status: UseCaseError['statusCode']; readonly body: ApiError };

/** A row whose types are closed over, so that rows of different types make one table; `H` is what it needs from its host. */
export interface BoundRoute<H extends Ports = Ports> {
  readonly method: Route['method'];
  readonly path: string;
  readonly privilege: Privilege;
  readonly bodyType: 'json' | 'ndjson';
  readonly refusalShape: 'platform' | 'detection_engine';
  readonly maxBodyBytes: number;
  readonly answer: (ports: H, raw: RawRequest) => Promise<RouteAnswer>;
}

const ONE_MEBIBYTE = 1_048_576;

export function bindRoute<P, Q, B, H extends Ports = Ports>(route: Route<P, Q, B, H>): BoundRoute<H> {
  return {
    method: route.method,
    path: route.path,
    privilege: route.privilege,
    bodyType: route.bodyType ?? 'json',
    refusalShape: route.refusalShape ?? 'platform',
    maxBodyBytes: route.maxBodyBytes ?? ONE_MEBIBYTE,
    answer: (ports, raw) =>
      translated(async () =>
        route.handle(ports, {
          params: checked(route.params, raw.params, 'params'),
          query: checked(route.query, raw.query, 'query'),
          body: checked(route.body, raw.body, 'body'),
        })
      ),
  };
}

/** The rows with the administrator's limit on bodies; the text of many events keeps its own. */
export function withBodyLimit<H extends Ports>(rows: readonly BoundRoute<H>[], maxBodyBytes: number): readonly BoundRoute<H>[] {
  return rows.map((row) => (row.bodyType === 'json' ? { ...row, maxBodyBytes } : row));
}

export function handleRoute<H extends Ports>(route: BoundRoute<H>, ports: H, raw: RawRequest): Promise<RouteAnswer> {
  return route.answer(ports, raw);
}

/** What a host answers for any refusal of a use case; hosts use it for what they refuse themselves, too. */
export function errorBody(error: UseCaseError): ApiError {
  return {
    statusCode: error.statusCode,
    error: errorNames[error.statusCode],
    message: error.message,
    attributes: { ...error.details, code: error.code },
  };
}

const errorNames: Readonly<Record<UseCaseError['statusCode'], string>> = {
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  422: 'Unprocessable Entity',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

async function translated(run: () => Promise<unknown>): Promise<RouteAnswer> {
  try {
    return { status: 200, body: await run() };
  } catch (error) {
    if (error instanceof UseCaseError) return { status: error.statusCode, body: errorBody(error) };
    throw error;
  }
}

function checked<T>(schema: v.GenericSchema<unknown, T>, value: unknown, part: 'params' | 'query' | 'body'): T {
  const parsed = v.safeParse(schema, value, { abortEarly: true });
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new UseCaseError(400, 'invalid_request', `[request ${placeOf(part, issue)}]: ${printable(issue.message)}`);
}

function placeOf(part: string, issue: v.BaseIssue<unknown>): string {
  return [part, ...(issue.path ?? []).map(({ key }) => printable(String(key)))].join('.');
}

/** A message can quote what was received: hostile, and as long as the body. */
function printable(text: string): string {
  const plain = text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, ' ');
  return plain.length > 300 ? `${plain.slice(0, 300)}…` : plain;
}
