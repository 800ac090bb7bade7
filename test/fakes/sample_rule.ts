/** Rules for tests, each field changeable. */
import type { Rule } from '../../common/rules/rule';

export function sampleRule(given: Partial<Rule> = {}): Rule {
  const id = given.id ?? 'rule-a';
  return {
    id,
    ruleId: `stable-${id}`,
    name: 'Proxy launcher started',
    description: 'Looks for a tool that sends connections through proxies.',
    note: '',
    setup: '',
    falsePositives: [],
    type: 'eql',
    language: 'eql',
    query: 'process where process.name == "proxychains"',
    index: ['logs-endpoint.events.*'],
    severity: 'low',
    riskScore: 21,
    from: 'now-9m',
    to: 'now',
    interval: '5m',
    maxSignals: 100,
    enabled: true,
    tags: ['OS: Linux'],
    threat: [],
    references: [],
    author: ['Tester'],
    license: 'Apache-2.0',
    version: 1,
    timestampOverride: undefined,
    eventCategoryOverride: undefined,
    buildingBlockType: undefined,
    created: undefined,
    updated: undefined,
    translations: {},
    source: 'test',
    ...given,
  };
}
