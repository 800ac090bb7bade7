/**
 * The event inside an alert. A rule's query was written for events; an alert is the event with `kibana.*` beside it, its
 * `event.kind` overwritten by `signal` and its time by the time of the execution. Evaluating a rule or an exception on a
 * stored alert needs the event back, or the alert would not match the very rule that made it.
 */
import type { EventSource } from '../../common/engine';

const ORIGINAL_EVENT = 'kibana.alert.original_event.';
const ORIGINAL_TIME = 'kibana.alert.original_time';
const UUID = 'kibana.alert.uuid';
const RULE_UUID = 'kibana.alert.rule.uuid';

/** The event as it was before the alert; a document that is no alert comes back as it is. */
export function restoreEvent(source: EventSource): EventSource {
  const kibana = kibanaFields(source);
  const originals = [...kibana]
    .filter(([key]) => key.startsWith(ORIGINAL_EVENT))
    .map(([key, value]) => [key.slice(ORIGINAL_EVENT.length), value] as const);
  const isAlert = originals.length > 0 || [UUID, RULE_UUID, ORIGINAL_TIME].some((key) => kibana.has(key));
  if (!isAlert) return source;

  // Without a kind of its own the event had none: `signal` is the alert's.
  const replaced = new Set(['kind', ...originals.map(([name]) => name)]);
  return {
    ...eventWithout(source, replaced),
    ...Object.fromEntries(originals.map(([name, value]) => [`event.${name}`, value])),
    ...(kibana.has(ORIGINAL_TIME) ? { '@timestamp': kibana.get(ORIGINAL_TIME) } : {}),
  };
}

function isKibanaKey(key: string): boolean {
  return key === 'kibana' || key.startsWith('kibana.');
}

/** Everything below `kibana`, under its full dotted name, whether it is stored flat or nested. */
function kibanaFields(source: EventSource): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>();
  for (const [key, value] of Object.entries(source)) {
    if (!isKibanaKey(key)) continue;
    // The parameters of the rule are large and of no use here.
    if (key.startsWith('kibana.alert.rule.')) found.set(key, value);
    else flatten(key, value, found, 0);
  }
  return found;
}

/** Objects four levels down stay whole: the names of interest are shorter, and a hostile document may be endless. */
function flatten(name: string, value: unknown, found: Map<string, unknown>, depth: number): void {
  found.set(name, value);
  if (depth > 3 || typeof value !== 'object' || value === null || Array.isArray(value)) return;
  for (const [key, below] of Object.entries(value)) flatten(`${name}.${key}`, below, found, depth + 1);
}

/** The document without `kibana.*` and without the named fields of `event`, be they flat or in the nested object. */
function eventWithout(source: EventSource, names: ReadonlySet<string>): EventSource {
  const kept = Object.entries(source).filter(
    ([key]) => !isKibanaKey(key) && !(key.startsWith('event.') && names.has(key.slice('event.'.length)))
  );
  return Object.fromEntries(kept.map(([key, value]) => [key, key === 'event' ? without(value, names) : value]));
}

function without(nested: unknown, names: ReadonlySet<string>): unknown {
  if (typeof nested !== 'object' || nested === null || Array.isArray(nested)) return nested;
  return Object.fromEntries(Object.entries(nested).filter(([key]) => !names.has(key)));
}
