import { describe, expect, it } from 'vitest';
import { MemoryAlertStore } from '../../test/fakes/memory_alert_store';
import { MemoryMatchSearcher } from '../../test/fakes/memory_match_searcher';
import { memoryPorts } from '../../test/fakes/memory_ports';
import { MemoryRuleStore } from '../../test/fakes/memory_rule_store';
import { sampleAlert } from '../../test/fakes/sample_alert';
import { sampleRule } from '../../test/fakes/sample_rule';
import { searchingEvents, searchingNote } from '../../test/fixtures/searching_guide';
import { searchForStep } from './investigate';
import { guideOfRule } from './rule_guide';
import type { StoredAlert, StoredEvent } from './ports';

const base = sampleAlert({ id: 'a1', at: '2026-03-01T12:05:00.000Z', host: 'web-1', user: `o'neil`, process: 'oddtool' });
const alert: StoredAlert = {
  ...base,
  source: {
    ...base.source,
    'kibana.alert.original_time': '2026-03-01T12:00:00.000Z',
    'kibana.alert.ancestors': [{ id: 'e6', index: 'logs-x', depth: 0, type: 'event' }],
    'kibana.alert.rule.note': searchingNote,
    'kibana.alert.rule.parameters': { note: searchingNote, index: ['logs-x*'], type: 'eql', language: 'eql', query: 'any where true' },
  },
};
const events: readonly StoredEvent[] = searchingEvents.map((source, n) => ({ id: `e${n}`, index: 'logs-x', source }));
const ports = (rest: { readonly patterns?: readonly string[] } = {}) =>
  memoryPorts({
    alerts: new MemoryAlertStore([alert]),
    rules: new MemoryRuleStore([sampleRule({ id: 'other', note: '## Steps\n\n- none' })]),
    matches: new MemoryMatchSearcher(events, [alert], rest.patterns),
  });

