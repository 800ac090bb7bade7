import { describe, expect, it } from 'vitest';
import { describeRuleStore } from '../../../test/conformance/rule_store_suite';
import { sampleRule } from '../../../test/fakes/sample_rule';
import { LoadedRuleStore } from './loaded_rule_store';

describeRuleStore('LoadedRuleStore', async (content) => ({ store: new LoadedRuleStore(content), close: async () => undefined }));

describe('LoadedRuleStore', () => {
  it('a saved object id goes before another rule that has it as its stable id', async () => {
    const store = new LoadedRuleStore({
      rules: [sampleRule({ id: 'x', ruleId: 'a', name: 'By saved id' }), sampleRule({ id: 'y', ruleId: 'x', name: 'By stable id' })],
      problems: [],
    });
    expect((await store.get('x'))?.name).toBe('By saved id');
  });
});
