import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Database } from '../../sqlite/database';
import { SqliteRuleFiles } from '../../sqlite/rule_files';
import { collectRules } from './collect_rules';

let folder = '';
let database: Database;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ig-rules-'));
  mkdirSync(join(folder, 'rules', 'linux'), { recursive: true });
  mkdirSync(join(folder, 'mine'));
  database = Database.open(':memory:');
  write('rules/linux/one.toml', toml('one', 'Bundled one'));
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

const write = (path: string, text: string): void => writeFileSync(join(folder, path), text);
const collect = (...given: string[]) => collectRules(given, { projectDir: folder, workingDir: folder }, new SqliteRuleFiles(database));
const names = async (collected: Awaited<ReturnType<typeof collect>>) => (await collected.store.list()).map((rule) => rule.name);

function toml(ruleId: string, name: string): string {
  return `[rule]
rule_id = "${ruleId}"
name = "${name}"
description = "d"
type = "eql"
language = "eql"
query = "process where true"
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

describe('the rules of a start', () => {
  it('bundled rules are new at the first start and unchanged at the next', async () => {
    const first = await collect();
    expect(await names(first)).toEqual(['Bundled one']);
    expect(first.isChanged).toBe(true);
    first.remember();
    expect((await collect()).isChanged).toBe(false);
  });

  it('rules that had not finished their run are new again', async () => {
    await collect();
    expect((await collect()).isChanged).toBe(true);
  });

  it('a bundled rule that was edited counts as changed', async () => {
    (await collect()).remember();
    write('rules/linux/one.toml', toml('one', 'Edited one'));
    const second = await collect();
    expect([second.isChanged, await names(second), second.summary]).toEqual([true, ['Edited one'], 'rules: 1 loaded, 1 changed']);
  });

  it('a given rule takes the place of a bundled one and stays loaded', async () => {
    write('mine/one.toml', toml('one', 'My one'));
    write('mine/two.toml', toml('two', 'My two'));
    expect(await names(await collect('mine'))).toEqual(['My one', 'My two']);
    rmSync(join(folder, 'mine'), { recursive: true });
    expect(await names(await collect())).toEqual(['My one', 'My two']);
  });

  it('a given file is given again with its new text', async () => {
    write('mine/two.toml', toml('two', 'Before'));
    await collect('mine/two.toml');
    write('mine/two.toml', toml('two', 'After'));
    expect(await names(await collect('mine'))).toEqual(['Bundled one', 'After']);
  });

  it('a broken rule is a problem with its file and line, and the rest is loaded', async () => {
    write('mine/bad.toml', 'name = "x"\nthis is no toml\n');
    write('mine/odd.toml', toml('odd', 'Odd').replace('severity = "low"', 'severity = "loud"'));
    write('mine/two.toml', toml('two', 'My two'));
    const collected = await collect('mine', 'no/such/folder');
    expect(await names(collected)).toEqual(['Bundled one', 'My two']);
    const sources = (await collected.store.problems()).map(({ source }) => source);
    expect(sources).toContain('no/such/folder');
    expect(sources.some((source) => /^mine\/bad\.toml:\d+$/.test(source))).toBe(true);
    expect(sources.some((source) => /^mine\/odd\.toml:\d+$/.test(source))).toBe(true);
  });

  it('of two given rules with one rule_id the later is used and the clash told', async () => {
    write('mine/a.toml', toml('two', 'First'));
    write('mine/b.toml', toml('two', 'Second'));
    const collected = await collect('mine');
    expect(await names(collected)).toEqual(['Bundled one', 'Second']);
    expect(await collected.store.problems()).toEqual([{ source: 'mine/b.toml', message: expect.stringContaining('mine/a.toml') }]);
  });
});
