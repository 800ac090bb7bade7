import { describe, expect, it } from 'vitest';
import { MemoryAlertStore } from '../../test/fakes/memory_alert_store';
import { memoryPorts } from '../../test/fakes/memory_ports';
import { MemoryRuleStore } from '../../test/fakes/memory_rule_store';
import { sampleAlert } from '../../test/fakes/sample_alert';
import { sampleException } from '../../test/fakes/sample_exception';
import { sampleRule } from '../../test/fakes/sample_rule';
import { UseCaseError } from './route';
import { getRule, listRules } from './rules';

const note = `## Triage and analysis

Why this matters.

### Possible investigation steps

- Look at the process.
  - Look at its parent.
- Look at the account.
  - !{osquery{"label":"Accounts","query":"SELECT * FROM users WHERE username = {{user.name}}"}}

### False positive analysis

- Administrators do this.

### Response and remediation

- Isolate the host.
`;
const rule = sampleRule({
  note,
  translations: { 'zh-CN': { name: '规则', description: '描述', note, setup: '', falsePositives: ['管理员'] } },
});
const portsWith = () =>
  memoryPorts({
    rules: new MemoryRuleStore(
      [rule, sampleRule({ id: 'plain' })],
      [
        { source: 'x.toml:3', message: 'a value is missing' },
        { source: 'y.toml:7', message: '$osquery_6 has no table', isLoaded: true },
      ]
    ),
    alerts: new MemoryAlertStore([sampleAlert({ id: '1' }), sampleAlert({ id: '2', status: 'closed' })]),
  });
const execution = {
  at: 'x',
  from: 'x',
  to: 'x',
  status: 'succeeded',
  created: 1,
  excepted: 0,
  duplicates: 0,
  cut: 0,
  messages: [],
} as const;

describe('the list of rules', () => {
  it('tells of each rule its guide, its alerts and its last execution, and what could not be loaded', async () => {
    const ports = portsWith();
    await ports.executions.append('rule-a', execution);
    const { rules, problems } = await listRules(ports, 'en');
    expect(rules).toMatchObject([
      { id: 'rule-a', has_guide: true, steps: 4, queries: 1, alerts: { open: 1, total: 2 }, last_execution: { created: 1 } },
      { id: 'plain', has_guide: false, steps: 0, queries: 0, alerts: { open: 0, total: 0 }, last_execution: undefined },
    ]);
    expect(problems).toEqual([
      { source: 'x.toml:3', message: 'a value is missing' },
      { source: 'y.toml:7', message: '$osquery_6 has no table', loaded: true },
    ]);
  });

  it('is in the language asked for, where there is a translation', async () => {
    const { rules } = await listRules(portsWith(), 'zh-CN');
    expect(rules.map(({ name }) => name)).toEqual(['规则', 'Proxy launcher started']);
  });
});

describe('one rule', () => {
  it.each(['rule-a', 'stable-rule-a'])('is found as %s, with its guide, exceptions and executions', async (id) => {
    const ports = portsWith();
    await ports.exceptions.create(sampleException());
    await ports.executions.append('rule-a', execution);
    const answer = await getRule(ports, id, 'zh-CN');
    expect(answer.rule).toMatchObject({
      name: '规则',
      query: rule.query,
      false_positives: ['管理员'],
      exceptions: [{ item_id: 'item-exception-1', summary: 'user.name is anna' }],
      executions: [execution],
    });
    expect(answer.guide).toMatchObject({ locale: 'zh-CN' });
    expect(answer.guide.guide.sections.length).toBeGreaterThan(2);
  });

  it('says until when each of its exceptions holds', async () => {
    const ports = portsWith();
    await ports.exceptions.create(sampleException({ id: 'e1', expireTime: '2026-04-01T00:00:00Z' }));
    await ports.exceptions.create(sampleException({ id: 'e2' }));
    const { exceptions } = (await getRule(ports, 'rule-a', 'en')).rule;
    expect(exceptions.map((item) => item.expire_time)).toEqual(['2026-04-01T00:00:00Z', undefined]);
  });

  it('that is not loaded is not found', async () => {
    await expect(getRule(portsWith(), 'x', 'en')).rejects.toMatchObject({ statusCode: 404, code: 'rule_not_found' });
  });
});

describe('rules in a space without alerts', () => {
  const missing = new UseCaseError(404, 'alerts_index_missing', 'no index');
  const without = (error: Error) => {
    const alerts = new MemoryAlertStore();
    alerts.countByRule = () => Promise.reject(error);
    return memoryPorts({ rules: new MemoryRuleStore([rule]), alerts });
  };

  it('are listed and shown though the index of alerts is not there yet', async () => {
    expect(await listRules(without(missing), 'en')).toMatchObject({ rules: [{ alerts: { open: 0, total: 0 } }] });
    expect(await getRule(without(missing), rule.id, 'en')).toMatchObject({ rule: { alerts: { open: 0, total: 0 } } });
  });

  it('are not listed with numbers that nobody could count', async () => {
    const forbidden = new UseCaseError(403, 'alerts_forbidden', 'no');
    await expect(listRules(without(forbidden), 'en')).rejects.toBe(forbidden);
  });
});
