/** "Did you mean": the known name nearest to what was written. */

/** The name that was cut short, else the one with the fewest changed letters (at most two, or a third of a longer word). */
export function findSimilar<Name extends string>(written: string, names: readonly Name[]): Name | undefined {
  const start = written.toLowerCase();
  const whole = start.length < 3 ? undefined : names.find((name) => name.toLowerCase().startsWith(start));
  if (whole !== undefined) return whole;
  const limit = Math.max(2, Math.floor(written.length / 3));
  let nearest: Name | undefined;
  let fewest = limit + 1;
  if (written.length > 40) return undefined;
  for (const name of names) {
    const edits = countEdits(written.toLowerCase(), name.toLowerCase());
    if (edits < fewest) {
      fewest = edits;
      nearest = name;
    }
  }
  return nearest;
}

/** Levenshtein's distance: letters put in, taken out or changed. */
function countEdits(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const change = from[row - 1] === to[column - 1] ? 0 : 1;
      current.push(Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (previous[column - 1] ?? 0) + change));
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}
