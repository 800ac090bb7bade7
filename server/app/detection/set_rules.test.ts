import { describe, expect, it } from 'vitest';
import { readAlertRule, windowAt, type Rule } from '../../../common/rules';
import { MemoryEventStore } from '../../../test/fakes/memory_event_store';
import { MemoryRuleStore } from '../../../test/fakes/memory_rule_store';
import { memoryPorts } from '../../../test/fakes/memory_ports';
import { sampleException } from '../../../test/fakes/sample_exception';
import { sampleRule } from '../../../test/fakes/sample_rule';
import { evaluateRules } from '../evaluation';
import type { DetectingPorts, StoredAlert, StoredEvent } from '../ports';
import { runRule } from './run_rule';
import { runSchedule } from './run_schedule';

const noon = Date.UTC(2026, 2, 1, 12);
const MINUTE = 60_000;

interface Given {
  readonly id: string;
  /** Minutes before noon. */
  readonly before: number;
  readonly index?: string;
  readonly [field: string]: unknown;
}

function event({ id, before, index = 'logs-x', ...fields }: Given): StoredEvent {
  return { id, index, source: { '@timestamp': new Date(noon - before * MINUTE).toISOString(), ...fields } };
}

const portsWith = (events: readonly Given[], ...rules: readonly Rule[]): DetectingPorts => {
  const store = new MemoryEventStore(events.map(event));
  return memoryPorts({ events: store, sourceEvents: store, rules: new MemoryRuleStore(rules) });
};
const runAt = (ports: DetectingPorts, rule: Rule, atMs: number) => runRule(ports, rule, windowAt(rule, atMs), atMs);
async function alertsOf(ports: DetectingPorts, rule: Rule): Promise<readonly StoredAlert[]> {
  const alerts: StoredAlert[] = [];
  for await (const batch of ports.alerts.ofRule(rule.id)) alerts.push(...batch);
  return alerts;
}

const login = (id: string, before: number, user: string, more: Readonly<Record<string, unknown>> = {}): Given => ({
  id,
  before,
  'event.category': 'authentication',
  'event.outcome': 'failure',
  user: { name: user },
  host: { name: 'host-1' },
  ...more,
});

describe('a sequence rule', () => {
  const rule = sampleRule({
    index: [],
    query:
      'sequence by host.name with maxspan=5m [authentication where event.outcome == "failure"] with runs=2 [process where process.name == "sh"]',
  });
  const shell: Given = {
    id: 'p',
    before: 2,
    'event.category': 'process',
    process: { name: 'sh' },
    host: { name: 'host-1' },
    user: { name: 'anna' },
  };
  const events = [login('a', 5, 'anna', { tags: ['x', 'y'] }), login('b', 4, 'bob', { tags: ['y'] }), { ...shell, tags: ['y', 'z'] }];

  it('makes one alert of its events, with what they have in common and all of them as its origin', async () => {
    const ports = portsWith(events);
    expect(await runAt(ports, rule, noon)).toMatchObject({ status: 'succeeded', created: 1 });
    const [alert] = await alertsOf(ports, rule);
    expect(alert?.source).toMatchObject({
      host: { name: 'host-1' },
      tags: ['y'],
      'kibana.alert.group.id': alert?.id,
      'kibana.alert.original_time': '2026-03-01T11:55:00.000Z',
      'kibana.alert.rule.rule_type_id': 'siem.eqlRule',
    });
    expect(alert?.source).not.toHaveProperty('process');
    expect(alert?.source).not.toHaveProperty('user');
    expect(alert?.source['kibana.alert.ancestors']).toMatchObject([{ id: 'a' }, { id: 'b' }, { id: 'p' }]);
  });

  it('makes no second alert of the same events in a window that overlaps', async () => {
    const ports = portsWith(events);
    await runAt(ports, rule, noon);
    expect(await runAt(ports, rule, noon + MINUTE)).toMatchObject({ created: 0, duplicates: 1 });
  });

  it('finds nothing when an exception takes out one of the events', async () => {
    const ports = portsWith(events);
    await ports.exceptions.create(
      sampleException({ entries: [{ type: 'match', field: 'user.name', operator: 'included', value: 'bob' }] })
    );
    expect(await runAt(ports, rule, noon)).toMatchObject({ created: 0, excepted: 1 });
  });

  it('looks only at events of its own indices', async () => {
    const elsewhere = events.map((each) => (each.id === 'b' ? { ...each, index: 'metrics-x' } : each));
    expect(await runAt(portsWith(elsewhere), { ...rule, index: ['logs-*'] }, noon)).toMatchObject({ created: 0 });
  });

  it('tells of its alert which event filled which stage', async () => {
    const ports = portsWith(events, rule);
    await runAt(ports, rule, noon);
    const [alert] = await alertsOf(ports, rule);
    const { results } = await evaluateRules(ports, { alert_id: alert?.id, rule_ids: [rule.id], explain_all: false });
    expect(results).toMatchObject([
      {
        verdict: 'matched',
        set: {
          type: 'sequence',
          events: 3,
          fields: ['host.name'],
          maxspan_ms: 300_000,
          parts: [
            { stages: [1, 2], is_match: true, events: [{ id: 'a' }, { id: 'b' }], explanation: { isMatch: true } },
            { stages: [3], is_match: true, events: [{ id: 'p' }], explanation: { isMatch: true, language: 'eql' } },
          ],
        },
      },
    ]);
  });
});

