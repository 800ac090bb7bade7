/** Alerts as Kibana stores them, made by our own detection over our own sample data. */
import type { Rule } from '../../../common/rules';
import { runDetection } from '../../../server/app/detection/run_detection';
import type { StoredAlert, StoredEvent } from '../../../server/app/ports';
import { generateSampleEvents } from '../../../standalone/sample_data';
import { MemoryAlertStore } from '../../fakes/memory_alert_store';
import { MemoryEventStore } from '../../fakes/memory_event_store';
import { memoryPorts } from '../../fakes/memory_ports';
import { MemoryRuleStore } from '../../fakes/memory_rule_store';

const HOUR_MS = 3_600_000;

export interface Detected {
  readonly alerts: readonly StoredAlert[];
  /** The events that the alerts were made of, which they name as their ancestors. */
  readonly events: readonly StoredEvent[];
}

/** The rules carry the ids that Kibana gave them, so that their alerts do. `more` are events beside those of the sample. */
export async function detectedAlerts(rules: readonly Rule[], now: Date, more: readonly StoredEvent[] = []): Promise<Detected> {
  const endMs = Math.floor(now.getTime() / HOUR_MS) * HOUR_MS;
  const generated = generateSampleEvents({ seed: 1, endMs }).map(({ _id, _index, _source }) => ({
    id: _id,
    index: _index,
    source: _source,
  }));
  const samples: readonly StoredEvent[] = [...generated, ...more];
  const store = new MemoryEventStore();
  await store.add(samples);
  const alerts = new MemoryAlertStore();
  const ports = memoryPorts({
    alerts,
    events: store,
    rules: new MemoryRuleStore(rules.map((rule) => ({ ...rule, enabled: true }))),
    clock: () => now,
  });
  await runDetection(ports, {});
  const page = await alerts.page({ filter: {}, sortField: 'time', sortOrder: 'asc', offset: 0, limit: 1_000 });
  const sources = new Set(page.alerts.flatMap(ancestorIds));
  return { alerts: page.alerts, events: samples.filter(({ id }) => sources.has(id)) };
}

function ancestorIds({ source }: StoredAlert): readonly string[] {
  const ancestors: unknown = source['kibana.alert.ancestors'];
  return Array.isArray(ancestors)
    ? ancestors.flatMap((ancestor: { readonly id?: unknown }) => (typeof ancestor.id === 'string' ? [ancestor.id] : []))
    : [];
}
