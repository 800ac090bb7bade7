/** Kibana's HTTP client behind the application's: its failures become `HttpError`s. */
import { HttpError, type Host } from '../app/host';
import type { CoreStart } from './core';

export function kibanaHttp(http: CoreStart['http']): Host['http'] {
  return {
    async request({ method, path, query, body, version, signal, keepalive }) {
      try {
        return await http.fetch(path, {
          method,
          version,
          ...(query === undefined ? {} : { query }),
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          ...(signal === undefined ? {} : { signal }),
          ...(keepalive === undefined ? {} : { keepalive }),
        });
      } catch (error) {
        throw signal?.aborted === true ? error : toHttpError(error);
      }
    },
  };
}

/** The client throws an error that carries the answer's `response` and parsed `body`; without an answer it has neither. */
function toHttpError(error: unknown): HttpError {
  const response = property(error, 'response');
  const body = property(error, 'body');
  const status = property(response, 'status');
  const message = property(body, 'message');
  const attributes = property(body, 'attributes');
  const code = property(attributes, 'code');
  return new HttpError(
    typeof status === 'number' ? status : 0,
    typeof code === 'string' ? code : undefined,
    typeof message === 'string' ? message : error instanceof Error ? error.message : String(error),
    isRecord(attributes) ? attributes : {},
    { cause: error }
  );
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

const property = (value: unknown, name: string): unknown => (isRecord(value) ? value[name] : undefined);
