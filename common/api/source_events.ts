/** The events that an alert was made of, read from where they are stored. */
import { API_BASE } from './base';

export const ALERT_EVENTS_PATH = `${API_BASE}/alerts/{id}/events`;

/** The route reads this many; an alert of a long sequence may name more. */
export const MOST_SOURCE_EVENTS = 100;

/**
 * Why an event cannot be shown. `gone`: it is not in its index any more, or the index is not there. `forbidden`: the analyst may not read
 * the index. `unavailable`: the index is closed or its cluster does not answer. `not_one_document`: the alert was made of a count or of rows
 * (threshold and ES|QL rules do that) and names no document, only where to look.
 */
export type UnreadEventReason = 'gone' | 'forbidden' | 'unavailable' | 'not_one_document';

export interface FoundSourceEvent {
  readonly status: 'found';
  readonly index: string;
  readonly id: string;
  /** The event's own `@timestamp`; undefined where it has none. */
  readonly timestamp: string | undefined;
  readonly source: Readonly<Record<string, unknown>>;
}

export interface UnreadSourceEvent {
  readonly status: UnreadEventReason;
  readonly index: string;
  readonly id: string;
}

export type SourceEvent = FoundSourceEvent | UnreadSourceEvent;

export interface SourceEventsResponse {
  /** How many the alert names. */
  readonly total: number;
  /** In the order in which the alert names them, which for a sequence is the order of its stages. At most 100. */
  readonly events: readonly SourceEvent[];
}
