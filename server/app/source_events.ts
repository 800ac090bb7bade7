/** The events that an alert was made of: to be shown, and to be evaluated in place of what the alert kept of them. */
import { MOST_SOURCE_EVENTS, type EvaluateResponse, type SourceEvent, type SourceEventsResponse } from '../../common/api';
import { prepareDocument, type PreparedDocument } from '../../common/engine';
import { findAlert } from './found';
import { restoreEvent } from './original_event';
import type { EventReference, Ports, SourceEventAnswer, StoredAlert } from './ports';
import { sourceReferences } from './source_references';

export async function getSourceEvents(ports: Ports, alertId: string): Promise<SourceEventsResponse> {
  const { events: named } = sourceReferences((await findAlert(ports, alertId)).source);
  const asked = named.slice(0, MOST_SOURCE_EVENTS);
  const answers = asked.length === 0 ? [] : await ports.sourceEvents.read(asked);
  return {
    total: named.length,
    events: asked.flatMap((reference, at) => {
      const answer = answers[at];
      return answer === undefined ? [] : [shown(reference, answer)];
    }),
  };
}

function shown({ index, id }: EventReference, answer: SourceEventAnswer): SourceEvent {
  if (!answer.ok) return { status: answer.reason, index, id };
  const { source } = answer.event;
  const [time] = prepareDocument(source).values('@timestamp');
  return {
    status: 'found',
    index: answer.event.index ?? index,
    id,
    timestamp: time === undefined ? undefined : String(time),
    source,
  };
}

/** A stored event as it can be evaluated. */
export interface EventToEvaluate {
  readonly index: string;
  readonly id: string;
  readonly document: PreparedDocument;
  /** Its place among events that were sent; those of an alert have none. */
  readonly place?: number;
}

export interface EventsOfAlert {
  /** The one event that the rule looked at, where it can be read; else, and for alerts of several events, what the alert kept. */
  readonly document: PreparedDocument;
  /** Of an alert of several events: those that can be read, in the order in which the alert names them. */
  readonly events: readonly EventToEvaluate[];
  readonly from: NonNullable<EvaluateResponse['evaluated_on']>;
}

export async function eventsOfAlert(ports: Ports, alert: StoredAlert): Promise<EventsOfAlert> {
  const { events, isSingleEvent } = sourceReferences(alert.source);
  const asked = events.slice(0, MOST_SOURCE_EVENTS);
  const restored = prepareDocument(restoreEvent(alert.source));
  const answers = asked.length === 0 ? [] : await ports.sourceEvents.read(asked);
  const found = asked.flatMap(({ index, id }, at) => {
    const answer = answers[at];
    return answer?.ok === true ? [{ index, id, document: prepareDocument(answer.event.source) }] : [];
  });
  const [only] = found;
  if (isSingleEvent && only !== undefined) return { document: completed(only.document, restored), events: [], from: 'source_event' };
  return { document: restored, events: isSingleEvent ? [] : found, from: 'alert' };
}

/**
 * The stored event with the fields that only the alert has. A rule's query also sees what the mapping of an index adds (constant keywords,
 * runtime fields); these are not in the event's `_source`, and the detection engine writes them into the alert.
 */
function completed(event: PreparedDocument, restored: PreparedDocument): PreparedDocument {
  const added = restored.fieldNames().filter((field) => event.values(field).length === 0 && !event.holdsNull(field));
  if (added.length === 0) return event;
  return prepareDocument({ ...event.source, ...Object.fromEntries(added.map((field) => [field, restored.values(field)])) });
}
