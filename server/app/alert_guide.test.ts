import { describe, expect, it } from 'vitest';
import type { RuleText } from '../../common/rules';
import { MemoryAlertStore } from '../../test/fakes/memory_alert_store';
import { memoryPorts } from '../../test/fakes/memory_ports';
import { MemoryRuleStore } from '../../test/fakes/memory_rule_store';
import { sampleAlert } from '../../test/fakes/sample_alert';
import { sampleRule } from '../../test/fakes/sample_rule';
import { getAlertGuide } from './alert_guide';
import { buildAlert } from './detection/alert_document';
import { UseCaseError } from './route';
import { guideOfRule } from './rule_guide';

const note = `## Triage and analysis

### Possible investigation steps

- Look at the account.
  - !{osquery{"label":"Accounts","query":"SELECT * FROM users WHERE username = {{user.name}}"}}
- Look at the parent process.

### Related rules

- Another Rule - 6ace94ba-f02c-4d55-9f53-87d99b6f9af4
- An Absent Rule - b910f25a-2d44-47f2-a873-aabdc0d355e6
`;
const chinese: RuleText = {
  name: '规则',
  description: '描述',
  note: note.replace('Look at the account.', '检查账户。'),
  setup: '',
  falsePositives: [],
};
const rule = sampleRule({ id: 'rule-a', note, setup: 'Install the integration.', translations: { 'zh-CN': chinese } });
const related = sampleRule({ id: 'other', ruleId: '6ace94ba-f02c-4d55-9f53-87d99b6f9af4', name: 'Another Rule' });

function portsWith(user: string | undefined, rules = [rule, related]) {
  const alert = sampleAlert({ id: 'a', ...(user === undefined ? {} : { user }) });
  return memoryPorts({ alerts: new MemoryAlertStore([alert]), rules: new MemoryRuleStore(rules) });
}
const sqlOf = async (user: string | undefined): Promise<string | undefined> =>
  Object.values((await getAlertGuide(portsWith(user), 'a', { locale: 'en' })).resolutions)[0]?.resolved;

