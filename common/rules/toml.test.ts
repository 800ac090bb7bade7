import { describe, expect, it } from 'vitest';
import { readTomlRule } from './toml';
import { readTomlTranslation, withTranslations } from './translation';
import { readRuleFiles } from './rule_files';
import { ruleText } from './text';

const RULE = `[metadata]
creation_date = "2024/01/01"
maturity = "production"

[rule]
author = ["Someone"]
description = """
Looks for a test.
"""
from = "now-9m"
index = ["logs-*"]
interval = "5m"
language = "eql"
license = "Apache-2.0"
max_signals = 100
name = "A test"
note = """## Triage and analysis

- Look here.
  - $osquery_0
- severity = "not a key" is only text.
"""
risk_score = 21
rule_id = "00000000-0000-4000-8000-000000000001"
severity = "low"
tags = ["OS: Linux"]
timestamp_override = "event.ingested"
type = "eql"
version = 4
query = '''
process where true
'''

[[rule.threat]]
framework = "MITRE ATT&CK"
[[rule.threat.technique]]
id = "T1572"
name = "Protocol Tunneling"
reference = "https://attack.mitre.org/techniques/T1572/"
[rule.threat.tactic]
id = "TA0011"
name = "Command and Control"
reference = "https://attack.mitre.org/tactics/TA0011/"

[[transform.osquery]]
label = "Ports"
query = "SELECT pid FROM listening_ports"
`;

const TRANSLATION = `rule_id = "00000000-0000-4000-8000-000000000001"
locale = "zh-CN"
name = "测试"
description = "检测一次测试。"
note = """## 分类和分析

- 看这里。
  - $osquery_0
"""

[[transform.osquery]]
label = "端口"
query = "SELECT pid FROM listening_ports"
`;

