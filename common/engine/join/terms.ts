/** The values of several fields together, as Kibana's threshold and new terms rules group documents by them. */
import { eachWithEach, firstDifferent } from '../combinations';
import type { PreparedDocument } from '../document';
import { noteLimit } from '../limits';

/** A value for each field, as text. */
export interface TermCombination {
  /** Equal for equal combinations. */
  readonly id: string;
  readonly values: readonly string[];
}

/** A hostile event with long arrays in several fields must not stall the engine; Kibana takes 100 of a document. */
const MOST_COMBINATIONS = 1_000;

/** A field of several values gives a combination for each; a document without one of the fields gives none. Without fields all are one group. */
export function combinationsOf(document: PreparedDocument, fields: readonly string[]): readonly TermCombination[] {
  let combinations: readonly (readonly string[])[] = [[]];
  for (const field of fields) {
    const found = firstDifferent(document.values(field), String, MOST_COMBINATIONS + 1);
    combinations = eachWithEach(combinations, found, MOST_COMBINATIONS + 1);
    if (combinations.length <= MOST_COMBINATIONS) continue;
    noteLimit('term_combinations');
    combinations = combinations.slice(0, MOST_COMBINATIONS);
  }
  return combinations.map((values) => ({ id: JSON.stringify(values), values }));
}
