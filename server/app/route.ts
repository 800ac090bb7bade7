/** The shape of a row in the routes table; `routes.ts` holds the rows, a host serves them through `binding.ts`. */
import * as v from 'valibot';
import type { Ports } from './ports';

/** Privileges of the Kibana feature; every route names one. */
export type Privilege = 'read' | 'work' | 'manage_exceptions' | 'administer';

export interface Route<P = unknown, Q = unknown, B = unknown, H extends Ports = Ports> {
  readonly method: 'get' | 'post' | 'put';
  readonly path: string;
  readonly privilege: Privilege;
  readonly params: v.GenericSchema<unknown, P>;
  readonly query: v.GenericSchema<unknown, Q>;
  readonly body: v.GenericSchema<unknown, B>;
  /** `ndjson`: the host hands over the body as text, unparsed. Default `json`. */
  readonly bodyType?: 'json' | 'ndjson';
  /** Of Kibana's own routes: in whose shape its use case refuses. Kibana's detection engine has one of its own. Default `platform`. */
  readonly refusalShape?: 'platform' | 'detection_engine';
  /** Bytes; default 1 MiB. */
  readonly maxBodyBytes?: number;
  readonly handle: (ports: H, request: { readonly params: P; readonly query: Q; readonly body: B }) => Promise<unknown>;
}

/** For the part of a request that a route does not read: whatever stands there is ignored. */
export const nothing: v.GenericSchema<unknown, undefined> = v.pipe(
  v.unknown(),
  v.transform(() => undefined)
);

/** Thrown by use cases; a host answers it in Kibana's error shape with `attributes: { code, ...details }`. */
export class UseCaseError extends Error {
  constructor(
    readonly statusCode: 400 | 403 | 404 | 409 | 422 | 500 | 503,
    readonly code: string,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions
  ) {
    super(message, options);
    this.name = 'UseCaseError';
  }
}
