/**
 * Runs an expression over a text: one step for each character, from an expression to its derivative. Steps that were taken are kept,
 * so the matcher turns into a deterministic automaton along the paths that texts really take; nothing ever goes back in the text.
 */
import { isAnything, type CharacterSet, type RegularSet, type RegularSets } from './expression';

/** What is kept is dropped at this number of expressions and collected anew: memory stays bounded, answers do not change. */
const MOST_EXPRESSIONS = 20_000;

export class RegexMatcher {
  private readonly boundaries: readonly number[];

  constructor(
    private readonly sets: RegularSets,
    private readonly start: RegularSet,
    characterSets: readonly CharacterSet[]
  ) {
    this.boundaries = [...new Set(characterSets.flatMap((set) => set.flat()))].sort((left, right) => left - right);
  }

  /** Whether the whole text is in the set. */
  matches(text: string): boolean {
    let state = this.start;
    for (const character of text) {
      if (this.sets.size > MOST_EXPRESSIONS) this.sets.forget();
      const codePoint = character.codePointAt(0) ?? 0;
      state = this.sets.derive(state, codePoint, this.symbolOf(codePoint));
      if (state.kind === 'nothing') return false;
      if (isAnything(state)) return true;
    }
    return state.isNullable;
  }

  /** Characters between two neighbouring boundaries are alike to every set of the pattern. */
  private symbolOf(codePoint: number): number {
    let [low, high] = [0, this.boundaries.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.boundaries[middle] ?? 0) <= codePoint) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
