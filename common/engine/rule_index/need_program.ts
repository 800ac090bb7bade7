/**
 * Needs as questions about ticks: which numbered atoms a document holds. All of them are written one behind the other into one array of numbers, which
 * is read several times faster than as many trees: an event asks dozens of them, and they lie close together in memory.
 */
import { rarestFirst } from './commonness';
import type { Atom, Need } from './needs';

/** The number of an atom; or one of these, the place behind the branch, and the branch's needs. */
const KINDS = { all: -1, any: -2, none: -3 } as const;

export class NeedProgram {
  private words = new Int32Array(1_024);
  private length = 0;

  /** The place of the need. What fails soonest is asked first, of alternatives what holds soonest. */
  write(need: Need, numberOf: (atom: Atom) => number): number {
    const place = this.length;
    if (need.kind === 'atom') {
      this.push(numberOf(need));
      return place;
    }
    this.push(KINDS[need.kind]);
    const end = this.length;
    this.push(0);
    const ordered = rarestFirst(need.needs);
    const written = new Set<string>();
    for (const each of need.kind === 'all' ? ordered : [...ordered].reverse()) {
      if (each.kind === 'atom' && written.has(each.key)) continue;
      if (each.kind === 'atom') written.add(each.key);
      this.write(each, numberOf);
    }
    this.words[end] = this.length;
    return place;
  }

  /** Whether the need at `place` is held. `ticked` has by the number of an atom the document that it was last ticked for. */
  holds(place: number, ticked: Int32Array, document: number): boolean {
    const { words } = this;
    const word = words[place] ?? 0;
    if (word >= 0) return ticked[word] === document;
    const goesOnAt = word === KINDS.all;
    const end = words[place + 1] ?? 0;
    for (let next = place + 2; next < end;) {
      const first = words[next] ?? 0;
      let holds: boolean;
      if (first >= 0) {
        holds = ticked[first] === document;
        next += 1;
      } else {
        holds = this.holds(next, ticked, document);
        next = words[next + 1] ?? end;
      }
      if (holds !== goesOnAt) return word === KINDS.any;
    }
    return word !== KINDS.any;
  }

  private push(word: number): void {
    if (this.length === this.words.length) {
      const longer = new Int32Array(this.words.length * 2);
      longer.set(this.words);
      this.words = longer;
    }
    this.words[this.length] = word;
    this.length += 1;
  }
}
