/** Kibana's HTTP client behind the application's: its failures become `HttpError`s. */
import { HttpError, type Host } from '../app/host';
import type { CoreStart } from '@kbn/core/public';

export function kibanaHttp(http: Pick<CoreStart['http'], 'fetch'>): Host['http'] {
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
  const message = messageOf(body);
  const attributes = property(body, 'attributes');
  const code = property(attributes, 'code');
  return new HttpError(
    typeof status === 'number' ? status : 0,
    typeof code === 'string' ? code : undefined,
    message ?? (error instanceof Error ? error.message : String(error)),
    isRecord(attributes) ? attributes : {},
    { cause: error }
  );
}

/** Kibana's detection engine answers a list of messages, everybody else one. */
function messageOf(body: unknown): string | undefined {
  const message = property(body, 'message');
  if (typeof message === 'string') return message;
  return Array.isArray(message) && message.length > 0 ? message.map(String).join(' ') : undefined;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

const property = (value: unknown, name: string): unknown => (isRecord(value) ? value[name] : undefined);
