/** Which documents an alert was made of, read from `kibana.alert.ancestors`. */
import { prepareDocument, type EventSource } from '../../common/engine';
import type { EventReference } from './ports';

export interface SourceReferences {
  /** The events at the root, each once, in the order in which the alert names them. */
  readonly events: readonly EventReference[];
  /** Whether the rule looked at one event and at nothing else: neither at several, nor at alerts that other rules made. */
  readonly isSingleEvent: boolean;
}

interface Ancestor extends EventReference {
  readonly depth: number;
}

const NAME = 'kibana.alert.ancestors';
/** Names come from stored documents: one that is longer than any index or id can be is no name. */
const LONGEST_NAME = 1_000;

/** Alerts are events of a kind, so an alert on alerts has the events at depth 0 and the alerts in between. */
export function sourceReferences(source: EventSource): SourceReferences {
  const ancestors = ancestorsOf(source).flatMap(readAncestor);
  const events = new Map<string, EventReference>();
  for (const { index, id, depth } of ancestors) {
    if (depth === 0) events.set(JSON.stringify([index, id]), { index, id });
  }
  return { events: [...events.values()], isSingleEvent: events.size === 1 && ancestors.every(({ depth }) => depth === 0) };
}

/** Kibana writes the name flat; documents from elsewhere may nest it. */
function ancestorsOf(source: EventSource): readonly unknown[] {
  const nested = objectAt(objectAt(source, 'kibana'), 'alert');
  for (const found of [source[NAME], objectAt(source, 'kibana.alert')?.['ancestors'], nested?.['ancestors']]) {
    if (found !== undefined && found !== null) return Array.isArray(found) ? found : [found];
  }
  return [];
}

function readAncestor(ancestor: unknown): readonly Ancestor[] {
  if (!isObject(ancestor)) return [];
  const document = prepareDocument(ancestor);
  const [id] = document.values('id');
  const [index = ''] = document.values('index');
  const [depth = 0] = document.values('depth');
  return isName(id) && id !== '' && isName(index) ? [{ id, index, depth: Number(depth) }] : [];
}

function objectAt(source: EventSource | undefined, key: string): EventSource | undefined {
  const value = source !== undefined && Object.hasOwn(source, key) ? source[key] : undefined;
  return isObject(value) ? value : undefined;
}

function isObject(value: unknown): value is EventSource {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST_NAME;
}
