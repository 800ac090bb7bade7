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

export interface EventOfAlert {
  readonly document: PreparedDocument;
  readonly from: NonNullable<EvaluateResponse['evaluated_on']>;
}

/** The one event that the rule looked at, where it can be read; else, and for alerts of several events, what the alert kept. */
export async function eventOfAlert(ports: Ports, alert: StoredAlert): Promise<EventOfAlert> {
  const { events, isSingleEvent } = sourceReferences(alert.source);
  const restored = prepareDocument(restoreEvent(alert.source));
  const [answer] = isSingleEvent ? await ports.sourceEvents.read(events) : [];
  if (answer === undefined || !answer.ok) return { document: restored, from: 'alert' };
  return { document: completed(prepareDocument(answer.event.source), restored), from: 'source_event' };
}

/**
 * The stored event with the fields that only the alert has. A rule's query also sees what the mapping of an index adds (constant keywords,
 * runtime fields); these are not in the event's `_source`, and the detection engine writes them into the alert.
 */
function completed(event: PreparedDocument, restored: PreparedDocument): PreparedDocument {
  const holder = (field: string): PreparedDocument => (event.values(field).length > 0 || event.holdsNull(field) ? event : restored);
  return { source: event.source, values: (field) => holder(field).values(field), holdsNull: (field) => holder(field).holdsNull(field) };
}
