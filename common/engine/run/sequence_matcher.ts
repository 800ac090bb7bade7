/**
 * Matches sequences over events that come in order, as Elasticsearch's EQL does.
 *
 * A partial sequence waits in a slot, one a stage and join key. Each event is offered to the stages from the last to the first, so that it
 * cannot follow itself: it takes the sequence that waits one stage earlier and moves it on, whatever waited there before is replaced, and
 * a match of the first stage begins anew. What lies longer behind than `maxspan` can never be completed and is let go, and of the rest no
 * more is kept than `limit`: a stream of ever new keys cannot eat the memory.
 */
import type { CompiledSequence } from '../compile/compile_eql';
import type { JoinKey } from '../compile/join_keys';
import type { CompiledStage } from '../compile/stages';
import { noteLimit } from '../limits';
import type { OrderedEvent } from './event_order';
import { MissingEvents } from './missing_events';

export interface MatchedSequence {
  readonly key: JoinKey;
  /** One for each stage; null where the stage asks that no such event be there. */
  readonly events: readonly (OrderedEvent | null)[];
}

export interface SequenceLimits {
  /** Partial sequences kept at once; 100,000 unless told otherwise. */
  readonly mostPartial?: number;
  /** Events kept at once of those that should be missing; a million unless told otherwise. */
  readonly mostMissing?: number;
  /** What no event can change any more is let go once in so many events. */
  readonly eventsBetweenSweeps?: number;
}

/** A partial or whole sequence: the events of the stages that are no missing events, and the places at which they came. */
interface Partial {
  readonly key: JoinKey;
  readonly events: readonly OrderedEvent[];
  readonly places: readonly number[];
}

const MOST_PARTIAL = 100_000;
const MOST_MISSING = 1_000_000;
/** Looking for what has expired costs a walk over all slots, so it is done once in so many events. */
const EVENTS_BETWEEN_SWEEPS = 4_096;

export class SequenceMatcher {
  private readonly positive: readonly CompiledStage[];
  private readonly slots: readonly Map<string, Partial>[];
  /** Where each slot was last looked into for its oldest key: in front of that place there is none, and looking from the start passes all that were. */
  private readonly oldest: IterableIterator<string>[];
  private readonly missing: MissingEvents;
  private complete: Partial[] = [];
  /** Of the complete, how many no later event can undo. */
  private settled = 0;
  private readonly mostPartial: number;
  private readonly eventsBetweenSweeps: number;
  private readonly maxspan: number;
  private place = 0;
  private partials = 0;
  private dropped = 0;

  constructor(
    private readonly compiled: CompiledSequence,
    { mostPartial = MOST_PARTIAL, mostMissing = MOST_MISSING, eventsBetweenSweeps = EVENTS_BETWEEN_SWEEPS }: SequenceLimits = {}
  ) {
    this.positive = compiled.stages.filter((stage) => !stage.isMissing);
    this.slots = this.positive.slice(1).map(() => new Map());
    this.oldest = this.slots.map((slot) => slot.keys());
    this.missing = new MissingEvents(compiled.stages, mostMissing);
    this.mostPartial = mostPartial;
    this.eventsBetweenSweeps = eventsBetweenSweeps;
    this.maxspan = compiled.tree.maxspanMs ?? Infinity;
  }

  /** Partial sequences that had to be let go because too many waited: results may be missing where this is not 0. */
  get droppedPartials(): number {
    return this.dropped;
  }

  /** Events that should be missing and had to be let go because there were too many: results may be too many where this is not 0. */
  get droppedMissing(): number {
    return this.missing.droppedOccurrences;
  }

  get waitingPartials(): number {
    return this.partials;
  }

  /** Events come in order; an event without a time is part of no sequence. */
  offer(event: OrderedEvent): void {
    if (event.time === Infinity) return;
    this.place += 1;
    // The repeats of a stage share its predicate: each is asked once an event.
    const matched = new Map<number, readonly JoinKey[]>();
    for (let stage = this.positive.length - 1; stage >= 0; stage--) {
      const compiled = this.positive[stage];
      if (compiled === undefined) continue;
      let keys = matched.get(compiled.position);
      if (keys === undefined) {
        keys = compiled.matches(event.document) ? compiled.joinKeys(event.document) : [];
        matched.set(compiled.position, keys);
      }
      for (const key of keys) this.advance(stage, key, event);
    }
    this.missing.offer(event, this.place);
    this.applyUntil(event);
    if (this.place % this.eventsBetweenSweeps === 0) {
      this.dropExpired(event.time);
      this.settle(event.time);
    }
  }

