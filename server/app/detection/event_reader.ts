/**
 * Windows over stored events, for a run that moves forward in time. Windows of neighbouring executions overlap, so events are
 * read in blocks and kept prepared while a window may still need them; a window without events costs two comparisons.
 */
import type { TimeWindow } from '../../../common/rules';
import type { EventStore } from '../ports';
import { preparedEvents, type PreparedEvent } from './prepared_event';

const BLOCK_MS = 6 * 3_600_000;
const LEAST_DROPPED = 4_096;

export class EventReader {
  private events: PreparedEvent[] = [];
  /** Everything before is in `events`, or was dropped. */
  private readUntilMs: number;

  /** Nothing before `firstMs` and nothing from `endMs` on will be found: the range of the stored events. */
  constructor(
    private readonly store: EventStore,
    private readonly timestampField: string,
    firstMs: number,
    private readonly endMs: number
  ) {
    this.readUntilMs = firstMs;
  }

  /** Windows must not go back behind what `dropBefore` gave away. */
  async inWindow({ fromMs, toMs }: TimeWindow): Promise<readonly PreparedEvent[]> {
    await this.readUntil(Math.min(toMs, this.endMs));
    const [start, end] = [this.placeOf(fromMs), this.placeOf(toMs)];
    return start >= end ? NO_EVENTS : this.events.slice(start, end);
  }

  /** Dropping moves what stays, so it waits until it is worth it. */
  dropBefore(ms: number): void {
    const place = this.placeOf(ms);
    if (place >= LEAST_DROPPED) this.events.splice(0, place);
  }

  private async readUntil(ms: number): Promise<void> {
    while (this.readUntilMs < ms) {
      const toMs = Math.min(this.readUntilMs + BLOCK_MS, this.endMs);
      const block = await preparedEvents(this.store, { fromMs: this.readUntilMs, toMs, timestampField: this.timestampField });
      for (const event of block) this.events.push(event);
      this.readUntilMs = toMs;
    }
  }

  /** The place of the first event at or after `ms`. */
  private placeOf(ms: number): number {
    let [low, high] = [0, this.events.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.events[middle]?.timeMs ?? Infinity) < ms) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const NO_EVENTS: readonly PreparedEvent[] = [];
