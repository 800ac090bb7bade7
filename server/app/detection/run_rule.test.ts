import { describe, expect, it } from 'vitest';
import { windowAt, type Rule } from '../../../common/rules';
import { MemoryEventStore } from '../../../test/fakes/memory_event_store';
import { memoryPorts } from '../../../test/fakes/memory_ports';
import { sampleEvent, type SampleEvent } from '../../../test/fakes/sample_event';
import { sampleException } from '../../../test/fakes/sample_exception';
import { sampleRule } from '../../../test/fakes/sample_rule';
import type { DetectingPorts, StoredAlert } from '../ports';
import { runRule } from './run_rule';

const noon = Date.UTC(2026, 2, 1, 12);
const MINUTE = 60_000;
const rule = sampleRule();

const portsWith = (events: readonly SampleEvent[], more: Partial<DetectingPorts> = {}) =>
  memoryPorts({ events: new MemoryEventStore(events.map(sampleEvent)), ...more });
const runAt = (ports: DetectingPorts, atMs: number, by: Rule = rule) => runRule(ports, by, windowAt(by, atMs), atMs);
/** Ids of the events that have an alert, the oldest alert first. */
async function alerted(ports: DetectingPorts): Promise<readonly unknown[]> {
  const alerts: StoredAlert[] = [];
  for await (const batch of ports.alerts.ofRule(rule.id)) alerts.push(...batch);
  return alerts.map(({ source }) => {
    const [ancestor] = Array.isArray(source['kibana.alert.ancestors']) ? source['kibana.alert.ancestors'] : [];
    return ancestor.id;
  });
}

