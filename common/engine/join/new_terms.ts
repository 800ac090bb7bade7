/** New terms rules: documents with a combination of values that was not seen in the history window. */
import type { PreparedDocument } from '../document';
import { combinationsOf, type TermCombination } from './terms';

export interface NewTerm {
  readonly term: TermCombination;
  /** Places in the current documents, the first one first. */
  readonly documents: readonly number[];
}

/** `history` and `current` both match the rule's query; the history ends where the current window begins. */
export function newTerms(
  current: readonly PreparedDocument[],
  history: readonly PreparedDocument[],
  fields: readonly string[]
): readonly NewTerm[] {
  const known = new Set(history.flatMap((document) => combinationsOf(document, fields).map(({ id }) => id)));
  const found = new Map<string, { readonly term: TermCombination; readonly documents: number[] }>();
  current.forEach((document, index) => {
    for (const term of combinationsOf(document, fields)) {
      if (known.has(term.id)) continue;
      const seen = found.get(term.id);
      if (seen === undefined) found.set(term.id, { term, documents: [index] });
      else seen.documents.push(index);
    }
  });
  return [...found.values()];
}
