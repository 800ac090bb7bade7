import { describe, expect, it } from 'vitest';
import type { EventSource } from '../../common/engine';
import type { Rule } from '../../common/rules';
import { memoryPorts } from '../../test/fakes/memory_ports';
import { MemoryRuleStore } from '../../test/fakes/memory_rule_store';
import { sampleAlert } from '../../test/fakes/sample_alert';
import { sampleRule } from '../../test/fakes/sample_rule';
import { keptRule, memoryRulesClient } from '../../test/kibana/memory_rules_client';
import { KibanaRuleStore } from '../kibana/stores/kibana_rule_store';
import { ruleOfAlert } from './alert_rule';
import { buildAlert } from './detection/alert_document';
import type { RuleStore } from './ports';
import { UseCaseError } from './route';

const then = sampleRule({
  note: '## Triage',
  setup: 'Install it.',
  translations: { 'zh-CN': { name: '规则', description: '描述', note: '## 分诊', setup: '安装。', falsePositives: [] } },
});
const origin = { executionUuid: 'x', at: '2026-03-01T12:05:00.000Z', originalTime: '2026-03-01T12:00:00.000Z' };
const alertOf = (rule: Rule): EventSource => buildAlert({ id: 'e', index: undefined, source: {} }, { rule, ...origin }).source;
const portsWith = (...rules: readonly Rule[]) => memoryPorts({ rules: new MemoryRuleStore(rules) });
const refusing = (error: Error): RuleStore => ({
  list: () => Promise.reject(error),
  get: () => Promise.reject(error),
  problems: () => Promise.reject(error),
  known: () => Promise.reject(error),
});

describe('the rule of an alert', () => {
  const changes: readonly { readonly what: string; readonly now: Partial<Rule>; readonly state: string }[] = [
    { what: 'nothing', now: {}, state: 'unchanged' },
    { what: 'what the page does not show', now: { tags: ['new'], maxSignals: 7, enabled: false, version: 2 }, state: 'unchanged' },
    { what: 'the query', now: { query: 'process where true' }, state: 'changed' },
    { what: 'where it searches', now: { index: ['logs-*'] }, state: 'changed' },
    { what: 'the kind', now: { type: 'query', language: 'kuery' }, state: 'changed' },
    { what: 'the guide', now: { note: '## Another' }, state: 'changed' },
    { what: 'the set-up', now: { setup: 'Leave it.' }, state: 'changed' },
  ];
  it.each(changes)('is the one that the alert carries, and $state when $what was changed since', async ({ now, state }) => {
    const found = await ruleOfAlert(portsWith({ ...then, ...now }), alertOf(then));
    expect(found?.rule).toMatchObject({ query: then.query, note: then.note, setup: then.setup, version: then.version });
    expect(found?.standing).toEqual({ from: 'alert', state, installed_id: then.id });
  });

  it('is unchanged as Kibana keeps it, too', async () => {
    const rules = new KibanaRuleStore(memoryRulesClient([keptRule(then)]));
    expect((await ruleOfAlert(memoryPorts({ rules }), alertOf(then)))?.standing.state).toBe('unchanged');
  });

  it('that was deleted is the one that the alert carries', async () => {
    const found = await ruleOfAlert(portsWith(), alertOf(then));
    expect(found).toMatchObject({
      rule: { query: then.query, note: then.note },
      standing: { from: 'alert', state: 'deleted', installed_id: undefined },
    });
  });

  it('that was deleted and installed again is known by its stable id', async () => {
    const again = { ...then, id: 'rule-b' };
    const found = await ruleOfAlert(portsWith(again), alertOf(then));
    expect(found?.rule.id).toBe(then.id);
    expect(found?.standing).toEqual({ from: 'alert', state: 'unchanged', installed_id: 'rule-b' });
  });

  it('of an alert that does not carry it is the installed one, and whether that changed is not known', async () => {
    const found = await ruleOfAlert(portsWith(then), sampleAlert({ id: 'a' }).source);
    expect(found).toEqual({ rule: then, standing: { from: 'installed', state: 'unknown', installed_id: then.id } });
  });

  it('of an alert that does not carry it, and that is not installed, has no query', async () => {
    const found = await ruleOfAlert(portsWith(), sampleAlert({ id: 'a' }).source);
    expect(found).toMatchObject({ lacksQuery: true, standing: { state: 'deleted' }, rule: { id: 'rule-a' } });
  });

  it('is readable where the installed rules are not', async () => {
    const rules = refusing(new UseCaseError(403, 'rules_forbidden', 'no'));
    const standing = { from: 'alert', state: 'unknown', installed_id: undefined };
    expect(await ruleOfAlert(memoryPorts({ rules }), alertOf(then))).toMatchObject({ rule: { note: then.note }, standing });
    const absent = { ...portsWith(), unavailable: { rules: { plugin: 'alerting' as const } } };
    expect(await ruleOfAlert(absent, alertOf(then))).toMatchObject({ rule: { note: then.note }, standing });
  });

  it('is not made up when the store of rules is down', async () => {
    const down = new Error('connection lost');
    await expect(ruleOfAlert(memoryPorts({ rules: refusing(down) }), alertOf(then))).rejects.toBe(down);
  });

  it('has the translations of the installed rule while its guide is the same', async () => {
    const same = await ruleOfAlert(portsWith(then), alertOf(then));
    expect(same?.rule.translations).toEqual(then.translations);
    const changed = await ruleOfAlert(portsWith({ ...then, note: '## Another' }), alertOf(then));
    expect(changed?.rule.translations).toEqual({});
  });

  it('keeps the name that it had, where the installed rule has another one', async () => {
    const renamed = await ruleOfAlert(portsWith({ ...then, name: 'Renamed' }), alertOf(then));
    expect(renamed?.rule.translations['zh-CN']).toMatchObject({ name: then.name, description: '描述', note: '## 分诊' });
  });

  it('is undefined where the alert names none', async () => {
    expect(await ruleOfAlert(portsWith(then), { '@timestamp': '2026-03-01' })).toBeUndefined();
  });
});
