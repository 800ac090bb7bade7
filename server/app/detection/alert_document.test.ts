import { describe, expect, it } from 'vitest';
import { prepareDocument, type EventSource } from '../../../common/engine';
import { readAlertRule } from '../../../common/rules';
import { sampleRule } from '../../../test/fakes/sample_rule';
import { summarizeAlert } from '../alert_summary';
import { buildAlert } from './alert_document';
import { alertIdOf } from './alert_id';
import { alertReason } from './alert_reason';

const at = '2026-03-01T12:05:00.000Z';
const originalTime = '2026-03-01T12:00:00.000Z';
const event = {
  id: 'e1',
  index: 'logs-endpoint.events.process-default',
  source: {
    '@timestamp': originalTime,
    event: { kind: 'event', category: ['process'], action: 'exec' },
    host: { name: 'host-1' },
    user: { name: 'root' },
    process: { name: 'proxychains', command_line: 'proxychains nmap', parent: { name: 'bash' } },
  },
};
const rule = sampleRule({ note: '## Triage', setup: 'Install it.', timestampOverride: 'event.ingested', threat: [], severity: 'medium' });
const origin = { rule, executionUuid: 'run-1', at, originalTime };

describe('an alert document', () => {
  it('has the event in its place and what the alert adds beside it, flat', () => {
    const { id, source } = buildAlert(event, origin);
    expect(source).toMatchObject({
      '@timestamp': at,
      host: { name: 'host-1' },
      process: { command_line: 'proxychains nmap' },
      'event.kind': 'signal',
      'event.category': ['process'],
      'kibana.alert.uuid': id,
      'kibana.alert.original_time': originalTime,
      'kibana.alert.original_event.kind': 'event',
      'kibana.alert.original_event.action': 'exec',
      'kibana.alert.ancestors': [{ id: 'e1', type: 'event', index: event.index, depth: 0 }],
      'kibana.alert.depth': 1,
      'kibana.alert.status': 'active',
      'kibana.alert.workflow_status': 'open',
      'kibana.alert.rule.uuid': rule.id,
      'kibana.alert.rule.rule_id': rule.ruleId,
      'kibana.alert.rule.category': 'Event Correlation Rule',
      'kibana.alert.rule.rule_type_id': 'siem.eqlRule',
      'kibana.alert.rule.execution.uuid': 'run-1',
      'kibana.space_ids': ['default'],
    });
    expect(source).not.toHaveProperty('event.kind', 'event');
  });

  it('says of its rule what Kibana says of every rule, flat and in the parameters', () => {
    const change = { at: '2026-01-01T00:00:00.000Z', by: 'anna' };
    const blocks = sampleRule({ index: ['logs-*'], buildingBlockType: 'default', created: change, updated: change });
    const { source } = buildAlert(event, { ...origin, rule: blocks });
    const ofBoth = { building_block_type: 'default', exceptions_list: [], risk_score_mapping: [], severity_mapping: [] };
    const flat = { ...ofBoth, indices: ['logs-*'], created_at: change.at, created_by: 'anna', updated_at: change.at, updated_by: 'anna' };
    expect(source).toMatchObject({
      'kibana.alert.building_block_type': 'default',
      ...Object.fromEntries(Object.entries(flat).map(([name, value]) => [`kibana.alert.rule.${name}`, value])),
      'kibana.alert.rule.parameters': { ...ofBoth, index: ['logs-*'], related_integrations: [], required_fields: [] },
    });
    expect(readAlertRule(source)).toEqual({ ...blocks, source: 'alert' });
    expect(Object.keys(buildAlert(event, origin).source).filter((key) => /building_block|created_/.test(key))).toEqual([]);
  });

  it('gives its rule back, as far as an alert carries it', () => {
    expect(readAlertRule(buildAlert(event, origin).source)).toEqual({ ...rule, source: 'alert', translations: {} });
  });

  it('reads as a line of the queue', () => {
    expect(summarizeAlert(buildAlert(event, origin))).toMatchObject({
      timestamp: at,
      original_time: originalTime,
      severity: 'medium',
      risk_score: 21,
      status: 'open',
      host: 'host-1',
      user: 'root',
      process: 'proxychains',
      command_line: 'proxychains nmap',
      rule: { id: rule.id, rule_id: rule.ruleId, name: rule.name },
    });
  });

  it('takes nothing about alerts from the event: no status, no rule', () => {
    const forged = {
      ...event,
      source: { ...event.source, 'kibana.alert.workflow_status': 'closed', kibana: { alert: { rule: { name: 'x' } } } },
    };
    const { source } = buildAlert(forged, origin);
    expect(prepareDocument(source).values('kibana.alert.workflow_status')).toEqual(['open']);
    expect(prepareDocument(source).values('kibana.alert.rule.name')).toEqual([rule.name]);
  });

  const pairs: readonly {
    readonly what: string;
    readonly other: typeof event | (Omit<typeof event, 'index'> & { index: undefined });
    readonly ruleId: string;
  }[] = [
    { what: 'event', other: { ...event, id: 'e2' }, ruleId: 'r' },
    { what: 'index', other: { ...event, index: 'other' }, ruleId: 'r' },
    { what: 'index that is not known', other: { ...event, index: undefined }, ruleId: 'r' },
    { what: 'rule', other: event, ruleId: 'r2' },
  ];
  it.each(pairs)('of another $what has another id', ({ other, ruleId }) => {
    expect(alertIdOf(other, ruleId)).not.toBe(alertIdOf(event, 'r'));
    expect(alertIdOf(other, ruleId)).toBe(alertIdOf({ ...other, source: {} }, ruleId));
  });
});

describe('the reason of an alert', () => {
  const named = { name: 'Tunnel', severity: 'low' } as const;
  const reasons: readonly { readonly source: EventSource; readonly reason: string }[] = [
    {
      source: event.source,
      reason: 'process event with process proxychains, parent process bash, by root on host-1 created low alert Tunnel.',
    },
    { source: {}, reason: 'event created low alert Tunnel.' },
    {
      source: { event: { category: ['network', 'process'] }, source: { ip: '10.0.0.1', port: 5 }, destination: { ip: '10.0.0.2' } },
      reason: 'network, process event with source 10.0.0.1:5, destination 10.0.0.2, created low alert Tunnel.',
    },
    {
      source: { event: { category: 'file' }, file: { name: 'passwd' }, user: { name: '-' } },
      reason: 'file event with file passwd, created low alert Tunnel.',
    },
  ];
  it.each(reasons)('is: $reason', ({ source, reason }) => {
    expect(alertReason(prepareDocument(source), named)).toBe(reason);
  });
});
