/** The first so many of a list in an order, without sorting the rest of it. */

/** Beyond this a plain sort is cheaper than keeping the best by insertion. */
const MOST_INSERTED = 1_000;

export function firstOf(items: readonly number[], count: number, compare: (left: number, right: number) => number): readonly number[] {
  if (count > MOST_INSERTED || items.length <= count) return [...items].sort(compare).slice(0, count);
  const best: number[] = [];
  for (const item of items) {
    const worst = best[count - 1];
    if (worst !== undefined && compare(item, worst) >= 0) continue;
    best.splice(placeOf(best, item, compare), 0, item);
    if (best.length > count) best.pop();
  }
  return best;
}

function placeOf(sorted: readonly number[], item: number, compare: (left: number, right: number) => number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = sorted[middle];
    if (other !== undefined && compare(other, item) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
