/**
 * The stages `![...]` of a sequence: events that must not be there. Those between two stages are looked for strictly between their events; those
 * in front and behind within `maxspan` of the sequence, and where both are asked for, some window of that length around the sequence has
 * to be free of both.
 */
import type { CompiledStage } from '../compile/stages';
import { noteLimit } from '../limits';
import type { OrderedEvent } from './event_order';

/** A sequence without its missing events: when and at which place each of its events came. */
export interface SequencePlaces {
  readonly keyId: string;
  readonly times: readonly number[];
  readonly places: readonly number[];
  readonly maxspan: number;
}

interface Occurrence {
  readonly place: number;
  readonly time: number;
}

interface MissingStage {
  readonly compiled: CompiledStage;
  /** How many events of the sequence come before it. */
  readonly after: number;
  /** What was found that should be missing, by join key, in order. */
  readonly occurrences: Map<string, Occurrence[]>;
}

export class MissingEvents {
  private readonly stages: readonly MissingStage[];
  private readonly positives: number;
  private readonly hasLeading: boolean;
  private readonly hasTrailing: boolean;
  private kept = 0;
  private dropped = 0;

  constructor(
    stages: readonly CompiledStage[],
    private readonly most: number
  ) {
    let after = 0;
    const found: MissingStage[] = [];
    for (const compiled of stages) {
      if (compiled.isMissing) found.push({ compiled, after, occurrences: new Map() });
      else after += 1;
    }
    // The repeats of a missing event ask for the same absence.
    this.stages = found.filter(({ compiled }, index) => found.findIndex((other) => other.compiled === compiled) === index);
    this.positives = after;
    this.hasLeading = this.stages.some((stage) => stage.after === 0);
    this.hasTrailing = this.stages.some((stage) => stage.after === this.positives);
  }

  get isEmpty(): boolean {
    return this.stages.length === 0;
  }

  get droppedOccurrences(): number {
    return this.dropped;
  }

  /** What came before then serves no sequence any more. */
  dropBefore(time: number): void {
    for (const { occurrences } of this.stages) {
      for (const [id, found] of occurrences) {
        const first = found.findIndex((occurrence) => occurrence.time >= time);
        const left = first === -1 ? [] : found.slice(first);
        this.kept -= found.length - left.length;
        if (left.length === 0) occurrences.delete(id);
        else if (left.length < found.length) occurrences.set(id, left);
      }
    }
  }

  offer(event: OrderedEvent, place: number): void {
    for (const { compiled, occurrences } of this.stages) {
      if (!compiled.matches(event.document)) continue;
      for (const { id } of compiled.joinKeys(event.document)) {
        // The oldest would serve more sequences than the newest, so it is the new ones that are not kept.
        if (this.kept >= this.most) {
          this.dropped += 1;
          noteLimit('missing_events');
          continue;
        }
        this.kept += 1;
        const known = occurrences.get(id);
        if (known === undefined) occurrences.set(id, [{ place, time: event.time }]);
        else known.push({ place, time: event.time });
      }
    }
  }

  allAbsent(sequence: SequencePlaces): boolean {
    const { times, places, keyId, maxspan } = sequence;
    const [first = 0, last = 0] = [places[0], places[places.length - 1]];
    let leading = -Infinity;
    let trailing = Infinity;
    for (const { after, occurrences } of this.stages) {
      const found = occurrences.get(keyId) ?? [];
      if (after === 0) leading = Math.max(leading, lastBefore(found, first)?.time ?? -Infinity);
      else if (after === this.positives) trailing = Math.min(trailing, firstAfter(found, last)?.time ?? Infinity);
      else if ((firstAfter(found, places[after - 1] ?? last)?.place ?? Infinity) < (places[after] ?? last)) return false;
    }
    // Where one side only is asked for, the window lies as far on the other side as it can.
    const start = this.hasLeading ? leading : (times[0] ?? 0);
    const end = this.hasTrailing ? trailing : (times[times.length - 1] ?? 0);
    return (!this.hasLeading && !this.hasTrailing) || end - start > maxspan;
  }
}

function firstAfter(found: readonly Occurrence[], place: number): Occurrence | undefined {
  return found[firstIndexAfter(found, place)];
}

function lastBefore(found: readonly Occurrence[], place: number): Occurrence | undefined {
  return found[firstIndexAfter(found, place - 1) - 1];
}

/** By halves: a key may have many. */
function firstIndexAfter(found: readonly Occurrence[], place: number): number {
  let [low, high] = [0, found.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((found[middle]?.place ?? Infinity) <= place) low = middle + 1;
    else high = middle;
  }
  return low;
}
