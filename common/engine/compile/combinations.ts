/** Expressions over fields with several values: one result for every combination of what the parts give. */
import { charactersOf, MOST_COMBINED_CHARACTERS } from '../combinations';
import { prepareDocument, type PreparedDocument } from '../document';
import type { Value } from '../functions/value';
import { noteLimit } from '../limits';

/** Every value of the expression for a document; `[null]` where it has none, never an empty list. */
export type ValueList = (document: PreparedDocument) => readonly Value[];

/**
 * Two large arrays in one expression are combined up to this number; the rest is not looked at, so that a document cannot stall the
 * engine. One array alone is looked at to its end, or what a rule looks for could hide behind thousands of other values.
 */
const MOST_COMBINATIONS = 10_000;
/** Where the longest of the arrays has more values than that, as many as it has, up to this number. */
const MOST_OF_LONGEST = 200_000;

/** Constants of a query are shorter, and so is what fields hold as a rule. */
const LONG_BESIDE = 1_000;

/** What constants are worked out on. */
export const NO_DOCUMENT: PreparedDocument = prepareDocument({});

/** Applies a function to every combination of its arguments' values; `apply` must not keep the list that it is given. */
export function mapValues(lists: readonly ValueList[], apply: (values: readonly Value[]) => Value): ValueList {
  return (document) => {
    const values = lists.map((list) => list(document));
    const firsts = values.map((list) => list[0] ?? null);
    const several = values.findIndex((list) => list.length > 1);
    if (several === -1) return [apply(firsts)];
    if (values.some((list, place) => place !== several && list.length > 1)) return mapCombinations(values, apply);
    // One field of several values and constants beside it is what rules have, and a document may have a hundred thousand of them.
    return withinReach(values[several] ?? [], firsts, several).map((value) => {
      firsts[several] = value;
      return apply(firsts);
    });
  };
}

/** Each of the values is combined with the other arguments: where those are long texts, not all of them can be. */
function withinReach(values: readonly Value[], firsts: readonly Value[], several: number): readonly Value[] {
  const beside = firsts.reduce((sum: number, first, place) => (place === several ? sum : sum + charactersOf(first)), 0);
  const most = beside <= LONG_BESIDE ? values.length : Math.max(1, Math.floor(MOST_COMBINED_CHARACTERS / beside));
  if (values.length <= most) return values;
  noteLimit('combinations');
  return values.slice(0, most);
}

/** The values of the last list change fastest. */
function mapCombinations(lists: readonly (readonly Value[])[], apply: (values: readonly Value[]) => Value): readonly Value[] {
  const most = Math.max(MOST_COMBINATIONS, ...lists.map(({ length }) => Math.min(length, MOST_OF_LONGEST)));
  const mapped: Value[] = [];
  const places = lists.map(() => 0);
  const values = lists.map((list) => list[0] ?? null);
  let characters = 0;
  for (;;) {
    for (const value of values) characters += charactersOf(value);
    if (mapped.length === most || (mapped.length > 0 && characters > MOST_COMBINED_CHARACTERS)) {
      noteLimit('combinations');
      return mapped;
    }
    mapped.push(apply(values));
    let turning = lists.length - 1;
    for (; turning >= 0; turning--) {
      const next = (places[turning] ?? 0) + 1;
      const list = lists[turning] ?? [];
      places[turning] = next < list.length ? next : 0;
      values[turning] = list[places[turning] ?? 0] ?? null;
      if (next < list.length) break;
    }
    if (turning < 0) return mapped;
  }
}