describe('an execution of a rule', () => {
  it('makes an alert of each matching event in its window, dated when it ran', async () => {
    const ports = portsWith([
      { id: 'hit', at: noon - MINUTE },
      { id: 'miss', at: noon - MINUTE, process: 'bash' },
    ]);
    expect(await runAt(ports, noon)).toMatchObject({
      status: 'succeeded',
      created: 1,
      from: '2026-03-01T11:51:00.000Z',
      to: '2026-03-01T12:00:00.000Z',
    });
    const { alerts } = await ports.alerts.page({ filter: {}, sortField: 'time', sortOrder: 'asc', offset: 0, limit: 10 });
    expect(alerts.map(({ source }) => [source['@timestamp'], source['kibana.alert.original_time']])).toEqual([
      ['2026-03-01T12:00:00.000Z', '2026-03-01T11:59:00.000Z'],
    ]);
  });

  const edges: readonly { readonly what: string; readonly at: number; readonly created: number }[] = [
    { what: 'just before the look-back', at: noon - 9 * MINUTE - 1, created: 0 },
    { what: 'at the first instant of the look-back', at: noon - 9 * MINUTE, created: 1 },
    { what: 'at the last instant before the execution', at: noon - 1, created: 1 },
    { what: 'at the instant of the execution', at: noon, created: 0 },
  ];
  it.each(edges)('sees $created event $what', async ({ at, created }) => {
    expect(await runAt(portsWith([{ id: 'e', at }]), noon)).toMatchObject({ created });
  });

  const overrides: readonly { readonly what: string; readonly event: SampleEvent; readonly created: number }[] = [
    { what: 'an event that came late', event: { id: 'e', at: noon - 60 * MINUTE, ingested: noon - MINUTE }, created: 1 },
    { what: 'no event that came earlier', event: { id: 'e', at: noon - MINUTE, ingested: noon - 60 * MINUTE }, created: 0 },
    { what: 'an event without the field by its @timestamp', event: { id: 'e', at: noon - MINUTE }, created: 1 },
  ];
  it.each(overrides)('that goes by another time field sees $what', async ({ event, created }) => {
    const ports = portsWith([event]);
    expect(await runAt(ports, noon, sampleRule({ timestampOverride: 'event.ingested' }))).toMatchObject({ created });
  });

  it('dates the original time by the event, also where the rule goes by another field', async () => {
    const ports = portsWith([{ id: 'e', at: noon - 60 * MINUTE, ingested: noon - MINUTE }]);
    await runAt(ports, noon, sampleRule({ timestampOverride: 'event.ingested' }));
    const { alerts } = await ports.alerts.page({ filter: {}, sortField: 'time', sortOrder: 'asc', offset: 0, limit: 10 });
    expect(alerts[0]?.source['kibana.alert.original_time']).toBe('2026-03-01T11:00:00.000Z');
  });

  const indices: readonly { readonly index: string | undefined; readonly created: number }[] = [
    { index: 'logs-endpoint.events.process-default', created: 1 },
    { index: '.ds-logs-endpoint.events.process-default-2026.03.01-000001', created: 1 },
    { index: 'auditbeat-8.12.2', created: 0 },
    { index: undefined, created: 1 },
  ];
  it.each(indices)('makes $created alert of an event in index $index', async ({ index, created }) => {
    expect(await runAt(portsWith([{ id: 'e', at: noon - 1, index }]), noon)).toMatchObject({ created });
  });

  it('makes no second alert of an event that the window before has seen', async () => {
    const ports = portsWith([{ id: 'e', at: noon - 6 * MINUTE }]);
    expect(await runAt(ports, noon - 5 * MINUTE)).toMatchObject({ created: 1, duplicates: 0 });
    expect(await runAt(ports, noon)).toMatchObject({ created: 0, duplicates: 1, status: 'succeeded' });
    expect(await alerted(ports)).toEqual(['e']);
  });

  const exceptions: readonly {
    readonly what: string;
    readonly item: Parameters<typeof sampleException>[0];
    readonly created: number;
    readonly excepted: number;
  }[] = [
    { what: 'holds for the event', item: {}, created: 0, excepted: 1 },
    {
      what: 'holds for another user',
      item: { entries: [{ type: 'match', field: 'user.name', operator: 'included', value: 'bob' }] },
      created: 1,
      excepted: 0,
    },
    { what: 'belongs to another rule', item: { ruleId: 'rule-b' }, created: 1, excepted: 0 },
    { what: 'expires later', item: { expireTime: '2026-03-01T12:00:01.000Z' }, created: 0, excepted: 1 },
    { what: 'has expired', item: { expireTime: '2026-03-01T12:00:00.000Z' }, created: 1, excepted: 0 },
    { what: 'was made after the event', item: { createdAt: '2026-03-01T11:59:59.999Z' }, created: 0, excepted: 1 },
  ];
  it.each(exceptions)('with an exception that $what makes $created and leaves out $excepted', async ({ item, created, excepted }) => {
    const ports = portsWith([{ id: 'e', at: noon - MINUTE, user: 'anna' }]);
    await ports.exceptions.create(sampleException(item));
    expect(await runAt(ports, noon)).toMatchObject({ created, excepted });
  });

  it('makes at most max_signals alerts, of the oldest events, warns, and takes up the rest the next time', async () => {
    const small = sampleRule({ maxSignals: 2 });
    const ports = portsWith([1, 2, 3, 4, 5].map((n) => ({ id: `e${n}`, at: noon - 7 * MINUTE + n * MINUTE })));
    const first = await runAt(ports, noon, small);
    expect(first).toMatchObject({ status: 'warning', created: 2, cut: 3, messages: [{ code: 'max_signals_reached' }] });
    expect(first.messages[0]?.message).toContain('3 more');
    expect(await alerted(ports)).toEqual(expect.arrayContaining(['e1', 'e2']));
    // Five minutes later the look-back begins at 11:56, which is e3's minute.
    expect(await runAt(ports, noon + 5 * MINUTE, small)).toMatchObject({ status: 'warning', created: 2, cut: 1, duplicates: 0 });
    expect([...(await alerted(ports))].sort()).toEqual(['e1', 'e2', 'e3', 'e4']);
  });

  it('does not count alerts that exist against the limit', async () => {
    const ports = portsWith([1, 2, 3].map((n) => ({ id: `e${n}`, at: noon - n * MINUTE })));
    await runAt(ports, noon, sampleRule({ maxSignals: 2 }));
    expect(await runAt(ports, noon, sampleRule({ maxSignals: 2 }))).toMatchObject({
      status: 'succeeded',
      created: 1,
      duplicates: 2,
      cut: 0,
    });
  });

  it('does not warn when exactly max_signals events match', async () => {
    const ports = portsWith([1, 2].map((n) => ({ id: `e${n}`, at: noon - n * MINUTE })));
    expect(await runAt(ports, noon, sampleRule({ maxSignals: 2 }))).toMatchObject({
      status: 'succeeded',
      created: 2,
      cut: 0,
      messages: [],
    });
  });

  it('runs KQL and its filters as well', async () => {
    const ports = portsWith([
      { id: 'hit', at: noon - MINUTE },
      { id: 'miss', at: noon - MINUTE, user: 'anna' },
    ]);
    const filters = [{ query: { match_phrase: { 'user.name': 'anna' } }, meta: { negate: true } }];
    await runAt(ports, noon, sampleRule({ type: 'query', language: 'kuery', query: 'process.name: proxy*', filters }));
    expect(await alerted(ports)).toEqual(['hit']);
  });

  it('leaves what the pipes of the query leave', async () => {
    const ports = portsWith([1, 2, 3].map((n) => ({ id: `e${n}`, at: noon - n * MINUTE })));
    expect(await runAt(ports, noon, sampleRule({ query: `${rule.query} | tail 1` }))).toMatchObject({ created: 1, cut: 0 });
    expect(await alerted(ports)).toEqual(['e1']);
  });

  const failing: readonly { readonly what: string; readonly by: Partial<Rule>; readonly code: string }[] = [
    { what: 'a broken query', by: { query: 'process where' }, code: 'query_invalid' },
    { what: 'Lucene', by: { type: 'query', language: 'lucene' }, code: 'language_not_supported' },
    { what: 'ES|QL', by: { type: 'esql', language: 'esql' }, code: 'rule_type_not_supported' },
  ];
  it.each(failing)('of a rule with $what is a failed execution in the log', async ({ by, code }) => {
    const ports = portsWith([{ id: 'e', at: noon - 1 }]);
    expect(await runAt(ports, noon, sampleRule(by))).toMatchObject({ status: 'failed', created: 0, messages: [{ code }] });
    expect(await ports.executions.ofRule(rule.id, 10)).toMatchObject([{ status: 'failed' }]);
  });

  it('is logged', async () => {
    const ports = portsWith([{ id: 'e', at: noon - 1 }]);
    const execution = await runAt(ports, noon);
    expect(await ports.executions.ofRule(rule.id, 10)).toEqual([execution]);
  });

  it('is not for a host whose cluster keeps the events', async () => {
    await expect(runAt(memoryPorts({ events: undefined }), noon)).rejects.toMatchObject({ code: 'no_event_store' });
  });
});
