/** Expressions over fields with several values: one result for every combination of what the parts give. */
import { eachWithEach } from '../combinations';
import { prepareDocument, type PreparedDocument } from '../document';
import type { Value } from '../functions/value';

/** Every value of the expression for a document; `[null]` where it has none, never an empty list. */
export type ValueList = (document: PreparedDocument) => readonly Value[];

/**
 * Two large arrays in one expression are combined up to this number; the rest is not looked at, so that a document cannot stall the
 * engine. One array alone is looked at to its end, or what a rule looks for could hide behind thousands of other values.
 */
const MOST_COMBINATIONS = 10_000;

/** What constants are worked out on. */
export const NO_DOCUMENT: PreparedDocument = prepareDocument({});

/** Applies a function to every combination of its arguments' values. */
export function mapValues(lists: readonly ValueList[], apply: (values: readonly Value[]) => Value): ValueList {
  return (document) => {
    const values = lists.map((list) => list(document));
    const firsts = values.map((list) => list[0] ?? null);
    const several = values.findIndex((list) => list.length > 1);
    if (several === -1) return [apply(firsts)];
    // One field of several values and constants beside it is what rules have, and a document may have a hundred thousand of them.
    if (values.every((list, place) => place === several || list.length === 1))
      return (values[several] ?? []).map((value) => apply(firsts.map((first, place) => (place === several ? value : first))));
    return combine(values).map(apply);
  };
}

function combine(lists: readonly (readonly Value[])[]): readonly (readonly Value[])[] {
  const most = Math.max(MOST_COMBINATIONS, ...lists.map(({ length }) => length));
  let combinations: readonly (readonly Value[])[] = [[]];
  for (const list of lists) combinations = eachWithEach(combinations, list, most);
  return combinations;
}
