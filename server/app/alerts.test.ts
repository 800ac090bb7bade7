import { describe, expect, it } from 'vitest';
import { MemoryAlertStore } from '../../test/fakes/memory_alert_store';
import { memoryPorts } from '../../test/fakes/memory_ports';
import { MemoryRuleStore } from '../../test/fakes/memory_rule_store';
import { sampleAlert } from '../../test/fakes/sample_alert';
import { sampleRule } from '../../test/fakes/sample_rule';
import { summarizeAlert } from './alert_summary';
import { getAlert, listAlerts } from './alerts';
import { handleRoute } from './binding';
import { routes } from './routes';
import { defaultSettings } from './settings';

const alerts = [1, 2, 3].map((n) => sampleAlert({ id: `a${n}`, at: `2026-03-01T0${n}:00:00.000Z`, host: `h${n % 2}` }));
const ports = memoryPorts({ alerts: new MemoryAlertStore(alerts) });
const queue = (query: Readonly<Record<string, unknown>>) => {
  const [route] = routes;
  if (route === undefined) throw new Error('there are no routes');
  return handleRoute(route, ports, { params: {}, query, body: undefined });
};

describe('the queue', () => {
  it('shows the newest first, page by page, from a query string', async () => {
    expect(await queue({ page: '2', per_page: '2' })).toMatchObject({
      status: 200,
      body: { total: 3, page: 2, per_page: 2, alerts: [{ id: 'a1', host: 'h1', status: 'open', severity: 'low' }] },
    });
  });

  it('filters, and takes an empty filter for none', async () => {
    expect(await queue({ host: 'h0' })).toMatchObject({ body: { total: 1, alerts: [{ id: 'a2' }] } });
    expect(await queue({ host: '', search: '  ' })).toMatchObject({ body: { total: 3 } });
  });

  const userNames: readonly { readonly what: string; readonly user: string; readonly isOffered: boolean }[] = [
    { what: 'of an injection', user: "x' OR '1'='1", isOffered: true },
    { what: 'that is empty', user: '', isOffered: false },
    { what: 'without end', user: 'x'.repeat(10_000), isOffered: false },
    { what: 'with half of a character', user: 'a\ud800', isOffered: false },
  ];
  it.each(userNames)('offers as a filter what can be asked for: a name $what', async ({ user, isOffered }) => {
    const strange = memoryPorts({ alerts: new MemoryAlertStore([sampleAlert({ id: 'a', user })]) });
    const { facets, alerts: shown } = await listAlerts(strange, { page: 1, per_page: 25, sort_field: 'time', sort_order: 'desc' });
    expect(shown[0]?.user).toBe(user);
    expect(facets.user.map(({ value }) => value)).toEqual(isOffered ? [user] : []);
    if (isOffered) expect(await queue({ user })).toMatchObject({ status: 200 });
  });

  it('names rules in the language that is asked for, and as the alert does where there is none', async () => {
    const rule = sampleRule({ translations: { 'zh-CN': { name: '代理活动', description: '', note: '', setup: '', falsePositives: [] } } });
    const alert = sampleAlert({ id: 'a1', at: '2026-03-01T01:00:00.000Z', host: 'h1', rule: rule.id });
    const translated = memoryPorts({ alerts: new MemoryAlertStore([alert]), rules: new MemoryRuleStore([rule]) });
    const names = async (locale: 'en' | 'zh-CN') => {
      const answer = await listAlerts(translated, { page: 1, per_page: 25, sort_field: 'time', sort_order: 'desc', locale });
      return [answer.alerts[0]?.rule.name, answer.facets.rule[0]?.label];
    };
    expect(await names('zh-CN')).toEqual(['代理活动', '代理活动']);
    expect(await names('en')).toEqual([summarizeAlert(alert).rule.name, summarizeAlert(alert).rule.name]);
    expect((await getAlert(translated, 'a1', 'zh-CN')).alert.rule.name).toBe('代理活动');
  });

  it('says how many alerts a page may hold, and keeps to the setting', async () => {
    const few = memoryPorts({ settings: { ...defaultSettings, maxAlertsPerPage: 50 } });
    const asked = { page: 1, sort_field: 'time', sort_order: 'desc' } as const;
    expect(await listAlerts(few, { ...asked, per_page: 50 })).toMatchObject({ per_page: 50, max_per_page: 50 });
    await expect(listAlerts(few, { ...asked, per_page: 51 })).rejects.toMatchObject({
      statusCode: 400,
      code: 'page_too_large',
      details: { max_per_page: 50 },
    });
  });

  const bad = [
    { page: '0' },
    { per_page: '201' },
    { per_page: '1001' },
    { page: '1e3' },
    { sort_field: 'secret' },
    { status: 'maybe' },
    { search: 'x'.repeat(2_000) },
  ];
  it.each(bad)('refuses %j', async (query) => {
    const [name] = Object.keys(query);
    expect(await queue(query)).toMatchObject({ status: 400, body: { message: expect.stringContaining(`[request query.${name}]`) } });
  });
});