describe('a threshold rule', () => {
  const rule = sampleRule({
    index: [],
    type: 'threshold',
    language: 'kuery',
    query: 'event.outcome: failure',
    threshold: { field: ['user.name'], value: 3, cardinality: [{ field: 'source.ip', value: 2 }] },
  });
  const burst = [1, 2, 3].map((n) => login(`a${n}`, 9 - n, 'anna', { source: { ip: `10.0.0.${n}` } }));

  it('makes an alert of a group, with its terms, its count and since when it was counted', async () => {
    const ports = portsWith([...burst, login('b1', 3, 'bob'), login('b2', 2, 'bob')]);
    expect(await runAt(ports, rule, noon)).toMatchObject({ created: 1 });
    const [alert] = await alertsOf(ports, rule);
    expect(alert?.source).toMatchObject({
      'user.name': 'anna',
      'kibana.alert.threshold_result': {
        terms: [{ field: 'user.name', value: 'anna' }],
        count: 3,
        cardinality: [{ field: 'source.ip', value: 3 }],
        from: '2026-03-01T11:52:00.000Z',
      },
      'kibana.alert.original_time': '2026-03-01T11:54:00.000Z',
      'kibana.alert.rule.rule_type_id': 'siem.thresholdRule',
    });
    expect(readAlertRule(alert?.source ?? {})?.threshold).toEqual(rule.threshold);
  });

  it('counts events once: overlapping windows make one alert of one burst, and new events make another', async () => {
    const later = [1, 2, 3].map((n) => login(`c${n}`, 3 - n, 'anna', { source: { ip: `10.0.1.${n}` } }));
    const ports = portsWith([...burst, ...later]);
    expect(await runAt(ports, rule, noon - 3 * MINUTE)).toMatchObject({ created: 1 });
    expect(await runAt(ports, rule, noon - MINUTE)).toMatchObject({ created: 0 });
    expect(await runAt(ports, rule, noon + MINUTE)).toMatchObject({ created: 1 });
    expect(await alertsOf(ports, rule)).toHaveLength(2);
  });

  it('does the same in one run over the whole schedule, and in a second run over it', async () => {
    const ports = portsWith(burst, rule);
    const span = { fromMs: noon - 30 * MINUTE, toMs: noon + 30 * MINUTE };
    expect(await runSchedule(ports, span)).toMatchObject({ created: 1, warnings: [] });
    expect(await runSchedule(ports, span)).toMatchObject({ created: 0 });
  });

  it('is a part of something larger where one event is evaluated', async () => {
    const document = event(login('x', 1, 'anna')).source;
    const { results } = await evaluateRules(portsWith([], rule), { document, explain_all: false });
    expect(results).toMatchObject([
      { verdict: 'part_of', set: { type: 'threshold', threshold: { count: 3 }, parts: [{ is_match: true }] } },
    ]);
  });
});

