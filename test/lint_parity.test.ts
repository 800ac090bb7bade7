/** The rule's page says what `ig lint` says: the same rules, through the command line and through the route. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { RULE_PATH, type RuleResponse } from '../common/api';
import { handleRoute } from '../server/app/binding';
import { routes } from '../server/app/routes';
import { SqliteSyntax } from '../server/app/sqlite_syntax';
import { loadRules } from '../standalone/server/rules/load_rules';
import { LoadedRuleStore } from '../standalone/server/rules/loaded_rule_store';
import { ig } from './fakes/memory_io';
import { memoryPorts } from './fakes/memory_ports';
import { faultyRulesFolder, packOfManyRules } from './fixtures/faulty_rules';

const folder = mkdtempSync(join(tmpdir(), 'ig-parity-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface CliFinding {
  readonly rule_id: string;
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly in_rule: { readonly field: string; readonly line: number; readonly column: number } | null;
}

const keyOf = (code: string, severity: string, message: string, place: CliFinding['in_rule'] | undefined): string =>
  [severity, code, place === null || place === undefined ? 'rule' : `${place.field}:${place.line}:${place.column}`, message].join(' ');

async function fromCommandLine(args: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const { output } = await ig(['lint', faultyRulesFolder, '--format', 'json', ...args]);
  const read: { readonly findings: readonly CliFinding[] } = JSON.parse(output);
  const byRule = new Map<string, string[]>();
  for (const { rule_id: id, code, severity, message, in_rule: place } of read.findings) {
    byRule.set(id, [...(byRule.get(id) ?? []), keyOf(code, severity, message, place)]);
  }
  return byRule;
}

async function fromRoute(id: string, store: LoadedRuleStore): Promise<readonly string[]> {
  const route = routes.find(({ method, path }) => method === 'get' && path === RULE_PATH);
  if (route === undefined) throw new Error('there is no such route');
  const sqlite = new SqliteSyntax((problem) => {
    throw new Error(problem);
  });
  const ports = memoryPorts({ rules: store, sqlSyntax: sqlite.syntax });
  const { status, body } = await handleRoute(route, ports, { params: { id }, query: { locale: 'en' }, body: undefined });
  expect(status).toBe(200);
  const { linted }: RuleResponse = JSON.parse(JSON.stringify(body));
  return linted.findings.map(({ code, severity, message, place }) => keyOf(code, severity, message, place));
}

const faulty = readdirSync(faultyRulesFolder).map((name) => ({
  source: `${faultyRulesFolder}/${name}`,
  path: `${faultyRulesFolder}/${name}`,
  text: readFileSync(`${faultyRulesFolder}/${name}`, 'utf8'),
}));

describe('the page and the command line', () => {
  it.each([
    ['where many rules are known', true],
    ['where few are', false],
  ])('say the same of every faulty rule, %s', { timeout: 120_000 }, async (_where, areMany) => {
    const pack = join(folder, 'pack.ndjson');
    writeFileSync(pack, packOfManyRules());
    const others = areMany ? [{ source: pack, path: pack, text: packOfManyRules() }] : [];
    const { rules } = loadRules([], [...faulty, ...others]);
    const known = await fromCommandLine(areMany ? ['--known-rules', pack] : []);
    const store = new LoadedRuleStore({ rules, problems: [] });
    const codes = new Set<string>();
    for (const [id, findings] of known) {
      expect([...(await fromRoute(id, store))].sort(), id).toEqual([...findings].sort());
      for (const finding of findings) codes.add(finding.split(' ')[1] ?? '');
    }
    expect(known.size).toBe(faulty.length);
    expect(codes.size).toBeGreaterThan(20);
    expect(codes.has('related_rule_unknown')).toBe(areMany);
  });
});
