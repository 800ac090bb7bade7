/**
 * A real Kibana with the plugin installed, in front of the stand-in for Elasticsearch. Run through `npm run test:kibana`, which builds
 * and installs the zip first and removes it afterwards (`npm run test:kibana -- privileges` runs the files whose path holds that word).
 *
 *     const kibana = await launchKibana({ security: true, settings: ['--i18n.locale=zh-CN'] });
 *     kibana.url                                       // http://127.0.0.1:<port>, for a browser or fetch
 *     await kibana.request('GET', '/api/status');      // { status, body }; never throws over a status
 *     await kibana.request('POST', '/api/cases', { body: {...}, as: { username, password }, space: 'ops' });
 *     await kibana.es.request('GET', '/_cat/indices'); // the stand-in itself, as Kibana's account
 *     kibana.log();                                    // what Kibana has logged
 *     await kibana.stop();                             // ends both, removes the data
 *
 * It takes about 25 seconds. One at a time: stop it before the next is launched.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readKibanaHome } from '../../scripts/kibana_home.mjs';
import { startKibana } from './kibana_process';
import { startFakeEs, type FakeEs } from './start_fake_es';

export interface LaunchOptions {
  /** With users, roles and privileges; without it everybody may do everything and there is no sign-in. */
  readonly security?: boolean;
  /** Settings of Kibana, each as `--name=value`. */
  readonly settings?: readonly string[];
}

export interface Account {
  readonly username: string;
  readonly password: string;
}

export interface KibanaRequest {
  /** Sent as JSON. */
  readonly body?: unknown;
  /** With security: who asks. The superuser of the stand-in when it is not given. */
  readonly as?: Account;
  /** The default space when it is not given. */
  readonly space?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface KibanaAnswer {
  readonly status: number;
  /** Parsed when it is JSON, else the text. */
  readonly body: unknown;
}

export interface LaunchedKibana {
  readonly version: string;
  readonly url: string;
  readonly esUrl: string;
  readonly es: FakeEs;
  readonly request: (method: string, path: string, request?: KibanaRequest) => Promise<KibanaAnswer>;
  readonly log: () => string;
  readonly stop: () => Promise<void>;
}

export const kibanaHome = (): { readonly home: string; readonly version: string } => {
  const { kibana, problem } = readKibanaHome(process.env['KIBANA_HOME'] ?? '');
  if (kibana === undefined) throw new Error(problem);
  return kibana;
};

export async function launchKibana({ security = false, settings = [] }: LaunchOptions = {}): Promise<LaunchedKibana> {
  const { home, version } = kibanaHome();
  const folder = mkdtempSync(join(process.env['KIBANA_RUN'] ?? tmpdir(), 'kibana-'));
  const es = await startFakeEs({ security, version });
  const end = async (): Promise<void> => {
    await es.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const kibana = await startKibana({
      home,
      esUrl: es.url,
      folder,
      settings: [...(security ? signIn(es.kibanaAccount) : []), ...settings],
    });
    const { url, log } = kibana;
    return {
      ...{ version, url, log, es, esUrl: es.url },
      request: (method, path, request = {}) => send(url, method, path, security ? { as: es.superuser, ...request } : request),
      stop: async () => {
        await kibana.stop();
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

function signIn({ username, password }: Account): readonly string[] {
  return [`--elasticsearch.username=${username}`, `--elasticsearch.password=${password}`];
}

/** As a script asks Kibana: with what its checks of origin and version want to see. */
async function send(url: string, method: string, path: string, { body, as, space, headers }: KibanaRequest): Promise<KibanaAnswer> {
  const response = await fetch(`${url}${space === undefined ? '' : `/s/${space}`}${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      'kbn-xsrf': 'true',
      'x-elastic-internal-origin': 'Kibana',
      'elastic-api-version': path.startsWith('/internal/') ? '1' : '2023-10-31',
      ...(as === undefined ? {} : { authorization: `Basic ${Buffer.from(`${as.username}:${as.password}`).toString('base64')}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