describe('a new terms rule', () => {
  const rule = sampleRule({
    index: [],
    type: 'new_terms',
    language: 'kuery',
    query: 'event.category: authentication',
    newTerms: { fields: ['user.name'], historyWindowStart: 'now-1d' },
  });

  it('makes an alert of a value that its history does not have, on the first event with it', async () => {
    const old = [login('old', 600, 'anna'), login('older', 60 * 30, 'carl')];
    const ports = portsWith([...old, login('e1', 5, 'anna'), login('e2', 4, 'bob'), login('e3', 3, 'bob'), login('e4', 2, 'carl')]);
    expect(await runAt(ports, rule, noon)).toMatchObject({ created: 2 });
    const alerts = (await alertsOf(ports, rule)).map(({ source }) => [source['kibana.alert.new_terms'], source['kibana.alert.ancestors']]);
    expect(alerts).toEqual(
      expect.arrayContaining([
        [['bob'], [expect.objectContaining({ id: 'e2' })]],
        [['carl'], [expect.objectContaining({ id: 'e4' })]],
      ])
    );
    expect(await runAt(ports, rule, noon + MINUTE)).toMatchObject({ created: 0, duplicates: 2 });
  });

  it('alerts once over a whole schedule', async () => {
    const ports = portsWith([login('old', 600, 'anna'), login('e1', 5, 'anna'), login('e2', 4, 'bob')], rule);
    expect(await runSchedule(ports, { fromMs: noon - 20 * MINUTE, toMs: noon + 20 * MINUTE })).toMatchObject({ created: 1 });
  });
});

describe('a threat match rule', () => {
  const rule = sampleRule({
    index: ['logs-*'],
    type: 'threat_match',
    language: 'kuery',
    query: 'destination.ip: *',
    threatMatch: {
      index: ['filebeat-*'],
      query: 'event.kind: enrichment',
      language: 'kuery',
      filters: [],
      mapping: [{ entries: [{ field: 'destination.ip', value: 'threat.indicator.ip', negate: false }] }],
    },
  });
  const indicator: Given = {
    id: 'ioc',
    before: 5_000,
    index: 'filebeat-ti',
    event: { kind: 'enrichment' },
    threat: { indicator: { ip: '10.9.9.9', type: 'ipv4-addr' }, feed: { name: 'Feed' } },
  };

  it('makes an alert of an event that shares a value with an indicator, and writes the indicator beside it', async () => {
    const hit: Given = { id: 'hit', before: 3, destination: { ip: '10.9.9.9' } };
    const ports = portsWith([indicator, hit, { id: 'miss', before: 3, destination: { ip: '10.1.1.1' } }]);
    expect(await runAt(ports, rule, noon)).toMatchObject({ created: 1 });
    const [alert] = await alertsOf(ports, rule);
    expect(alert?.source).toMatchObject({
      'kibana.alert.ancestors': [{ id: 'hit' }],
      threat: {
        enrichments: [
          {
            indicator: { ip: '10.9.9.9', type: 'ipv4-addr' },
            feed: { name: 'Feed' },
            matched: { atomic: '10.9.9.9', field: 'destination.ip', id: 'ioc', index: 'filebeat-ti', type: 'indicator_match_rule' },
          },
        ],
      },
    });
  });

  it('takes for indicators only what lies in their indices', async () => {
    const ports = portsWith([
      { ...indicator, index: 'logs-x' },
      { id: 'hit', before: 3, destination: { ip: '10.9.9.9' } },
    ]);
    expect(await runAt(ports, rule, noon)).toMatchObject({ created: 0 });
  });
});

it('makes at most max_signals alerts of groups, and warns', async () => {
  const rule = sampleRule({
    index: [],
    maxSignals: 1,
    type: 'threshold',
    language: 'kuery',
    query: '*',
    threshold: { field: ['user.name'], value: 1, cardinality: [] },
  });
  const ports = portsWith([login('a', 5, 'anna'), login('b', 4, 'bob')]);
  expect(await runAt(ports, rule, noon)).toMatchObject({ status: 'warning', created: 1, cut: 1 });
  // What was cut has not been counted: it is taken up.
  expect(await runAt(ports, rule, noon)).toMatchObject({ created: 1, cut: 0 });
});
