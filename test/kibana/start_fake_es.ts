/** Starts the stand-in for Elasticsearch on a free port of the loopback, and speaks to it as Elasticsearch's client does. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { EsClient } from '../../server/kibana/stores/es_client';

export interface FakeEsOptions {
  /** With users, roles and privileges. */
  readonly security?: boolean;
  /** The version that it says it is: Kibana wants its own. */
  readonly version?: string;
}

export interface Account {
  readonly username: string;
  readonly password: string;
}

export interface FakeEs {
  readonly url: string;
  /** With security: who Kibana signs in as, and who may do everything. */
  readonly kibanaAccount: Account;
  readonly superuser: Account;
  readonly client: EsClient;
  /** Any request, with security as Kibana's account (system indices are closed to everybody else) or the one given; throws on a status of failure, as the client does. */
  readonly request: (method: string, path: string, body?: unknown, as?: Account) => Promise<unknown>;
  readonly stop: () => Promise<void>;
}

const kibanaAccount: Account = { username: 'kibana_system', password: 'kibana_system-password' };
const superuser: Account = { username: 'elastic', password: 'elastic-password' };

export async function startFakeEs({ security = false, version }: FakeEsOptions = {}): Promise<FakeEs> {
  const child = fork(fileURLToPath(new URL('./elasticsearch/main.mjs', import.meta.url)), [], {
    env: {
      ...process.env,
      ES_PORT: '0',
      ...(version === undefined ? {} : { ES_VERSION: version }),
      ...(security ? { ES_SECURITY: JSON.stringify({ kibanaAccount, superuser }) } : {}),
    },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit');
  const [message] = await Promise.race([once(child, 'message'), exited.then(([code]) => [`it ended with code ${String(code)}`])]);
  const url = `http://127.0.0.1:${portOf(message)}`;
  const request: FakeEs['request'] = (method, path, body, as = kibanaAccount) => send(`${url}${path}`, method, body, as);
  return {
    url,
    kibanaAccount,
    superuser,
    request,
    client: {
      // As the client does: what is no part of the body goes into the address.
      search: ({ index, ignore_unavailable, ...body }) => {
        const query = ignore_unavailable === undefined ? '' : `?ignore_unavailable=${String(ignore_unavailable)}`;
        return request('POST', `/${encodeURIComponent(index)}/_search${query}`, body);
      },
    },
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
async function send(url: string, method: string, body: unknown, { username, password }: Account): Promise<unknown> {
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const headers = { 'content-type': 'application/json', authorization };
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(url, { method, headers, ...(text === undefined ? {} : { body: text }) });
  const answer: unknown = await response.json();
  if (!response.ok) throw Object.assign(new Error(JSON.stringify(answer)), { statusCode: response.status });
  return answer;
}
