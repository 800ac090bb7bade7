/** Line and column of places in a text, both from 1. The text is looked through once, however many places are asked for. */
export interface LinePlace {
  readonly line: number;
  readonly column: number;
}

export function linePlaces(text: string): (offset: number) => LinePlace {
  const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map(({ index, 0: end }) => index + end.length)];
  return (offset) => {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? Infinity) <= offset) low = middle + 1;
      else high = middle;
    }
    return { line: low, column: offset - (starts[low - 1] ?? 0) + 1 };
  };
}