  /** All sequences, in the order in which they were completed. Asked at the end: a missing event may follow the last one. */
  found(): readonly MatchedSequence[] {
    return this.complete
      .filter((sequence, place) => place < this.settled || this.isWhole(sequence))
      .map((sequence) => this.withPlaceholders(sequence));
  }

  private advance(stage: number, key: JoinKey, event: OrderedEvent): void {
    if (stage === 0) {
      this.wait(0, { key, events: [event], places: [this.place] });
      return;
    }
    const slot = this.slots[stage - 1];
    const waiting = slot?.get(key.id);
    if (slot === undefined || waiting === undefined) return;
    slot.delete(key.id);
    this.partials -= 1;
    if (event.time - (waiting.events[0]?.time ?? event.time) > this.maxspan) return;
    this.wait(stage, { key: waiting.key, events: [...waiting.events, event], places: [...waiting.places, this.place] });
  }

  private wait(stage: number, sequence: Partial): void {
    const slot = this.slots[stage];
    if (slot === undefined) {
      this.complete.push(sequence);
      return;
    }
    // Deleted first, so that the slot stays in order of age.
    if (!slot.delete(sequence.key.id)) this.partials += 1;
    slot.set(sequence.key.id, sequence);
    if (this.partials > this.mostPartial) this.dropOldest(stage);
  }

  /** An event of `until` ends what waits under its key, also what it has just moved on; what it completed stands. */
  private applyUntil(event: OrderedEvent): void {
    const { until } = this.compiled;
    if (until === null || !until.matches(event.document)) return;
    for (const { id } of until.joinKeys(event.document)) {
      for (const slot of this.slots) if (slot.delete(id)) this.partials -= 1;
    }
  }

  private dropOldest(stage: number): void {
    for (const place of [stage, ...this.slots.keys()]) {
      const slot = this.slots[place];
      const id = slot === undefined ? undefined : this.findOldest(slot, place);
      if (slot === undefined || id === undefined) continue;
      slot.delete(id);
      this.partials -= 1;
      this.dropped += 1;
      noteLimit('partial_sequences');
      return;
    }
  }

  private findOldest(slot: ReadonlyMap<string, Partial>, place: number): string | undefined {
    const found = this.oldest[place]?.next();
    if (found !== undefined && found.done !== true) return found.value;
    const again = slot.keys();
    this.oldest[place] = again;
    const first = again.next();
    return first.done === true ? undefined : first.value;
  }

  private dropExpired(now: number): void {
    if (this.maxspan === Infinity) return;
    for (const slot of this.slots) {
      for (const [id, { events }] of slot) {
        if (now - (events[0]?.time ?? now) <= this.maxspan) continue;
        slot.delete(id);
        this.partials -= 1;
      }
    }
  }

  /** What should be missing can come within maxspan of the first event; later the sequence stands or falls, and what it was judged by can go. */
  private settle(now: number): void {
    if (this.maxspan === Infinity || this.missing.isEmpty) return;
    const begun = this.complete.slice(this.settled);
    const open = begun.findIndex(({ events }) => now - (events[0]?.time ?? now) <= this.maxspan);
    const decided = open === -1 ? begun : begun.slice(0, open);
    const whole = decided.filter((sequence) => this.isWhole(sequence));
    this.complete = [...this.complete.slice(0, this.settled), ...whole, ...begun.slice(decided.length)];
    this.settled += whole.length;
    this.missing.dropBefore((this.complete[this.settled]?.events[0]?.time ?? now) - 2 * this.maxspan);
  }

  private isWhole({ key, events, places }: Partial): boolean {
    const times = events.map(({ time }) => time);
    return this.missing.allAbsent({ keyId: key.id, times, places, maxspan: this.maxspan });
  }

  private withPlaceholders({ key, events }: Partial): MatchedSequence {
    let next = 0;
    return { key, events: this.compiled.stages.map(({ isMissing }) => (isMissing ? null : (events[next++] ?? null))) };
  }
}
