import { describe, expect, it } from 'vitest';
import type { RuleSummary } from '../../../common/api';
import { filterRules } from './filter_rules';

const rule = (name: string, tags: readonly string[]): RuleSummary => ({
  id: name,
  rule_id: `id-of-${name}`,
  name,
  description: '',
  type: 'eql',
  severity: 'low',
  risk_score: 1,
  version: 1,
  tags,
  enabled: true,
  has_guide: false,
  steps: 0,
  queries: 0,
  alerts: { open: 0, total: 0 },
  last_execution: undefined,
});

const rules = [rule('Proxy', ['OS: Linux']), rule('Service 添加', ['OS: Windows'])];

describe('filterRules', () => {
  it.each([
    ['no words find all', '  ', ['Proxy', 'Service 添加']],
    ['case does not matter', 'pROXY', ['Proxy']],
    ['every word has to be there', 'os: linux service', []],
    ['tags are searched', 'windows', ['Service 添加']],
    ['ids are searched', 'id-of-proxy', ['Proxy']],
    ['Chinese is searched', '添加', ['Service 添加']],
    ['what reads like a pattern is text', '.*', []],
  ])('%s', (_name, text, names) => {
    expect(filterRules(rules, text).map((found) => found.name)).toEqual(names);
  });
});