describe('a rule as TOML', () => {
  it('is read with its transforms expanded', () => {
    const { rules, problems } = readTomlRule(RULE, 'rules/x.toml');
    expect(problems).toEqual([]);
    expect(rules).toHaveLength(1);
    expect(rules[0]).toMatchObject({
      id: '00000000-0000-4000-8000-000000000001',
      ruleId: '00000000-0000-4000-8000-000000000001',
      type: 'eql',
      language: 'eql',
      query: 'process where true\n',
      description: 'Looks for a test.',
      severity: 'low',
      riskScore: 21,
      from: 'now-9m',
      to: 'now',
      interval: '5m',
      maxSignals: 100,
      version: 4,
      enabled: true,
      timestampOverride: 'event.ingested',
      eventCategoryOverride: undefined,
      source: 'rules/x.toml',
      threat: [{ tactic: { id: 'TA0011' }, technique: [{ id: 'T1572', subtechnique: [] }] }],
    });
    expect(rules[0]?.note).toContain('  - !{osquery{"label":"Ports","query":"SELECT pid FROM listening_ports"}}');
  });

  it('is loaded with its filters', () => {
    const { rules, problems } = readTomlRule(
      RULE.replace('[[rule.threat]]', '[[rule.filters]]\nmeta = { negate = true }\n[[rule.threat]]'),
      'r.toml'
    );
    expect(rules).toHaveLength(1);
    expect(problems).toEqual([]);
    expect(rules[0]?.filters).toHaveLength(1);
  });

  it('has the dates of its metadata, which may hold anything else', () => {
    const [dated] = readTomlRule(RULE, 'r.toml').rules;
    expect(dated).toMatchObject({ created: { at: '2024-01-01T00:00:00.000Z', by: '' }, updated: undefined });
    const { rules, problems } = readTomlRule(RULE.replace('"2024/01/01"', '{ year = 2024 }'), 'r.toml');
    expect([rules[0]?.created, problems]).toEqual([undefined, []]);
  });

  it.each([
    ['a broken text', RULE.replace('risk_score = 21', 'risk_score = = 21'), /^r\.toml:23$/, /not TOML: .+\(column/],
    [
      'a value of the wrong kind',
      RULE.replace('risk_score = 21', 'risk_score = "high"'),
      /^r\.toml:23$/,
      /risk_score: found "high", expected number/,
    ],
    ['a value out of range', RULE.replace('risk_score = 21', 'risk_score = 210'), /^r\.toml:23$/, /risk_score: found 210, expected <=100/],
    [
      'an unknown severity',
      RULE.replace('severity = "low"', 'severity = "lwo"'),
      /^r\.toml:25$/,
      /severity: found "lwo", expected \("low" \| "medium"/,
    ],
    ['a missing key', RULE.replace('rule_id = "00000000-0000-4000-8000-000000000001"\n', ''), /^r\.toml/, /rule_id: is missing/],
    ['a schedule that is none', RULE.replace('"now-9m"', '"9 minutes"'), /^r\.toml:10$/, /rule\.from: found "9 minutes"/],
    ['an EQL rule without a query', RULE.replace('process where true', ''), /^r\.toml:30$/, /query: a rule of type eql needs a query/],
    ['a threat without its tactic', RULE.replace(/\[rule\.threat\.tactic\][^[]+/, ''), /^r\.toml/, /rule\.threat\[0\]\.tactic: is missing/],
    ['no rule at all', '[metadata]\nmaturity = "x"\n', /^r\.toml$/, /^rule: is missing/],
    ['a name of a megabyte', RULE.replace('"A test"', `"${'x'.repeat(1_000_000)}"`), /^r\.toml:16$/, /too long: found length 1000000/],
  ])('%s is a problem with its place, and the rule is not loaded', (_, text, place, message) => {
    const { rules, problems } = readTomlRule(text, 'r.toml');
    expect(rules).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.source).toMatch(place);
    expect(problems[0]?.message).toMatch(message);
  });

  it('is loaded although a placeholder has no table, and says so', () => {
    const { rules, problems } = readTomlRule(RULE.replace('$osquery_0', '$osquery_3'), 'r.toml');
    expect(rules).toHaveLength(1);
    expect(problems).toEqual([{ source: 'r.toml:20', message: expect.stringMatching(/^\$osquery_3 has no/), isLoaded: true }]);
  });

  it('is loaded although its query is broken, and the fault is named with its line', () => {
    const broken = RULE.replace('process where true\n', 'process where\n  process.name = "x"\n');
    const { rules, problems } = readTomlRule(broken, 'x.toml');
    const line = broken.split('\n').findIndex((text) => text.includes('process.name =')) + 1;
    expect(rules).toHaveLength(1);
    expect(problems).toEqual([{ source: `x.toml:${line}`, message: expect.stringContaining('row 2 column 16'), isLoaded: true }]);
  });

  it('may begin with a byte order mark and end its lines as Windows does', () => {
    const { rules, problems } = readTomlRule(`\ufeff${RULE.replaceAll('\n', '\r\n')}`, 'r.toml');
    expect(problems).toEqual([]);
    expect(rules).toHaveLength(1);
  });
});

describe('a translation', () => {
  const ruleFile = { source: 'rules/x.toml', text: RULE };
  const files = [ruleFile, { source: 'rules/x.zh-CN.toml', text: TRANSLATION }];

  it('belongs to its rule', () => {
    const { rules, problems } = readRuleFiles(files);
    expect(problems).toEqual([]);
    const [rule] = rules;
    if (rule === undefined) throw new Error('the rule was not read');
    expect(ruleText(rule, 'zh-CN').name).toBe('测试');
    expect(ruleText(rule, 'zh-CN').note).toContain('!{osquery{"label":"端口","query":"SELECT pid FROM listening_ports"}}');
    expect(ruleText(rule, 'en').name).toBe('A test');
  });

  it('leaves what it does not translate in the language of the rule', () => {
    const { rules } = readRuleFiles([ruleFile, { source: 'x.zh-CN.toml', text: TRANSLATION.replace(/note = """[^"]+"""/, '') }]);
    expect(rules.map((rule) => ruleText(rule, 'zh-CN').name)).toEqual(['测试']);
    expect(rules.map((rule) => ruleText(rule, 'zh-CN').note)).toEqual(rules.map(({ note }) => note));
  });

  it('of a rule that is not there is a problem', () => {
    const { translations } = readTomlTranslation(TRANSLATION, 'x.zh-CN.toml');
    const { problems } = withTranslations({ rules: [], problems: [] }, translations);
    expect(problems).toEqual([{ source: 'x.zh-CN.toml', message: expect.stringContaining('is not loaded') }]);
  });

  it('in a language that the product does not have is a problem, and the rule is still there', () => {
    const { rules, problems } = readRuleFiles([ruleFile, { source: 'x.de-DE.toml', text: TRANSLATION.replace('zh-CN', 'de-DE') }]);
    expect(rules).toHaveLength(1);
    expect(problems[0]).toMatchObject({ source: 'x.de-DE.toml:2', message: expect.stringMatching(/locale: found "de-DE"/) });
  });
});

describe('a set of rule files', () => {
  it('loads what it can and names what it cannot', () => {
    const { rules, problems } = readRuleFiles([
      { source: 'bad.toml', text: 'a = ' },
      { source: 'x.toml', text: RULE },
      { source: 'notes.txt', text: 'hello' },
    ]);
    expect(rules).toHaveLength(1);
    expect(problems.map(({ source }) => source)).toEqual(['bad.toml:1', 'notes.txt']);
  });
});