describe('an alert', () => {
  const stored = { id: 'x', index: 'i', source: { '@timestamp': '2026-03-01T00:00:00Z', agent: { id: 'agent-7' } } };
  const alertStore = new MemoryAlertStore([stored]);

  it('comes whole, with the agent that reported it', async () => {
    expect(await getAlert(memoryPorts({ alerts: alertStore }), 'x')).toMatchObject({ source: stored.source, agent_id: 'agent-7' });
  });

  it('is queried on the local agent where the host has one', async () => {
    expect(await getAlert(memoryPorts({ alerts: alertStore, localAgentId: 'local' }), 'x')).toMatchObject({ agent_id: 'local' });
  });

  it('that is not there is not found', async () => {
    await expect(getAlert(ports, 'none')).rejects.toMatchObject({ statusCode: 404, code: 'alert_not_found' });
  });
});

describe('a line of the queue', () => {
  const lines = [
    {
      what: 'with nested fields',
      source: { kibana: { alert: { rule: { uuid: 'u', name: 'N' }, severity: 'critical', risk_score: 99, workflow_status: 'closed' } } },
      line: { rule: { id: 'u', rule_id: 'u', name: 'N' }, severity: 'critical', risk_score: 99, status: 'closed' },
    },
    {
      what: 'with the older word for acknowledged',
      source: { 'kibana.alert.workflow_status': 'in-progress' },
      line: { status: 'acknowledged' },
    },
    { what: 'with arguments instead of a command line', source: { process: { args: ['ls', '-l'] } }, line: { command_line: 'ls -l' } },
    { what: 'with several hosts', source: { host: { name: ['a', 'b'] } }, line: { host: 'a' } },
    {
      what: 'with nothing in it',
      source: { 'kibana.alert.severity': 'awful', 'kibana.alert.risk_score': 'much' },
      line: { severity: 'low', risk_score: 0, status: 'open', host: undefined, user: undefined, command_line: undefined, timestamp: '' },
    },
  ];
  it.each(lines)('is read from an alert $what', ({ source, line }) => {
    expect(summarizeAlert({ id: 'a', index: 'i', source })).toMatchObject(line);
  });
});

describe('the other alerts of user and host', () => {
  it('are counted from as long before the alert as the settings say', async () => {
    expect((await getAlert(ports, 'a3')).related_since).toEqual({ at: '2026-02-27T03:00:00.000Z', hours_before: 48 });
    const anHour = { ...ports, settings: { ...defaultSettings, relatedLookBackMs: 3_600_000 } };
    expect((await getAlert(anHour, 'a3')).related_since).toEqual({ at: '2026-03-01T02:00:00.000Z', hours_before: 1 });
  });

  it('are not, where the alert does not say when it was made', async () => {
    const timeless = memoryPorts({ alerts: new MemoryAlertStore([sampleAlert({ id: 'a', at: 'once' })]) });
    expect((await getAlert(timeless, 'a')).related_since).toBeUndefined();
  });
});
