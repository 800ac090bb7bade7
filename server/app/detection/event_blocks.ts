/** A stretch of stored events, read block by block: what looks back over weeks must not hold weeks of events at once. */
import type { EventStore } from '../ports';
import { preparedEvents, type PreparedEvent } from './prepared_event';

const BLOCK_MS = 6 * 3_600_000;

export interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
  readonly timestampField: string;
}

/** In order of time; days without events cost nothing. */
export async function* eventBlocks(store: EventStore, { fromMs, toMs, timestampField }: Stretch): AsyncIterable<readonly PreparedEvent[]> {
  for (const day of await store.days(timestampField)) {
    const dayMs = day * DAY_MS;
    for (let blockMs = dayMs; blockMs < dayMs + DAY_MS; blockMs += BLOCK_MS) {
      const block = { fromMs: Math.max(fromMs, blockMs), toMs: Math.min(toMs, blockMs + BLOCK_MS), timestampField };
      if (block.fromMs < block.toMs) yield preparedEvents(store, block);
    }
  }
}

const DAY_MS = 86_400_000;
