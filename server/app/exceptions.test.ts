import { describe, expect, it } from 'vitest';
import type { ExceptionEntry } from '../../common/exceptions';
import { MemoryAlertStore } from '../../test/fakes/memory_alert_store';
import { memoryPorts } from '../../test/fakes/memory_ports';
import { MemoryRuleStore } from '../../test/fakes/memory_rule_store';
import { sampleAlert, type SampleAlert } from '../../test/fakes/sample_alert';
import { sampleException } from '../../test/fakes/sample_exception';
import { sampleRule } from '../../test/fakes/sample_rule';
import { handleRoute } from './binding';
import { previewException, suggestExceptionsFor } from './exception_preview';
import { giveVerdict } from './investigations';
import { kibanaRoutes } from './routes';
import { createRuleException } from './rule_exceptions';
import { defaultSettings, type Settings } from './settings';

const anna: ExceptionEntry = { type: 'match', field: 'user.name', operator: 'included', value: 'anna' };
const at = (n: number): string => new Date(Date.UTC(2026, 2, 1) + n * 60_000).toISOString();
const portsWith = (alerts: readonly SampleAlert[]) =>
  memoryPorts({
    alerts: new MemoryAlertStore(alerts.map(sampleAlert)),
    rules: new MemoryRuleStore([sampleRule({ id: 'rule-a' })]),
  });
const preview = (ports: ReturnType<typeof portsWith>, entries: readonly ExceptionEntry[]) =>
  previewException(ports, { rule_id: 'rule-a', entries: [...entries] });

describe('the preview of an exception', () => {
  it('counts what it would have silenced, on which hosts and of which users', async () => {
    const ports = portsWith([
      { id: 'a1', at: at(1), user: 'anna', host: 'web-1' },
      { id: 'a2', at: at(2), user: 'anna', host: 'web-2', status: 'closed' },
      { id: 'a3', at: at(3), user: 'anna', host: 'web-1', status: 'acknowledged' },
      { id: 'a4', at: at(4), user: 'bob', host: 'web-1' },
      { id: 'b1', at: at(5), user: 'anna', rule: 'rule-b' },
    ]);
    expect(await preview(ports, [anna])).toEqual({
      window: { from: '2026-01-30T12:00:00.000Z', to: '2026-03-01T12:00:00.000Z' },
      total: 4,
      silenced: 3,
      silenced_open: 2,
      hosts: [
        { value: 'web-1', count: 2 },
        { value: 'web-2', count: 1 },
      ],
      users: [{ value: 'anna', count: 3 }],
      true_positives: 0,
      open_alert_ids: ['a3', 'a1'],
      warnings: [],
    });
  });

  const dangers: readonly {
    readonly what: string;
    readonly alerts: readonly SampleAlert[];
    readonly entries: readonly ExceptionEntry[];
    readonly warnings: readonly string[];
  }[] = [
    { what: 'silences everything', alerts: ['1', '2'].map((id) => ({ id, user: 'anna' })), entries: [anna], warnings: ['everything'] },
    { what: 'silences the only alert', alerts: [{ id: '1', user: 'anna' }], entries: [anna], warnings: [] },
    {
      what: 'reaches many hosts',
      alerts: [...Array.from({ length: 5 }, (_, n) => ({ id: `h${n}`, user: 'anna', host: `host-${n}` })), { id: 'x', user: 'bob' }],
      entries: [anna],
      warnings: ['many_hosts'],
    },
    {
      what: 'reaches many users',
      alerts: [...Array.from({ length: 5 }, (_, n) => ({ id: `u${n}`, user: `user-${n}`, host: 'h' })), { id: 'x', user: 'bob' }],
      entries: [{ type: 'exists', field: 'host.name', operator: 'included' }],
      warnings: ['many_users'],
    },
    {
      what: 'uses a value list',
      alerts: [{ id: '1', user: 'anna' }, { id: '2' }],
      entries: [anna, { type: 'list', field: 'user.name', operator: 'included', list: { id: 'l', type: 'keyword' } }],
      warnings: ['list_not_supported'],
    },
  ];
  it.each(dangers)('of one that $what warns: $warnings', async ({ alerts, entries, warnings }) => {
    expect((await preview(portsWith(alerts), entries)).warnings).toEqual(warnings);
  });

  it('warns of alerts that were judged a true positive, by verdict or by the reason of closing, each once', async () => {
    const ports = portsWith(['a', 'b', 'c', 'd'].map((id) => ({ id, user: id === 'd' ? 'bob' : 'anna' })));
    await giveVerdict(ports, 'a', { version: 0, verdict: 'true_positive', comment: '' });
    await ports.alerts.setStatus(['a', 'b'], { status: 'closed', reason: 'true_positive', user: 'x', at: at(9) });
    expect(await preview(ports, [anna])).toMatchObject({ true_positives: 2, warnings: ['true_positive_silenced'] });
  });

  it('tests the event in the alert, as the detection run will', async () => {
    const ports = portsWith([]);
    await ports.alerts.create([
      { id: 'k', index: 'x', source: { ...sampleAlert({ id: 'k' }).source, 'kibana.alert.original_event.kind': 'event' } },
    ]);
    const kind = (value: string): ExceptionEntry => ({ type: 'match', field: 'event.kind', operator: 'included', value });
    expect((await preview(ports, [kind('event')])).silenced).toBe(1);
    expect((await preview(ports, [kind('signal')])).silenced).toBe(0);
  });

  it('finds the alerts by the stable rule id, and those of a rule that is gone', async () => {
    const ports = portsWith([
      { id: 'a', user: 'anna' },
      { id: 'b', user: 'anna', rule: 'gone' },
    ]);
    expect(await previewException(ports, { rule_id: 'stable-rule-a', entries: [anna] })).toMatchObject({ silenced: 1 });
    expect(await previewException(ports, { rule_id: 'gone', entries: [anna] })).toMatchObject({ silenced: 1 });
    await expect(previewException(ports, { rule_id: 'never', entries: [anna] })).rejects.toMatchObject({ code: 'rule_not_found' });
  });

  it('lists at most 1,000 open alerts, the newest first, and counts all', async () => {
    const ports = portsWith(Array.from({ length: 1_200 }, (_, n) => ({ id: `n${n}`, at: at(n), user: 'anna' })));
    const { open_alert_ids, silenced_open } = await preview(ports, [anna]);
    expect([silenced_open, open_alert_ids.length, open_alert_ids[0], open_alert_ids[999]]).toEqual([1_200, 1_000, 'n1199', 'n200']);
  });
});

