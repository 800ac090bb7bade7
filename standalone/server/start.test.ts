import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultSettings } from '../../server/app/settings';
import { buildServer } from '../../scripts/build_server.mjs';
import type { OsqueryRunner } from '../../server/app/ports';
import type { ServerOptions } from './command_line';
import { startServer, StartError, type RunningServer } from './start';
import type { Terminal } from './terminal';

const NOW = Date.UTC(2026, 2, 3, 12, 30);
const runner: OsqueryRunner = {
  name: 'fake',
  run: async () => ({ ok: true, rows: [{ one: '1' }], isTruncated: false }),
  close: async () => undefined,
};

let folder = '';
let now = NOW;
let said: string[] = [];
let running: RunningServer[] = [];
const terminal: Terminal = { say: (line) => void said.push(line), warn: (line) => void said.push(line), progress: () => undefined };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ig-start-'));
  for (const path of ['rules', 'build/standalone/web', 'build/plugin/target/public']) mkdirSync(join(folder, path), { recursive: true });
  write('build/standalone/web/index.html', '<html data-locale="{{LOCALE}}"></html>');
  write('rules/curl.toml', rule('curl', 'process where process.name == "curl"'));
  said = [];
  now = NOW;
});
afterEach(async () => {
  for (const server of running) await server.stop();
  running = [];
  rmSync(folder, { recursive: true, force: true });
});

function write(path: string, text: string): void {
  writeFileSync(join(folder, path), text);
}

function rule(ruleId: string, query: string): string {
  return `[rule]
rule_id = "${ruleId}"
name = "Rule ${ruleId}"
description = "d"
type = "eql"
language = "eql"
query = '''${query}'''
index = ["logs-*"]
severity = "low"
risk_score = 21
from = "now-9m"
interval = "5m"
version = 1
author = ["us"]
license = "Apache-2.0"
tags = []
`;
}

function event(name: string, minutesAgo: number): string {
  const source = {
    '@timestamp': new Date(NOW - minutesAgo * 60_000).toISOString(),
    event: { category: 'process', type: 'start' },
    process: { name },
    host: { name: 'h' },
  };
  return JSON.stringify({ _index: 'logs-endpoint.events.process-default', _id: `${name}-${minutesAgo}`, _source: source });
}

async function start(options: Partial<ServerOptions> = {}): Promise<RunningServer> {
  said = [];
  const server = await startServer(
    { port: 0, dataDir: join(folder, 'data'), rules: [], events: [], locale: 'en', reset: false, settings: defaultSettings, ...options },
    { projectDir: folder, workingDir: folder, terminal, clock: () => new Date(now), userName: 'anna', createRunner: async () => runner }
  );
  running.push(server);
  return server;
}

async function stop(server: RunningServer): Promise<void> {
  running = running.filter((other) => other !== server);
  await server.stop();
}

