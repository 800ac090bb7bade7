/** Kibana as a process: started on loopback with its data in a folder of its own, waited for until it says that it is available. */
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { rememberProcess } from '../../scripts/started_processes.mjs';
import { freePort } from './free_port';

const START_MS = 420_000;
const STOP_MS = 30_000;
const preload = fileURLToPath(new URL('./loopback_only.cjs', import.meta.url));
const key = '0123456789abcdef'.repeat(2);

/** Nothing calls out, and nothing asks for what the stand-in for Elasticsearch cannot give. */
const quiet = [
  '--server.host=127.0.0.1',
  '--telemetry.enabled=false',
  '--telemetry.optIn=false',
  '--newsfeed.enabled=false',
  '--map.includeElasticMapsService=false',
  '--xpack.fleet.registryUrl=http://127.0.0.1:9',
  '--xpack.fleet.agents.enabled=false',
  `--xpack.encryptedSavedObjects.encryptionKey=${key}`,
  `--xpack.reporting.encryptionKey=${key}`,
  `--xpack.security.encryptionKey=${key}`,
];

export interface KibanaProcess {
  readonly url: string;
  /** All that it has logged so far. */
  readonly log: () => string;
  readonly stop: () => Promise<void>;
}

export interface KibanaStart {
  readonly home: string;
  readonly esUrl: string;
  /** Holds its data and its log; the caller removes it. */
  readonly folder: string;
  /** More settings, each as `--name=value`. */
  readonly settings: readonly string[];
}

export async function startKibana({ home, esUrl, folder, settings }: KibanaStart): Promise<KibanaProcess> {
  const url = `http://127.0.0.1:${await freePort()}`;
  const logFile = join(folder, 'kibana.log');
  const output = openSync(logFile, 'a');
  const child = spawn(
    join(home, 'bin', 'kibana'),
    [
      // An empty configuration: what stands in the unpacked folder's own says nothing here.
      ...['--allow-root', '-c', '/dev/null', ...quiet, `--server.port=${new URL(url).port}`],
      ...[`--elasticsearch.hosts=${esUrl}`, `--path.data=${join(folder, 'data')}`, ...settings],
    ],
    {
      // The channel carries nothing; that it closes tells Kibana that this process is gone (see the preload).
      stdio: ['ignore', output, output, 'ipc'],
      env: { ...process.env, ELASTIC_APM_ACTIVE: 'false', NODE_OPTIONS: `--max-old-space-size=4096 --require ${JSON.stringify(preload)}` },
    }
  );
  closeSync(output);
  const run = process.env['KIBANA_RUN'];
  if (run !== undefined && child.pid !== undefined) rememberProcess(run, child.pid);
  const log = (): string => readFileSync(logFile, 'utf8');
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(`it ended with ${String(code ?? signal)}`));
  });
  const stop = async (): Promise<void> => {
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    child.kill('SIGTERM');
    await ended;
    clearTimeout(timer);
  };
  const problem = await Promise.race([becomesAvailable(url), ended]);
  if (problem === undefined) return { url, log, stop };
  await stop();
  throw new Error(`Kibana did not start: ${problem}. The end of its log:\n${log().split('\n').slice(-25).join('\n')}`);
}

/** Undefined when it is available, or what it said last. */
async function becomesAvailable(url: string): Promise<string | undefined> {
  const deadline = Date.now() + START_MS;
  let level = 'it does not answer';
  while (Date.now() < deadline) {
    level = await statusLevel(url);
    if (level === 'available') return undefined;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return `after ${START_MS / 1000} seconds its status was: ${level}`;
}

const statusSchema = v.object({ status: v.object({ overall: v.object({ level: v.string() }) }) });

async function statusLevel(url: string): Promise<string> {
  try {
    const answer = v.safeParse(statusSchema, await (await fetch(`${url}/api/status`)).json());
    return answer.success ? answer.output.status.overall.level : 'unknown';
  } catch {
    // Not listening yet, or still answering with its start page.
    return 'it does not answer';
  }
}
