/** Alerts that several events decided (a sequence, a threshold, a new term, an indicator of a threat), and one whose rule has no guide. */
import type { Rule } from '../../../common/rules';
import type { StoredAlert, StoredEvent } from '../../../server/app/ports';
import { sampleRule } from '../../fakes/sample_rule';
import type { LaunchedKibana } from '../launch';
import { detectedAlerts } from './detected_alerts';
import { indexDocuments } from './index_documents';
import { createRule } from './pack_rules';

const ALIAS = '.alerts-security.alerts-default';
const INDICATORS = 'logs-ti_example-default';

export type SeveralKind = 'sequence' | 'threshold' | 'new_terms' | 'threat_match' | 'no_guide';

/** The newest alert of each rule. */
export type SeveralEvents = Readonly<Record<SeveralKind, StoredAlert>>;

const kql = { language: 'kuery', index: ['logs-*'], interval: '1h', from: 'now-70m' } as const;

const rules: Readonly<Record<SeveralKind, Rule>> = {
  sequence: sampleRule({
    ...{ id: 'sequence', name: 'Service script made runnable and added', interval: '1h', from: 'now-70m', index: ['logs-*'] },
    query: `sequence by host.name, user.name with maxspan=10m
  [process where process.name == "chmod" and process.args : "/etc/init.d/*"]
  [process where process.name == "chkconfig" and process.args == "--add"]`,
  }),
  threshold: sampleRule({
    ...{ ...kql, id: 'threshold', type: 'threshold', name: 'Many processes of one user', query: 'event.category: process' },
    threshold: { field: ['user.name', 'host.name'], value: 10, cardinality: [{ field: 'process.name', value: 3 }] },
  }),
  new_terms: sampleRule({
    ...{ ...kql, id: 'new_terms', type: 'new_terms', name: 'First use of a program by a user' },
    query: 'event.category: process and process.name: (chkconfig or proxychains)',
    newTerms: { fields: ['user.name', 'process.name'], historyWindowStart: 'now-2d' },
  }),
  threat_match: sampleRule({
    ...{ ...kql, id: 'threat_match', type: 'threat_match', name: 'Program on a list of threats', query: 'event.category: process' },
    threatMatch: {
      ...{ index: [INDICATORS], query: '*:*', language: 'kuery', filters: [] },
      mapping: [{ entries: [{ field: 'process.name', value: 'threat.indicator.file.name', negate: false }] }],
    },
  }),
  no_guide: sampleRule({
    ...{
      ...kql,
      id: 'no_guide',
      type: 'query',
      name: 'Service manager used',
      query: 'event.action: exec and process.name: chkconfig and process.args: jexec',
    },
  }),
};

export async function seedSeveralEvents(kibana: LaunchedKibana): Promise<SeveralEvents> {
  const now = new Date();
  const indicator: StoredEvent = {
    id: 'indicator-1',
    index: INDICATORS,
    source: {
      '@timestamp': new Date(now.getTime() - 86_400_000).toISOString(),
      event: { kind: 'enrichment', category: 'threat' },
      threat: { feed: { name: 'Example feed' }, indicator: { type: 'file', file: { name: 'proxychains' } } },
    },
  };
  const created = new Map<SeveralKind, Rule>();
  for (const kind of kinds()) created.set(kind, await createRule(kibana, rules[kind]));
  const { alerts, events } = await detectedAlerts([...created.values()], now, [indicator]);
  const newest = (kind: SeveralKind): StoredAlert => {
    const found = alerts.filter(({ source }) => source['kibana.alert.rule.uuid'] === created.get(kind)?.id).pop();
    if (found === undefined) throw new Error(`the sample data made no alert of the rule "${rules[kind].name}"`);
    return found;
  };
  const seeded = {
    sequence: newest('sequence'),
    threshold: newest('threshold'),
    new_terms: newest('new_terms'),
    threat_match: newest('threat_match'),
    no_guide: newest('no_guide'),
  };
  await indexDocuments(kibana.es, [
    ...Object.values(seeded).map((alert) => ({ ...alert, index: ALIAS })),
    ...events.map((event) => ({ ...event, index: event.index ?? 'logs-unknown-default' })),
  ]);
  return seeded;
}

function kinds(): readonly SeveralKind[] {
  return ['sequence', 'threshold', 'new_terms', 'threat_match', 'no_guide'];
}
