/** Suggests the name that was probably meant: `process` for `processes`, `usernme` for `username`. */

/** Names are shorter. */
const LONGEST = 64;

/** Undefined when no name is near enough to be a slip of the pen: `most` letters off, a third of them when left out. */
export function nearestName(written: string, names: Iterable<string>, most?: number): string | undefined {
  const wanted = written.toLowerCase();
  let best: string | undefined;
  let bestDistance = (most ?? Math.max(1, Math.floor(wanted.length / 3))) + 1;
  if (wanted.length > LONGEST) return undefined;
  for (const name of new Set(names)) {
    if (Math.abs(name.length - wanted.length) >= bestDistance) continue;
    const distance = editDistance(wanted, name.toLowerCase(), bestDistance);
    if (distance < bestDistance) [best, bestDistance] = [name, distance];
  }
  return best;
}

/** Letters to insert, remove or change to get from one text to the other; neighbours that changed places count as one. `enough` or more is not told apart. */
function editDistance(from: string, to: string, enough: number): number {
  let beforeLast: readonly number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const changed = (last[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      const isSwap = from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      const swapped = isSwap ? (beforeLast[j - 2] ?? 0) + 1 : changed;
      row.push(Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, changed, swapped));
    }
    // A swap reaches back two rows.
    if (Math.min(...last) >= enough && Math.min(...row) >= enough) return enough;
    [beforeLast, last] = [last, row];
  }
  return last[to.length] ?? 0;
}
