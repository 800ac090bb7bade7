/** The standalone server answers Kibana's routes as Kibana does: the facts that were seen there, over its own HTTP. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultSettings } from '../../../server/app/settings';
import { kibanaRoutesSuite, type Answer, type KibanaUnderTest } from '../../../test/conformance/kibana_routes_suite';
import { LOCAL_AGENT } from '../live_queries/live_query_request';
import { startServer } from '../start';

const NOW = new Date('2026-03-03T12:30:00.000Z');
const RULE = `[rule]
rule_id = "curl"
name = "Curl"
description = "d"
type = "eql"
language = "eql"
query = '''process where process.name == "curl"'''
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
const EVENT = {
  '@timestamp': '2026-03-03T11:30:00.000Z',
  event: { category: 'process', type: 'start' },
  process: { name: 'curl' },
  user: { name: 'alice' },
};

kibanaRoutesSuite(async (): Promise<KibanaUnderTest> => {
  const folder = mkdtempSync(join(tmpdir(), 'ig-kibana-routes-'));
  for (const path of ['rules', 'build/standalone/web', 'build/plugin/target/public']) mkdirSync(join(folder, path), { recursive: true });
  writeFileSync(join(folder, 'build/standalone/web/index.html'), '<html></html>');
  writeFileSync(join(folder, 'rules/curl.toml'), RULE);
  writeFileSync(join(folder, 'events.ndjson'), JSON.stringify({ _index: 'logs-test', _id: 'e', _source: EVENT }));
  const quiet = { say: () => undefined, warn: () => undefined, progress: () => undefined };
  const runner = {
    name: 'fake',
    run: async () => ({ ok: true as const, rows: [{ one: '1' }, { one: '2' }], isTruncated: false }),
    close: async () => undefined,
  };
  const server = await startServer(
    { port: 0, dataDir: join(folder, 'data'), rules: [], events: ['events.ndjson'], locale: 'en', reset: false, settings: defaultSettings },
    { projectDir: folder, workingDir: folder, terminal: quiet, clock: () => NOW, userName: 'anna', createRunner: async () => runner }
  );
  const request = async (method: string, path: string, body: unknown, headers: Readonly<Record<string, string>>): Promise<Answer> => {
    const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
    const type: Readonly<Record<string, string>> = body === undefined ? {} : { 'content-type': 'application/json' };
    const answer = await fetch(new URL(path, server.url), { method, headers: { ...headers, ...type }, ...sent });
    return { status: answer.status, body: JSON.parse(await answer.text()), headers: Object.fromEntries(answer.headers) };
  };
  const { body } = await request('GET', '/internal/investigation_guides/alerts', undefined, {});
  const [alert] = alertsOf(body);
  if (alert === undefined) throw new Error('the rule made no alert');
  return {
    version: 'standalone',
    request,
    seeded: { alertId: alert.id, alertIndex: alert.index, userName: 'alice', ruleId: alert.rule.id, agentId: LOCAL_AGENT },
    close: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
});

interface Listed {
  readonly id: string;
  readonly index: string;
  readonly rule: { readonly id: string };
}

function alertsOf(body: unknown): readonly Listed[] {
  const { alerts }: { alerts: readonly Listed[] } = JSON.parse(JSON.stringify(body));
  return alerts;
}
