/** The order in which EQL looks at events: by time, then by tiebreaker, then as they were given. */
import { parseTime } from '../compile/dates';
import { prepareDocument, type EventSource, type FieldValue, type PreparedDocument } from '../document';

export interface OrderOptions {
  /** `@timestamp` unless told otherwise. */
  readonly timestampField?: string;
  /** Orders events of the same time; an event without it comes before those that have it. */
  readonly tiebreakerField?: string;
}

export interface OrderedEvent {
  /** Place in the documents that were given. */
  readonly index: number;
  readonly document: PreparedDocument;
  /** Epoch ms, with a fraction where the text has one; Infinity for an event without a time. */
  readonly time: number;
}

interface Placed extends OrderedEvent {
  readonly tiebreaker: FieldValue | null;
}

/** Elasticsearch sorts documents without the time field last. Equal events stay in the order in which they were given. */
export function inOrder(documents: readonly EventSource[], options: OrderOptions = {}): readonly OrderedEvent[] {
  const { timestampField = '@timestamp', tiebreakerField } = options;
  return documents
    .map((source, index): Placed => {
      const document = prepareDocument(source);
      return { index, document, time: timeOf(document, timestampField), tiebreaker: tiebreakerOf(document, tiebreakerField) };
    })
    .sort((left, right) => compareTimes(left.time, right.time) || compareTiebreakers(left.tiebreaker, right.tiebreaker));
}

function timeOf(document: PreparedDocument, field: string): number {
  const [value] = document.values(field);
  const time = typeof value === 'string' || typeof value === 'number' ? parseTime(value) : null;
  return time?.first ?? Infinity;
}

function compareTimes(left: number, right: number): number {
  return left === right ? 0 : left - right;
}

function tiebreakerOf(document: PreparedDocument, field: string | undefined): FieldValue | null {
  return field === undefined ? null : (document.values(field)[0] ?? null);
}

function compareTiebreakers(left: FieldValue | null, right: FieldValue | null): number {
  if (left === null || right === null) return left === right ? 0 : left === null ? -1 : 1;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