describe('a search of the guide', () => {
  it('finds events and alerts, the newest first, and says which are the alert’s own', async () => {
    const found = await searchForStep(ports(), 'a1', 'steps-1-s1', undefined);
    expect(found).toMatchObject({
      events: { searched: true, total: 2, is_least: false },
      alerts: { searched: true, total: 1, is_least: false },
      kql: `user.name: "o'neil" and not event.action: "noise"`,
      from: '2026-02-27T12:00:00.000Z',
      to: '2026-03-01T12:05:00.000Z',
      asked: 1,
      alternatives: 1,
    });
    expect(found.rows.map(({ kind, id, is_origin }) => [kind, id, is_origin])).toEqual([
      ['alert', 'a1', true],
      ['event', 'e6', true],
      ['event', 'e1', false],
    ]);
    expect(found.rows[1]?.values).toMatchObject({ 'user.name': [`o'neil`], 'process.command_line': ['oddtool --run'] });
    expect(found.columns).toContain('kibana.alert.rule.name');
    expect(found.columns).not.toContain('process.args');
  });

  it('asks each alternative, lists and ranges', async () => {
    const ids = async (search: string) => (await searchForStep(ports(), 'a1', search, undefined)).rows.map(({ id }) => id);
    expect(await ids('steps-2-s1')).toEqual(['e5', 'e2']);
    expect(await ids('steps-3-s1')).toEqual(['e4']);
  });

  it('an alternative without its value is left out and counted', async () => {
    expect(await searchForStep(ports(), 'a1', 'steps-4-s1', undefined)).toMatchObject({ asked: 1, alternatives: 2, kql: 'process.pid: *' });
  });

  it('one that cannot be asked is refused with the reason', async () => {
    await expect(searchForStep(ports(), 'a1', 'steps-5-s1', undefined)).rejects.toMatchObject({
      statusCode: 422,
      code: 'search_not_resolved',
      message: expect.stringContaining('registry.path'),
    });
  });

  it('one in place of a command is asked of the host of the alert, under the place of its command', async () => {
    const source = { ...alert.source, process: { pid: 4242 }, host: { name: 'web-1' } };
    const withPid = { ...ports(), alerts: new MemoryAlertStore([{ ...alert, source }]) };
    const { commands } = await guideOfRule(withPid, sampleRule({ id: 'r', note: searchingNote }), 'en', source);
    const [chkconfig, ps] = commands['steps-7'] ?? [];
    expect(ps?.search).toMatchObject({ topic: 'one_process', directive: { id: 'steps-7-c2-s1' }, resolution: { status: 'resolved' } });
    const found = await searchForStep(withPid, 'a1', 'steps-7-c2-s1', undefined);
    expect(found.kql).toBe(ps?.search?.resolution.kql);
    expect(found).toMatchObject({
      kql: 'host.name: "web-1" and (process.pid: 4242 or process.parent.pid: 4242)',
      events: { searched: true, total: 3 },
      from: '2026-03-01T11:05:00.000Z',
      to: '2026-03-01T13:05:00.000Z',
    });
    // Of another host, the same number is another process.
    expect(found.rows.map(({ values }) => values['host.name'])).toEqual(found.rows.map(() => ['web-1']));
    expect(chkconfig?.search?.resolution).toMatchObject({ status: 'missing', kql: '', problems: [{ code: 'service_missing' }, {}] });
    await expect(searchForStep(withPid, 'a1', 'steps-7-c1-s1', undefined)).rejects.toMatchObject({
      statusCode: 422,
      code: 'search_not_resolved',
    });
  });

  it.each([
    ['a1', 'steps-99-s1', undefined, 'search_not_found'],
    ['a1', 'steps-1-s1', 'other', 'search_not_found'],
    ['a1', 'steps-1-s1', 'no such rule', 'rule_not_found'],
    ['no such alert', 'steps-1-s1', undefined, 'alert_not_found'],
  ])('%s, %s, %s: %s', async (alertId, searchId, ruleId, code) => {
    await expect(searchForStep(ports(), alertId, searchId, ruleId)).rejects.toMatchObject({ statusCode: 404, code });
  });

  it('looks where the Security app looks and where the rule does; what is taken away comes last', async () => {
    expect((await searchForStep(ports(), 'a1', 'steps-1-s1', undefined)).indices.slice(-2)).toEqual(['logs-x*', '-*elastic-cloud-logs-*']);
    const set = await searchForStep(ports({ patterns: ['mine-*', '-mine-old', 'logs-x*'] }), 'a1', 'steps-1-s1', undefined);
    expect(set.indices).toEqual(['mine-*', 'logs-x*', '-mine-old']);
  });
});

describe('the guide of an alert', () => {
  it('has every search and command filled in', async () => {
    const rule = sampleRule({ id: 'r', note: searchingNote });
    const { searches, commands } = await guideOfRule(ports(), rule, 'en', {
      ...alert.source,
      process: { name: 'oddtool', pid: 7, args: ['chkconfig', '--add', 'evil;svc'] },
    });
    expect(Object.entries(searches).map(([id, { status }]) => [id, status])).toEqual([
      ['triage-1-s1', 'resolved'],
      ['steps-1-s1', 'resolved'],
      ['steps-2-s1', 'resolved'],
      ['steps-3-s1', 'resolved'],
      ['steps-4-s1', 'resolved'],
      ['steps-5-s1', 'missing'],
    ]);
    expect(commands['steps-7']?.map(({ text, equivalent }) => [text, equivalent?.directive.id, equivalent?.resolution.status])).toEqual([
      ["chkconfig --list 'evil;svc'", 'steps-7-c1', 'resolved'],
      ["ps -fp '7'", 'steps-7-c2', 'resolved'],
    ]);
  });

  it('without an alert nothing is filled in, and nothing fails', async () => {
    const { searches, commands } = await guideOfRule(ports(), sampleRule({ id: 'r', note: searchingNote }), 'en');
    expect(searches['steps-1-s1']).toMatchObject({ status: 'missing', kql: '', from: undefined });
    expect(commands['steps-7']?.map(({ status }) => status)).toEqual(['missing', 'missing']);
  });
});
