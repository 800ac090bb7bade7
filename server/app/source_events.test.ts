import { describe, expect, it } from 'vitest';
import { MemoryAlertStore } from '../../test/fakes/memory_alert_store';
import { MemoryEventStore } from '../../test/fakes/memory_event_store';
import { memoryPorts } from '../../test/fakes/memory_ports';
import { sampleEvent } from '../../test/fakes/sample_event';
import { sampleRule } from '../../test/fakes/sample_rule';
import { buildAlert } from './detection/alert_document';
import { evaluateRules } from './evaluation';
import type { SourceEventReader, StoredAlert, StoredEvent } from './ports';
import { getSourceEvents } from './source_events';

const rule = sampleRule({ query: 'process where process.name == "proxychains"' });
const event = sampleEvent({ id: 'e1', at: '2026-03-01T12:00:00.000Z' });
const origin = { rule, executionUuid: 'x', at: '2026-03-01T12:05:00.000Z', originalTime: '2026-03-01T12:00:00.000Z' };
const made = buildAlert(event, origin);
const reference = { id: event.id, index: event.index ?? '', type: 'event', depth: 0 };

function changed(alert: StoredAlert, fields: Readonly<Record<string, unknown>>): StoredAlert {
  return { ...alert, source: { ...alert.source, ...fields } };
}

function portsWith(alert: StoredAlert, sourceEvents: SourceEventReader) {
  return memoryPorts({ alerts: new MemoryAlertStore([alert]), sourceEvents });
}
const holding = (...events: readonly StoredEvent[]): SourceEventReader => new MemoryEventStore(events);
const refusing: SourceEventReader = { read: async (references) => references.map(() => ({ ok: false, reason: 'forbidden' })) };

describe('the source events of an alert', () => {
  it('are answered with place, time and document, in the order of the alert', async () => {
    const earlier = sampleEvent({ id: 'e0', at: '2026-03-01T11:00:00.000Z' });
    const alert = changed(made, { 'kibana.alert.ancestors': [reference, { ...reference, id: 'e0' }, { ...reference, id: 'lost' }] });
    expect(await getSourceEvents(portsWith(alert, holding(earlier, event)), alert.id)).toEqual({
      total: 3,
      events: [
        { status: 'found', index: event.index, id: 'e1', timestamp: '2026-03-01T12:00:00.000Z', source: event.source },
        { status: 'found', index: event.index, id: 'e0', timestamp: '2026-03-01T11:00:00.000Z', source: earlier.source },
        { status: 'gone', index: event.index, id: 'lost' },
      ],
    });
  });

  it('that may not be read are named', async () => {
    expect(await getSourceEvents(portsWith(made, refusing), made.id)).toEqual({
      total: 1,
      events: [{ status: 'forbidden', index: event.index, id: 'e1' }],
    });
  });

  it('are at most a hundred, and all are counted', async () => {
    const ancestors = Array.from({ length: 130 }, (_, n) => ({ ...reference, id: `e${n}` }));
    const alert = changed(made, { 'kibana.alert.ancestors': ancestors });
    const { total, events } = await getSourceEvents(portsWith(alert, holding()), alert.id);
    expect([total, events.length]).toEqual([130, 100]);
  });

  it('of an alert that is not there are not asked for', async () => {
    await expect(getSourceEvents(portsWith(made, refusing), 'x')).rejects.toMatchObject({ code: 'alert_not_found' });
  });
});

describe('the evaluation of an alert', () => {
  const ask = { alert_id: made.id, rule_ids: [rule.id], explain_all: false };

  it('is made on the source event', async () => {
    // The alert's copy of the field is another one: what the event holds counts.
    const alert = changed(made, { process: { name: 'tampered' } });
    const answer = await evaluateRules(portsWith(alert, holding(event)), ask);
    expect(answer).toMatchObject({ evaluated_on: 'source_event', results: [{ verdict: 'matched' }] });
  });

  it('has the fields that the detection engine took from the mapping of the index', async () => {
    const asking = { ...rule, query: 'process where process.name == "proxychains" and data_stream.dataset == "endpoint"' };
    const alert = changed(buildAlert(event, { ...origin, rule: asking }), { 'data_stream.dataset': 'endpoint' });
    const answer = await evaluateRules(portsWith(alert, holding(event)), { ...ask, alert_id: alert.id });
    expect(answer).toMatchObject({ evaluated_on: 'source_event', results: [{ verdict: 'matched' }] });
  });

  const unread: readonly { readonly what: string; readonly alert: StoredAlert; readonly reader: SourceEventReader }[] = [
    { what: 'is gone', alert: made, reader: holding() },
    { what: 'may not be read', alert: made, reader: refusing },
    {
      what: 'is one of several',
      alert: changed(made, { 'kibana.alert.ancestors': [reference, { ...reference, id: 'e2' }] }),
      reader: holding(event),
    },
    {
      what: 'is at the root of an alert on alerts',
      alert: changed(made, { 'kibana.alert.ancestors': [reference, { ...reference, id: 'a1', depth: 1 }] }),
      reader: holding(event),
    },
    { what: 'is not named', alert: changed(made, { 'kibana.alert.ancestors': [] }), reader: holding(event) },
  ];
  it.each(unread)('is made on what the alert kept where the event $what', async ({ alert, reader }) => {
    const answer = await evaluateRules(portsWith(alert, reader), ask);
    expect(answer).toMatchObject({ evaluated_on: 'alert', results: [{ verdict: 'matched' }] });
  });

  it('says nothing of it for a document that came with the request', async () => {
    const answer = await evaluateRules(portsWith(made, refusing), { document: event.source, explain_all: false });
    expect(answer.evaluated_on).toBeUndefined();
  });
});
