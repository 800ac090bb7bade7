/** Events in memory. An event without a readable time is stored and found in no window. */
import { eventTimeMs } from '../../server/app/event_time';
import type { EventReference, EventStore, SourceEventAnswer, SourceEventReader, StoredEvent } from '../../server/app/ports';

export class MemoryEventStore implements EventStore, SourceEventReader {
  private readonly events = new Map<string, StoredEvent>();
  private readonly ordered = new Map<string, readonly Timed[]>();

  constructor(events: readonly StoredEvent[] = []) {
    for (const event of events) this.events.set(event.id, event);
  }

  async add(events: readonly StoredEvent[]): Promise<number> {
    const before = this.events.size;
    for (const event of events) if (!this.events.has(event.id)) this.events.set(event.id, event);
    this.ordered.clear();
    return this.events.size - before;
  }

  async inWindow(window: {
    readonly fromMs: number;
    readonly toMs: number;
    readonly timestampField: string;
  }): Promise<readonly StoredEvent[]> {
    return this.byTime(window.timestampField)
      .filter((timed) => window.fromMs <= timed.ms && timed.ms < window.toMs)
      .map((timed) => timed.event);
  }

  async range(timestampField: string): Promise<{ readonly firstMs: number; readonly lastMs: number } | undefined> {
    const timed = this.byTime(timestampField);
    const [first, last] = [timed[0], timed[timed.length - 1]];
    return first && last ? { firstMs: first.ms, lastMs: last.ms } : undefined;
  }

  async days(timestampField: string): Promise<readonly number[]> {
    return [...new Set(this.byTime(timestampField).map(({ ms }) => Math.floor(ms / 86_400_000)))];
  }

  async count(): Promise<number> {
    return this.events.size;
  }

  async read(references: readonly EventReference[]): Promise<readonly SourceEventAnswer[]> {
    return references.map(({ index, id }) => {
      const event = this.events.get(id);
      return event !== undefined && (event.index ?? '') === index ? { ok: true, event } : { ok: false, reason: 'gone' };
    });
  }

  private byTime(field: string): readonly Timed[] {
    const known = this.ordered.get(field);
    if (known) return known;
    const timed: Timed[] = [];
    for (const event of this.events.values()) {
      const ms = eventTimeMs(event.source, field);
      if (ms !== undefined) timed.push({ ms, event });
    }
    timed.sort((a, b) => a.ms - b.ms || (a.event.id < b.event.id ? -1 : 1));
    this.ordered.set(field, timed);
    return timed;
  }
}

interface Timed {
  readonly ms: number;
  readonly event: StoredEvent;
}
