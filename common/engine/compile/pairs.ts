/** Values of two fields, compared each with each. */
import type { Value } from '../functions/value';
import { noteLimit } from '../limits';

/** Two large arrays are compared up to this number of pairs, so that a document cannot stall the engine. */
const MOST_PAIRS = 250_000;

export function findPair(lefts: readonly Value[], rights: readonly Value[], isWanted: (left: Value, right: Value) => boolean): boolean {
  let pairs = 0;
  for (const left of lefts) {
    for (const right of rights) {
      if (pairs === MOST_PAIRS) {
        noteLimit('pairs');
        return false;
      }
      if (isWanted(left, right)) return true;
      pairs += 1;
    }
  }
  return false;
}
