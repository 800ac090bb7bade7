/** Lists made longer by each of several values: what is more than the limits is never made, or two long arrays would stall the engine. */

/** A text of a megabyte beside ten thousand others is ten thousand megabytes to look at. */
export const MOST_COMBINED_CHARACTERS = 10_000_000;

/** At most `most` lists, and of long texts so many that they have `MOST_COMBINED_CHARACTERS` together; always the first. */
export function eachWithEach<T>(lists: readonly (readonly T[])[], values: Iterable<T>, most: number): readonly (readonly T[])[] {
  const longer: (readonly T[])[] = [];
  let characters = 0;
  for (const list of lists) {
    const begun = list.reduce((sum: number, value) => sum + charactersOf(value), 0);
    for (const value of values) {
      characters += begun + charactersOf(value);
      if (longer.length > 0 && (longer.length === most || characters > MOST_COMBINED_CHARACTERS)) return longer;
      longer.push([...list, value]);
    }
  }
  return longer;
}

export function charactersOf(value: unknown): number {
  return typeof value === 'string' ? value.length : 1;
}

/** The first different results of `read`, at most `most`; a document with a million values is not read to its end for ten thousand keys. */
export function firstDifferent<T, R>(values: readonly T[], read: (value: T) => R, most: number): Set<R> {
  const found = new Set<R>();
  for (const value of values) {
    found.add(read(value));
    if (found.size === most) break;
  }
  return found;
}