describe('the window of a preview', () => {
  const day = (n: number): string => new Date(Date.UTC(2026, 2, 1, 12) - n * 86_400_000).toISOString();
  const made = (...days: readonly number[]) => days.map((n) => ({ id: `d${n}`, at: day(n), user: 'anna' }));
  const withSettings = (alerts: readonly SampleAlert[], settings: Partial<Settings>) => ({
    ...portsWith(alerts),
    settings: { ...defaultSettings, ...settings },
  });

  it('reaches back from now as far as the settings say', async () => {
    expect(await preview(portsWith(made(1, 29, 30, 31, 90)), [anna])).toMatchObject({
      total: 3,
      open_alert_ids: ['d1', 'd29', 'd30'],
      window: { from: day(30), to: day(0) },
    });
    const aWeek = withSettings(made(1, 29, 30), { lookBackMs: 7 * 86_400_000 });
    expect(await preview(aWeek, [anna])).toMatchObject({ total: 1, window: { from: day(7), to: day(0) } });
  });

  it('reaches back from the newest alert of a rule that has been silent for longer', async () => {
    expect(await preview(portsWith(made(100, 110, 131)), [anna])).toMatchObject({ total: 2, window: { from: day(130), to: day(100) } });
  });

  it('of a rule without alerts is told all the same', async () => {
    expect(await preview(portsWith([]), [anna])).toMatchObject({ total: 0, window: { from: day(30), to: day(0) } });
  });

  it('says where a limit cut it short, and counts the newest alerts up to there', async () => {
    const limited = withSettings(made(1, 2, 3, 4), { maxPreviewAlerts: 3 });
    expect(await preview(limited, [anna])).toMatchObject({
      total: 3,
      open_alert_ids: ['d1', 'd2', 'd3'],
      window: { from: day(3), to: day(0), cut: { counted: 3, wanted_from: day(30) } },
    });
  });

  it('is not cut by a limit that is just enough', async () => {
    const enough = withSettings(made(1, 2, 3, 40), { maxPreviewAlerts: 3 });
    expect((await preview(enough, [anna])).window).toEqual({ from: day(30), to: day(0) });
  });

  it('counts an alert whose time cannot be read', async () => {
    expect(await preview(portsWith([{ id: 'x', at: 'long ago', user: 'anna' }]), [anna])).toMatchObject({ total: 1 });
  });
});

