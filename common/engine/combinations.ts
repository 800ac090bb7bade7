/** Lists made longer by each of several values: what is more than `most` is never made, or two long arrays would stall the engine. */
export function eachWithEach<T>(lists: readonly (readonly T[])[], values: readonly T[], most: number): readonly (readonly T[])[] {
  const longer: (readonly T[])[] = [];
  for (const list of lists) {
    for (const value of values) {
      if (longer.length === most) return longer;
      longer.push([...list, value]);
    }
  }
  return longer;
}