describe('the guide of an alert', () => {
  it('has every query resolved with the values of the alert, each as one literal', async () => {
    expect(await sqlOf('root')).toBe(`SELECT * FROM users WHERE username = 'root'`);
    expect(await sqlOf(`x' OR '1'='1`)).toBe(`SELECT * FROM users WHERE username = 'x'' OR ''1''=''1'`);
  });

  it('says which value is missing', async () => {
    const { resolutions } = await getAlertGuide(portsWith(undefined), 'a', { locale: 'en' });
    expect(Object.values(resolutions)).toMatchObject([{ status: 'missing', resolved: undefined, problems: [{ field: 'user.name' }] }]);
  });

  it('is in the language asked for, with the same ids', async () => {
    const ports = portsWith('root');
    const [english, translated] = [await getAlertGuide(ports, 'a', { locale: 'en' }), await getAlertGuide(ports, 'a', { locale: 'zh-CN' })];
    expect(translated).toMatchObject({ locale: 'zh-CN', rule: { name: '规则' } });
    expect(JSON.stringify(translated.guide)).toContain('检查账户');
    expect(Object.keys(translated.resolutions)).toEqual(Object.keys(english.resolutions));
    expect(Object.keys(english.resolutions)).toHaveLength(1);
  });

  it('is in English where the rule has no translation, and says so', async () => {
    const guide = await getAlertGuide(portsWith('root', [sampleRule({ note })]), 'a', { locale: 'zh-CN' });
    expect(guide).toMatchObject({ locale: 'en', rule: { name: 'Proxy launcher started' } });
  });

  it('holds the set-up guide as well', async () => {
    const { guide } = await getAlertGuide(portsWith('root'), 'a', { locale: 'en' });
    expect(guide.sections.map((section) => section.kind)).toContain('setup');
  });

  it('links the related rules that are loaded', async () => {
    expect((await getAlertGuide(portsWith('root'), 'a', { locale: 'en' })).related).toEqual({
      [related.ruleId]: { id: 'other', name: 'Another Rule' },
    });
  });

  it('of a rule that is not loaded is the one that the alert carries', async () => {
    const origin = { rule, executionUuid: 'x', at: '2026-03-01T12:05:00.000Z', originalTime: '2026-03-01T12:00:00.000Z' };
    const alert = buildAlert({ id: 'e', index: undefined, source: { user: { name: 'root' } } }, origin);
    const guide = await getAlertGuide(memoryPorts({ alerts: new MemoryAlertStore([alert]) }), alert.id, { locale: 'zh-CN' });
    expect(guide).toMatchObject({ locale: 'en', rule: { id: 'rule-a', rule_id: 'stable-rule-a' } });
    expect(Object.values(guide.resolutions)[0]?.resolved).toContain(`'root'`);
  });

  it('is the one that led here, though the rule has another one now', async () => {
    const origin = { rule, executionUuid: 'x', at: '2026-03-01T12:05:00.000Z', originalTime: '2026-03-01T12:00:00.000Z' };
    const alert = buildAlert({ id: 'e', index: undefined, source: { user: { name: 'root' } } }, origin);
    const alerts = new MemoryAlertStore([alert]);
    const guideWith = (now: typeof rule) =>
      getAlertGuide(memoryPorts({ alerts, rules: new MemoryRuleStore([now, related]) }), alert.id, { locale: 'zh-CN' });
    const same = await guideWith(rule);
    expect(same).toMatchObject({ locale: 'zh-CN', rule: { name: '规则', standing: { from: 'alert', state: 'unchanged' } } });
    const changed = await guideWith({ ...rule, note: '## Triage\n\n### Possible investigation steps\n\n- Do something else.\n' });
    expect(changed).toMatchObject({ locale: 'en', rule: { standing: { from: 'alert', state: 'changed', installed_id: 'rule-a' } } });
    expect(JSON.stringify(changed.guide)).toContain('Look at the account.');
    expect(changed.related).toEqual(same.related);
  });

  it('is whole, without links, where the installed rules may not be read', async () => {
    const origin = { rule, executionUuid: 'x', at: '2026-03-01T12:05:00.000Z', originalTime: '2026-03-01T12:00:00.000Z' };
    const alert = buildAlert({ id: 'e', index: undefined, source: { user: { name: 'root' } } }, origin);
    const refuse = () => Promise.reject(new UseCaseError(403, 'rules_forbidden', 'no'));
    const rules = { list: refuse, get: refuse, problems: refuse, known: refuse };
    const guide = await getAlertGuide(memoryPorts({ alerts: new MemoryAlertStore([alert]), rules }), alert.id, { locale: 'zh-CN' });
    expect(guide).toMatchObject({ related: {}, rule: { standing: { from: 'alert', state: 'unknown' } } });
    expect(JSON.stringify(guide.guide)).toContain('Look at the account.');
  });

  it('is refused where the alert names no rule, or does not exist', async () => {
    const ports = memoryPorts({ alerts: new MemoryAlertStore([{ id: 'a', index: 'x', source: { '@timestamp': '2026-03-01' } }]) });
    await expect(getAlertGuide(ports, 'a', { locale: 'en' })).rejects.toMatchObject({ statusCode: 422, code: 'alert_without_rule' });
    await expect(getAlertGuide(ports, 'b', { locale: 'en' })).rejects.toMatchObject({ statusCode: 404 });
  });
});

describe('the guide of a rule without an alert', () => {
  it('shows its queries as missing their values', async () => {
    const { resolutions } = await guideOfRule(memoryPorts(), rule, 'en');
    expect(Object.values(resolutions)).toMatchObject([
      { status: 'missing', original: 'SELECT * FROM users WHERE username = {{user.name}}' },
    ]);
  });

  it('has no sections where the rule has no guide', async () => {
    expect((await guideOfRule(memoryPorts(), sampleRule(), 'en')).guide.sections).toEqual([]);
  });
});
