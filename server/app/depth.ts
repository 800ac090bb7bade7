/** How deep data is nested: JSON can be nested deeper than anything that walks it afterwards has stack for. */

/** What events and documents may have. */
export const DEEPEST_DOCUMENT = 50;

/** By a list instead of recursion, and no further than needed. */
export function isDeeperThan(value: unknown, most: number): boolean {
  const pending: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next.value !== 'object' || next.value === null) continue;
    if (next.depth >= most) return true;
    for (const below of Object.values(next.value)) {
      if (typeof below === 'object') pending.push({ value: below, depth: next.depth + 1 });
    }
  }
  return false;
}
