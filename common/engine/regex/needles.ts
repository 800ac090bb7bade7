/**
 * Many short texts looked for in a text at once (Aho and Corasick): one step a character, however many they are. A document with half a million
 * values and a rule with fifty patterns would otherwise be twenty-five million searches.
 */

export class Needles {
  private readonly symbols = new Map<number, number>();
  /** The next state by state and symbol; symbol 0 stands for every character that is in no needle, and leads back to the beginning. */
  private readonly next: Int32Array;
  /** Numbers of the needles that end in a state. */
  private readonly ends: readonly (readonly number[] | undefined)[];

  /** No needle is empty. */
  constructor(needles: readonly string[]) {
    for (const needle of needles) {
      for (let place = 0; place < needle.length; place++) {
        const code = needle.charCodeAt(place);
        if (!this.symbols.has(code)) this.symbols.set(code, this.symbols.size + 1);
      }
    }
    const most = 1 + needles.reduce((sum, { length }) => sum + length, 0);
    this.next = new Int32Array(most * this.width);
    const ends = new Array<number[] | undefined>(most).fill(undefined);
    this.growTree(needles, ends);
    this.joinBranches(ends);
    this.ends = ends;
  }

  /** Calls `found` with the number of each needle that ends at each place, until it answers true; that is the answer. */
  someIn(text: string, found: (needle: number) => boolean): boolean {
    const { next, ends, symbols, width } = this;
    let state = 0;
    for (let place = 0; place < text.length; place++) {
      state = next[state * width + (symbols.get(text.charCodeAt(place)) ?? 0)] ?? 0;
      const ending = ends[state];
      if (ending !== undefined) for (const needle of ending) if (found(needle)) return true;
    }
    return false;
  }

  private get width(): number {
    return this.symbols.size + 1;
  }

  private growTree(needles: readonly string[], ends: (number[] | undefined)[]): void {
    let states = 1;
    needles.forEach((needle, number) => {
      let state = 0;
      for (let index = 0; index < needle.length; index++) {
        const edge = state * this.width + (this.symbols.get(needle.charCodeAt(index)) ?? 0);
        if (this.next[edge] === 0) this.next[edge] = states++;
        state = this.next[edge] ?? 0;
      }
      (ends[state] ??= []).push(number);
    });
  }

  /** Where a branch ends, the text may be inside another one: the longest end of what was read that begins a needle. */
  private joinBranches(ends: (number[] | undefined)[]): void {
    const { next, width } = this;
    const fallback = new Int32Array(ends.length);
    const open: number[] = [];
    for (let symbol = 1; symbol < width; symbol++) if (next[symbol] !== 0) open.push(next[symbol] ?? 0);
    for (let at = 0; at < open.length; at++) {
      const state = open[at] ?? 0;
      const shorter = fallback[state] ?? 0;
      const shorterEnds = ends[shorter];
      if (shorterEnds !== undefined) ends[state] = [...(ends[state] ?? []), ...shorterEnds];
      for (let symbol = 1; symbol < width; symbol++) {
        const edge = state * width + symbol;
        const instead = next[shorter * width + symbol] ?? 0;
        const child = next[edge] ?? 0;
        if (child === 0) next[edge] = instead;
        else {
          fallback[child] = instead;
          open.push(child);
        }
      }
    }
  }
}
