/** The ids of prebuilt rules, and what a missing package or right makes of them. */
import { describe, expect, it } from 'vitest';
import { refuse } from '../../../test/fakes/memory_saved_objects';
import { sampleRule } from '../../../test/fakes/sample_rule';
import { keptRule, memoryRulesClient } from '../../../test/kibana/memory_rules_client';
import { KibanaRuleStore } from './kibana_rule_store';
import { prebuiltRuleIds } from './prebuilt_rules';

const buckets = (ids: readonly string[]) => ({ aggregations: { rule_ids: { buckets: ids.map((key) => ({ key, doc_count: 3 })) } } });

describe('the ids of prebuilt rules', () => {
  it('are counted by Elasticsearch, without reading a rule', async () => {
    const asked: object[] = [];
    const find = async (options: object) => (asked.push(options), { total: 4_000, saved_objects: [], ...buckets(['a', 'b']) });
    expect([...(await prebuiltRuleIds({ find }))]).toEqual(['a', 'b']);
    expect(asked).toEqual([
      { type: 'security-rule', perPage: 0, aggs: { rule_ids: { terms: { field: 'security-rule.attributes.rule_id', size: 10_000 } } } },
    ]);
  });

  it.each([
    ['a type that nobody has registered, or may not be read', async () => ({ total: 0, saved_objects: [] })],
    ['a refusal', async () => refuse(403, 'Unable to find security-rule')],
    ['an aggregation that is not taken', async () => refuse(400, 'Invalid aggregation')],
    ['no such thing', async () => refuse(404, 'Not Found')],
  ])('are none with %s', async (_what, find) => {
    expect([...(await prebuiltRuleIds({ find }))]).toEqual([]);
  });

  it('are no answer of a store that is down', async () => {
    await expect(prebuiltRuleIds({ find: async () => refuse(503, 'down') })).rejects.toThrow('down');
  });
});

describe('the rules that Kibana knows', () => {
  const installed = memoryRulesClient([
    keptRule(sampleRule({ id: 'x', ruleId: 'own' })),
    keptRule(sampleRule({ id: 'y', ruleId: 'quoted" or "p1' })),
  ]);
  const store = (prebuilt: readonly string[]) => new KibanaRuleStore(installed, undefined, async () => new Set(prebuilt));

  it('are those of the package and the installed ones', async () => {
    const { ids, total, lacksPrebuilt } = await store(['p1', 'p2', 'p3']).known(['p2', 'own', 'nobody', 'quoted" or "p1']);
    expect([...ids].sort()).toEqual(['own', 'p2', 'quoted" or "p1']);
    expect([total, lacksPrebuilt]).toEqual([3, false]);
  });

  it('are not all there are without the package', async () => {
    expect(await store([]).known(['own'])).toEqual({ ids: new Set(['own']), total: 2, lacksPrebuilt: true });
  });

  it('are asked for in parts, however many a guide names', async () => {
    const filters: string[] = [];
    const counting = {
      ...installed,
      find: (request: Parameters<typeof installed.find>[0]) => (filters.push(request.options.filter), installed.find(request)),
    };
    const many = Array.from({ length: 450 }, (_, n) => `r${n}`);
    await new KibanaRuleStore(counting).known(many);
    expect(filters).toHaveLength(4);
  });
});
