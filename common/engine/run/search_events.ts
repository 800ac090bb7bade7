/** Runs an event query over documents as Elasticsearch's EQL search answers it: in order of time, through the pipes, the first `size`. */
import type { CompiledEventQuery } from '../compile/compile_eql';
import type { EventSource } from '../document';
import { inOrder, type OrderedEvent, type OrderOptions } from './event_order';
import { applyPipes } from './pipes';

export interface SearchOptions extends OrderOptions {
  /** How many events (or sequences, or samples) are answered at most; 10 unless told otherwise, also where a pipe asks for more. */
  readonly size?: number;
}

export const DEFAULT_SIZE = 10;

export type FoundEvent = Pick<OrderedEvent, 'index' | 'document'>;

export function searchEvents(
  compiled: CompiledEventQuery,
  documents: readonly EventSource[],
  options: SearchOptions = {}
): readonly FoundEvent[] {
  const found = inOrder(documents, options).filter(({ document }) => compiled.matches(document));
  return applyPipes(found, compiled.pipes).slice(0, Math.max(options.size ?? DEFAULT_SIZE, 0));
}
