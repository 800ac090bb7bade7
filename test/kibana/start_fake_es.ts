/** Starts the stand-in for Elasticsearch on a free port of the loopback, and speaks to it as Elasticsearch's client does. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { EsClient } from '../../server/kibana/stores/es_client';

export interface FakeEs {
  readonly url: string;
  readonly client: EsClient;
  /** Any request; throws on a status of failure, as the client does. */
  readonly request: (method: string, path: string, body?: unknown) => Promise<unknown>;
  readonly stop: () => Promise<void>;
}

export async function startFakeEs(): Promise<FakeEs> {
  const child = fork(fileURLToPath(new URL('./fake_es.cjs', import.meta.url)), [], {
    env: { ...process.env, ES_PORT: '0' },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit');
  const [message] = await Promise.race([once(child, 'message'), exited.then(([code]) => [`it ended with code ${String(code)}`])]);
  const url = `http://127.0.0.1:${portOf(message)}`;
  const request = (method: string, path: string, body?: unknown): Promise<unknown> => send(`${url}${path}`, method, body);
  return {
    url,
    request,
    client: { search: ({ index, ...body }) => request('POST', `/${encodeURIComponent(index)}/_search`, body) },
    stop: async () => {
      child.kill();
      await exited;
    },
  };
}

function portOf(message: unknown): number {
  if (typeof message === 'object' && message !== null && 'port' in message && typeof message.port === 'number') return message.port;
  throw new Error(`the stand-in for Elasticsearch did not start: ${String(message)}`);
}

/** Fails as the client's ResponseError does: with `statusCode`, and the answer's own words. A text goes out as it is, for `_bulk`. */
async function send(url: string, method: string, body: unknown): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(url, { method, headers, ...(text === undefined ? {} : { body: text }) });
  const answer: unknown = await response.json();
  if (!response.ok) throw Object.assign(new Error(JSON.stringify(answer)), { statusCode: response.status });
  return answer;
}
