/** Installed rules: the suite of every store of rules, and what only Kibana's rules client brings. */
import { describe, expect, it } from 'vitest';
import { describeRuleStore } from '../../../test/conformance/rule_store_suite';
import { refuse } from '../../../test/fakes/memory_saved_objects';
import { sampleRule } from '../../../test/fakes/sample_rule';
import { keptRule, memoryRulesClient } from '../../../test/kibana/memory_rules_client';
import { KibanaRuleStore, ruleReadings } from './kibana_rule_store';
import type { RulesClientPort } from './rules_client';

describeRuleStore(
  'KibanaRuleStore',
  async ({ rules }) => ({
    store: new KibanaRuleStore(memoryRulesClient(rules.map((rule) => keptRule(rule)))),
    close: async () => undefined,
  }),
  { problems: 'Kibana reports no files; problems come from rules that cannot be read, see below' }
);

describe('KibanaRuleStore', () => {
  const foreign = { ...keptRule(sampleRule({ id: 'uptime' })), alertTypeId: 'xpack.uptime.alerts.tls' };

  it('rules of other apps are none of ours', async () => {
    const store = new KibanaRuleStore(memoryRulesClient([foreign, keptRule(sampleRule({ id: 'a' }))]));
    expect((await store.list()).map(({ id }) => id)).toEqual(['a']);
    expect(await store.get('uptime')).toBeUndefined();
    expect(await store.get('stable-uptime')).toBeUndefined();
  });

  it('a rule that cannot be read is a problem that names it, and the others are listed', async () => {
    const store = new KibanaRuleStore(
      memoryRulesClient([keptRule(sampleRule({ id: 'bad' }), { severity: 'extreme' }), keptRule(sampleRule({ id: 'a' }))])
    );
    expect((await store.list()).map(({ id }) => id)).toEqual(['a']);
    expect(await store.problems()).toMatchObject([{ source: 'Kibana rule bad', message: expect.stringContaining('severity') }]);
  });

  it('says who made a rule and when, and gives its guide', async () => {
    const created = { at: '2026-01-01T00:00:00.000Z', by: 'anna' };
    const store = new KibanaRuleStore(memoryRulesClient([keptRule(sampleRule({ id: 'a', created, note: '# Triage' }))]));
    expect(await store.get('a')).toMatchObject({ created, note: '# Triage', interval: '5m' });
  });

  it('lists more rules than one page holds, and asks once', async () => {
    const client = memoryRulesClient(Array.from({ length: 1_201 }, (_, n) => keptRule(sampleRule({ id: `r${n}` }))));
    let asked = 0;
    const counting: RulesClientPort = { ...client, find: (request) => ((asked += 1), client.find(request)) };
    const store = new KibanaRuleStore(counting);
    expect(await store.list()).toHaveLength(1_201);
    expect(await store.problems()).toEqual([]);
    expect(asked).toBe(3);
  });

  it('stores that share readings answer the same rule object, so that its compiled query is kept', async () => {
    const client = memoryRulesClient([keptRule(sampleRule({ id: 'a' }))]);
    const readings = ruleReadings();
    const before = await new KibanaRuleStore(client, readings).get('a');
    expect(before).toBeDefined();
    expect(await new KibanaRuleStore(client, readings).get('a')).toBe(before);
    expect((await new KibanaRuleStore(client, readings).list())[0]).toBe(before);
  });

  it('says when there are more rules than alerting pages through', async () => {
    const client = memoryRulesClient(
      Array.from({ length: 10_001 }, (_, n) =>
        keptRule(sampleRule({ id: `r${n}`, type: 'query', language: 'kuery', query: 'process.name: proxychains' }))
      )
    );
    const store = new KibanaRuleStore(client);
    expect(await store.list()).toHaveLength(10_000);
    expect(await store.problems()).toMatchObject([{ message: expect.stringContaining('more than 10000') }]);
  });

  it.each(['a" or alert.attributes.params.ruleId: "*', 'back\\slash', '*'])('the id %s is only data', async (ruleId) => {
    const store = new KibanaRuleStore(memoryRulesClient([keptRule(sampleRule({ id: 'a', ruleId })), keptRule(sampleRule({ id: 'b' }))]));
    expect((await store.get(ruleId))?.id).toBe('a');
  });

  it('a missing privilege is named; other failures stay what they were', async () => {
    const forbidding: RulesClientPort = { get: async () => refuse(403, 'Unauthorized'), find: async () => refuse(403, 'Unauthorized') };
    const refused = { statusCode: 403, code: 'rules_forbidden' };
    await expect(new KibanaRuleStore(forbidding).get('a')).rejects.toMatchObject(refused);
    await expect(new KibanaRuleStore(forbidding).list()).rejects.toMatchObject(refused);
    const down: RulesClientPort = { get: async () => refuse(503, 'down'), find: async () => refuse(503, 'down') };
    await expect(new KibanaRuleStore(down).get('a')).rejects.toThrow('down');
  });
});
