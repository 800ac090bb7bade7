/** `core.http.fetch` as Kibana's browser client gives it, over the browser's own fetch. */
import type { FetchOptions } from '@kbn/core/public';

/** Carries the answer as Kibana's client does; without `response` none came. */
export class FetchError extends Error {
  constructor(
    message: string,
    readonly response: Response | undefined,
    readonly body: unknown,
    options?: ErrorOptions
  ) {
    super(message, options);
    this.name = 'FetchError';
  }
}

export async function fetchJson(path: string, { method, version, query, body, signal, keepalive }: FetchOptions): Promise<unknown> {
  const response = await send(address(path, query), {
    method,
    headers: {
      accept: 'application/json',
      'elastic-api-version': version,
      'kbn-xsrf': 'investigationGuides',
      'x-elastic-internal-origin': 'Kibana',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    credentials: 'same-origin',
    ...(body === undefined ? {} : { body }),
    ...(signal === undefined ? {} : { signal }),
    ...(keepalive === undefined ? {} : { keepalive }),
  });
  const content = await readBody(response);
  if (!response.ok) throw new FetchError(response.statusText || `HTTP ${response.status}`, response, content);
  return content;
}

export function address(path: string, query: FetchOptions['query']): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) if (value !== undefined) params.append(name, String(value));
  const text = params.toString();
  return text === '' ? path : `${path}?${text}`;
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    if (init.signal?.aborted === true) throw error;
    throw new FetchError(error instanceof Error ? error.message : String(error), undefined, undefined, { cause: error });
  }
}

/** An answer that says JSON and is none (a proxy's page, a cut connection) is a failure, also with status 200. */
async function readBody(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return undefined;
  if (!(response.headers.get('content-type') ?? '').includes('json')) return text;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new FetchError(`the answer of ${response.url} is not valid JSON`, response, text, { cause: error });
  }
}
