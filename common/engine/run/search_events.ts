/** Runs an event query over documents as Elasticsearch's EQL search answers it: in order of time, through the pipes, the first `size`. */
import type { CompiledEventQuery } from '../compile/compile_eql';
import { parseTime } from '../compile/dates';
import { prepareDocument, type EventSource, type FieldValue, type PreparedDocument } from '../document';
import type { Pipe } from '../eql/ast';

export interface SearchOptions {
  /** `@timestamp` unless told otherwise. */
  readonly timestampField?: string;
  /** Orders events of the same time; an event without it comes before those that have it. */
  readonly tiebreakerField?: string;
  /** How many events are answered at most; 10 unless told otherwise, also where a pipe asks for more. */
  readonly size?: number;
}

export interface FoundEvent {
  /** Place in the documents that were given. */
  readonly index: number;
  readonly document: PreparedDocument;
}

export function searchEvents(
  compiled: CompiledEventQuery,
  documents: readonly EventSource[],
  options: SearchOptions = {}
): readonly FoundEvent[] {
  const { timestampField = '@timestamp', tiebreakerField, size = 10 } = options;
  const found = documents
    .map((source, index) => ({ index, document: prepareDocument(source) }))
    .filter(({ document }) => compiled.matches(document))
    .map((event) => ({ event, time: timeOf(event.document, timestampField), tiebreaker: tiebreakerOf(event.document, tiebreakerField) }))
    .sort((left, right) => compareTimes(left.time, right.time) || compareTiebreakers(left.tiebreaker, right.tiebreaker))
    .map(({ event }) => event);
  return applyPipes(found, compiled.pipes).slice(0, Math.max(size, 0));
}

/** Left to right; `tail` keeps the order. */
function applyPipes(events: readonly FoundEvent[], pipes: readonly Pipe[]): readonly FoundEvent[] {
  return pipes.reduce(
    (left, { name, count }) => (name === 'head' ? left.slice(0, count) : left.slice(Math.max(left.length - count, 0))),
    events
  );
}

function timeOf(document: PreparedDocument, field: string): number {
  const [value] = document.values(field);
  const time = typeof value === 'string' || typeof value === 'number' ? parseTime(value) : null;
  // Elasticsearch sorts documents without the field last.
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
