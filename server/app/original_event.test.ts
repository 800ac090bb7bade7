import { describe, expect, it } from 'vitest';
import { prepareDocument, type EventSource } from '../../common/engine';
import { sampleRule } from '../../test/fakes/sample_rule';
import { buildAlert } from './detection/alert_document';
import { restoreEvent } from './original_event';

const FIELDS = ['@timestamp', 'event.kind', 'event.category', 'event.action', 'event.ingested', 'process.name', 'kibana.alert.uuid'];
const valuesOf = (source: EventSource) => FIELDS.map((field) => [field, prepareDocument(source).values(field)]);

const time = '2026-03-01T12:00:00.000Z';
const events: readonly { readonly spelled: string; readonly source: EventSource }[] = [
  {
    spelled: 'nested',
    source: { '@timestamp': time, event: { kind: 'event', category: ['process'], action: 'exec' }, process: { name: 'bash' } },
  },
  { spelled: 'dotted', source: { '@timestamp': time, 'event.kind': 'event', 'event.category': ['process'], 'process.name': 'bash' } },
  {
    spelled: 'half and half',
    source: { '@timestamp': time, event: { category: 'process' }, 'event.kind': 'metric', 'event.ingested': time },
  },
  { spelled: 'twice', source: { '@timestamp': time, event: { kind: 'event', category: ['process'] }, 'event.category': 'network' } },
  { spelled: 'without a kind', source: { '@timestamp': time, event: { category: ['process'] } } },
  { spelled: 'without any event fields', source: { '@timestamp': time, process: { name: 'bash' } } },
];

describe('the event inside an alert', () => {
  it.each(events)('is the event that the alert was made of, $spelled', ({ source }) => {
    const origin = { rule: sampleRule(), executionUuid: 'x', at: '2026-03-01T12:05:00.000Z', originalTime: time };
    const alert = buildAlert({ id: 'e', index: 'logs-x', source }, origin);
    expect(prepareDocument(alert.source).values('event.kind')).toEqual(['signal']);
    expect(valuesOf(restoreEvent(alert.source))).toEqual(valuesOf(source));
  });

  it('is found in an alert whose fields are nested', () => {
    const alert = {
      '@timestamp': '2026-03-01T12:05:00.000Z',
      event: { kind: 'signal', category: 'process' },
      kibana: { alert: { uuid: 'u', original_time: time, original_event: { kind: 'event', category: 'process' } } },
    };
    expect(valuesOf(restoreEvent(alert))).toEqual(valuesOf({ '@timestamp': time, event: { kind: 'event', category: 'process' } }));
  });

  it('is found in an alert of which only the fields of interest were kept', () => {
    const alert = { 'event.kind': 'signal', 'kibana.alert.original_event.kind': 'event', 'process.name': 'bash' };
    expect(valuesOf(restoreEvent(alert))).toEqual(valuesOf({ 'event.kind': 'event', 'process.name': 'bash' }));
  });

  it('of a document that is no alert is the document', () => {
    const source = { '@timestamp': time, event: { kind: 'signal' } };
    expect(restoreEvent(source)).toBe(source);
  });

  it('does not change the alert', () => {
    const alert = { 'kibana.alert.uuid': 'u', event: { kind: 'signal', action: 'x' }, 'kibana.alert.original_event.kind': 'event' };
    const before = structuredClone(alert);
    restoreEvent(alert);
    expect(alert).toEqual(before);
  });
});