describe('the proposals for an alert', () => {
  it('come with what each would have silenced, the narrowest first', async () => {
    const ports = portsWith([
      { id: 'a1', user: 'anna', host: 'web-1', commandLine: 'proxychains curl' },
      { id: 'a2', user: 'anna', host: 'web-1', commandLine: 'proxychains curl' },
      { id: 'a3', user: 'anna', host: 'web-1', commandLine: 'proxychains nmap' },
    ]);
    const { rule, suggestions } = await suggestExceptionsFor(ports, 'a1');
    expect(rule).toEqual({
      id: 'rule-a',
      rule_id: 'stable-rule-a',
      name: 'Rule rule-a',
      standing: { from: 'installed', state: 'unknown', installed_id: 'rule-a' },
    });
    expect(suggestions.map(({ id, preview: effect }) => [id, effect.silenced])).toEqual([
      ['user_command_line', 2],
      ['host_user', 3],
    ]);
  });

  it('say that the rule is gone, so that nobody builds an exception that cannot be written', async () => {
    const ports = {
      ...portsWith([{ id: 'a1', user: 'anna', host: 'web-1', commandLine: 'proxychains curl' }]),
      rules: new MemoryRuleStore(),
    };
    const { rule, suggestions } = await suggestExceptionsFor(ports, 'a1');
    expect(rule.standing).toMatchObject({ state: 'deleted', installed_id: undefined });
    expect(suggestions).not.toEqual([]);
  });

  it('are none where the alert has none of the fields', async () => {
    expect((await suggestExceptionsFor(portsWith([{ id: 'a' }]), 'a')).suggestions).toEqual([]);
  });
});

describe('writing exceptions of a rule', () => {
  const item = {
    type: 'simple',
    name: 'Known',
    description: 'Known',
    entries: [anna],
    comments: [{ comment: 'seen' }],
    os_types: [],
    tags: [],
  } as const;
  const body = (...more: readonly object[]) => ({
    items: more.map((given) => ({ ...item, comments: [...item.comments], os_types: [], tags: [], entries: [...item.entries], ...given })),
  });

  it('stores them for the rule, also when it is named by its stable id, and answers in the shape of Kibana', async () => {
    const ports = portsWith([]);
    const answered = await createRuleException(ports, 'stable-rule-a', body({ item_id: 'one' }, {}));
    const stored = await ports.exceptions.ofRule('rule-a');
    expect(answered).toMatchObject([
      { item_id: 'one', type: 'simple', entries: [anna], created_by: 'anna', comments: [{ comment: 'seen' }] },
      { item_id: stored[1]?.itemId },
    ]);
    expect(stored).toMatchObject([{ itemId: 'one', ruleId: 'rule-a', entries: [anna], createdAt: '2026-03-01T12:00:00.000Z' }, {}]);
  });

  const refusals: readonly { readonly what: string; readonly given: readonly object[]; readonly code: string }[] = [
    { what: 'an id that exists', given: [{}, { item_id: 'item-exception-1' }], code: 'exception_exists' },
    { what: 'one id twice', given: [{ item_id: 'x' }, { item_id: 'x' }], code: 'exception_exists' },
    { what: 'an expiry in the past', given: [{}, { expire_time: '2026-03-01T12:00:00.000Z' }], code: 'expire_time_past' },
  ];
  it.each(refusals)('refuses $what and stores nothing', async ({ given, code }) => {
    const ports = portsWith([]);
    await ports.exceptions.create(sampleException());
    await expect(createRuleException(ports, 'rule-a', body(...given))).rejects.toMatchObject({ code });
    expect(await ports.exceptions.ofRule('rule-a')).toHaveLength(1);
  });

  it('does not know a rule that is not loaded', async () => {
    await expect(createRuleException(portsWith([]), 'x', body({}))).rejects.toMatchObject({ statusCode: 404, code: 'rule_not_found' });
  });
});

describe('the status route', () => {
  const route = kibanaRoutes.find(({ path }) => path.endsWith('/signals/status'));
  const send = (ports: ReturnType<typeof portsWith>, body: unknown) => {
    if (route === undefined) throw new Error('there is no status route');
    return handleRoute(route, ports, { params: {}, query: {}, body });
  };

  it('closes alerts with a reason and says how many it changed', async () => {
    const ports = portsWith([{ id: 'a' }, { id: 'b' }]);
    const answer = await send(ports, { signal_ids: ['a', 'unknown'], status: 'closed', reason: 'false_positive' });
    expect(answer).toMatchObject({ status: 200, body: { updated: 1, total: 1, failures: [] } });
    expect((await ports.alerts.get('a'))?.source).toMatchObject({
      'kibana.alert.workflow_status': 'closed',
      'kibana.alert.workflow_reason': 'false_positive',
      'kibana.alert.workflow_user': 'anna',
    });
  });

  const bad: readonly { readonly what: string; readonly body: unknown }[] = [
    { what: 'an unknown reason', body: { signal_ids: ['a'], status: 'closed', reason: 'boredom' } },
    { what: 'no alerts', body: { signal_ids: [], status: 'closed' } },
    { what: 'a query', body: { query: {}, status: 'closed' } },
  ];
  it.each(bad)('refuses $what', async ({ body }) => {
    expect(await send(portsWith([{ id: 'a' }]), body)).toMatchObject({ status: 400, body: { attributes: { code: 'invalid_request' } } });
  });
});