async function call(server: RunningServer, method: string, path: string, body?: unknown) {
  const init = {
    method,
    headers: { 'kbn-xsrf': 'x', 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
  const answer = await fetch(new URL(path, server.url), init);
  return JSON.parse(await answer.text());
}
const alertsOf = (server: RunningServer) => call(server, 'GET', '/internal/investigation_guides/alerts');

describe('the start', () => {
  it('a first start loads rules and given events, runs the rules and serves the alerts', async () => {
    write('events.ndjson', [event('curl', 60), event('ls', 50), 'not json', event('curl', 3000)].join('\n'));
    const server = await start({ events: ['events.ndjson'] });
    expect(said).toContainEqual(expect.stringMatching(/^rules: 1 loaded$/));
    expect(said).toContainEqual(expect.stringContaining('events.ndjson:3'));
    expect(said).toContainEqual(expect.stringContaining('detection: 2 new alerts'));
    expect(said.at(-1)).toContain(server.url);
    expect((await alertsOf(server)).total).toBe(2);
    expect(await (await fetch(server.url)).text()).toContain('data-locale="en"');
  });

  it('a new store without events gets the samples, once', async () => {
    const first = await start();
    expect(said).toContainEqual(expect.stringMatching(/^events: \d{4,} sample events/));
    await stop(first);
    await start();
    expect(said.some((line) => line.includes('sample'))).toBe(false);
    expect(said).toContainEqual('detection: nothing new to look at');
  });

  it('a second start keeps everything, adds new events and runs a changed rule over the old ones', async () => {
    write('a.ndjson', [event('curl', 60), event('wget', 60)].join('\n'));
    write('b.ndjson', [event('curl', 60), event('curl', 30)].join('\n'));
    const first = await start({ events: ['a.ndjson'] });
    const [alert] = (await alertsOf(first)).alerts;
    await call(first, 'POST', '/api/detection_engine/signals/status', {
      signal_ids: [alert.id],
      status: 'closed',
      reason: 'false_positive',
    });
    await stop(first);

    const second = await start({ events: ['b.ndjson'] });
    expect((await alertsOf(second)).total).toBe(2);
    expect((await call(second, 'GET', `/internal/investigation_guides/alerts/${alert.id}`)).alert.status).toBe('closed');
    await stop(second);

    write('rules/curl.toml', rule('curl', 'process where process.name in ("curl", "wget")'));
    const third = await start();
    expect(said).toContainEqual('rules: 1 loaded, 1 changed');
    expect((await alertsOf(third)).total).toBe(3);
  });

  it('an exception holds back the next alert', async () => {
    write('a.ndjson', event('curl', 200));
    const server = await start({ events: ['a.ndjson'] });
    const items = [
      {
        type: 'simple',
        name: 'n',
        description: 'd',
        entries: [{ type: 'match', field: 'process.name', operator: 'included', value: 'curl' }],
      },
    ];
    const created = await call(server, 'POST', '/api/detection_engine/rules/curl/exceptions', { items });
    expect(created).toEqual([expect.objectContaining({ type: 'simple', name: 'n', entries: items[0]?.entries, created_by: 'anna' })]);
    await stop(server);
    write('b.ndjson', event('curl', 100));
    const next = await start({ events: ['b.ndjson'] });
    expect(said).toContainEqual(expect.stringMatching(/^detection: 0 new alerts.* left out by exceptions/));
    expect((await alertsOf(next)).total).toBe(1);
  });

  it('the rules run on while it serves: events that come in make alerts when their time has come', async () => {
    write('a.ndjson', event('ls', 60));
    const server = await start({ events: ['a.ndjson'] });
    const lines = {
      method: 'POST',
      headers: { 'kbn-xsrf': 'x', 'content-type': 'application/x-ndjson' },
      body: `${event('curl', -3)}\n{broken`,
    };
    const answer = JSON.parse(await (await fetch(new URL('/internal/investigation_guides/events', server.url), lines)).text());
    expect(answer).toMatchObject({ stored: 1, rejected: [{ line: 2 }] });
    await server.scheduler.tick();
    expect((await alertsOf(server)).total).toBe(0);
    now = NOW + 6 * 60_000;
    await server.scheduler.tick();
    expect((await alertsOf(server)).total).toBe(1);
  });

  it('a live query runs over the routes of Kibana', async () => {
    write('a.ndjson', event('ls', 1));
    const server = await start({ events: ['a.ndjson'] });
    const { data } = await call(server, 'POST', '/api/osquery/live_queries', { agent_ids: ['local'], query: 'SELECT 1 AS one' });
    const results = await call(server, 'GET', `/api/osquery/live_queries/${data.action_id}/results/${data.queries[0].action_id}`);
    expect(results.data.edges[0]._source.osquery).toEqual({ one: '1' });
  });

  it('a busy port is said before anything is touched', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => {
        const address = other.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
    try {
      await expect(start({ port })).rejects.toThrow(`Port ${port} is in use`);
      expect(existsSync(join(folder, 'data'))).toBe(false);
    } finally {
      other.close();
    }
  });

  it('a second server on the same data directory is refused', async () => {
    write('a.ndjson', event('ls', 1));
    await start({ events: ['a.ndjson'] });
    await expect(start()).rejects.toThrow(/in use by another process.*--data-dir/);
  });

  it('a data directory that is a file is refused', async () => {
    write('data', 'a file');
    await expect(start()).rejects.toThrow(StartError);
  });

  it.skipIf(process.platform !== 'linux')('a data directory that cannot be made is refused, whatever the folder above says', async () => {
    await expect(start({ dataDir: '/proc/investigation_guides/data' })).rejects.toThrow(/cannot be used.*--data-dir/);
  });

  it('reset forgets the store and leaves other files alone', async () => {
    write('a.ndjson', event('curl', 60));
    await stop(await start({ events: ['a.ndjson'] }));
    write('data/notes.txt', 'mine');
    write('b.ndjson', event('curl', 30));
    const server = await start({ reset: true, events: ['b.ndjson'] });
    expect((await alertsOf(server)).total).toBe(1);
    await stop(server);
    expect(readdirSync(join(folder, 'data')).sort()).toEqual(['investigation_guides.sqlite', 'notes.txt']);
    expect(statSync(join(folder, 'data', 'investigation_guides.sqlite')).mode & 0o077).toBe(0);
  });
});

describe('the built server', () => {
  it('answers wrong options with exit code 2, help with 0 and what cannot go on with 1', async () => {
    const built = join('build', '.server_of_tests');
    await buildServer(built);
    const run = (...args: string[]) =>
      spawnSync(process.execPath, [join(built, 'server', 'main.js'), ...args], { encoding: 'utf8', timeout: 20_000 });
    expect(run('--prot')).toMatchObject({ status: 2, stderr: expect.stringContaining('--prot') });
    expect(run('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('--data-dir') });
    write('data', 'a file');
    expect(run('--port', '0', '--data-dir', join(folder, 'data'))).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('--data-dir'),
    });
  });

  it('a signal stops it cleanly, and the next start finds the store in one file', async () => {
    const built = join('build', '.server_of_tests');
    await buildServer(built);
    const child = spawn(process.execPath, [join(built, 'server', 'main.js'), '--port', '0', '--data-dir', join(folder, 'data')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    for await (const chunk of child.stdout) if (String(chunk).includes('serving:')) break;
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(readdirSync(join(folder, 'data'))).toEqual(['investigation_guides.sqlite']);
  });
});
