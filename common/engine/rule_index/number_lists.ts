/** A list of numbers for each of the numbers from 0, all in one array: `items[i]` for `starts[n] <= i < starts[n + 1]` are the list of n. */
export interface NumberLists {
  readonly starts: Int32Array;
  readonly items: Int32Array;
}

export function numberLists(lists: readonly (readonly number[] | undefined)[]): NumberLists {
  const starts = new Int32Array(lists.length + 1);
  for (let n = 0; n < lists.length; n++) starts[n + 1] = (starts[n] ?? 0) + (lists[n]?.length ?? 0);
  const items = new Int32Array(starts[lists.length] ?? 0);
  for (let n = 0; n < lists.length; n++) items.set(lists[n] ?? [], starts[n]);
  return { starts, items };
}
