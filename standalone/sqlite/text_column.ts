/** A column of texts in memory, each different text once: rows hold small numbers, and a search looks at every text once. */
import { compareText } from './text_order';

/** The code of a row without a value. */
export const MISSING = 0;

export class TextColumn {
  /** By row: a code; `MISSING` or a place in `texts`. */
  private readonly codes: number[] = [];
  /** By row, for the few that have several values: the codes after the first. */
  private readonly further = new Map<number, readonly number[]>();
  private readonly texts: string[] = [''];
  private readonly lowered: string[] = [''];
  private readonly codeOf = new Map<string, number>();
  /** Codes in the order of their texts, as far as they were asked for. */
  private order: readonly number[] = [];
  private ranked: Int32Array | undefined;

  /** How many codes there are, `MISSING` included. */
  get size(): number {
    return this.texts.length;
  }

  push(text: string | undefined): void {
    this.codes.push(this.encode(text));
  }

  /** A row of several values, each of them different: it sorts by the first and is found by any. */
  pushAll([first, ...others]: readonly string[]): void {
    this.push(first);
    if (others.length > 0)
      this.further.set(
        this.codes.length - 1,
        others.map((text) => this.encode(text))
      );
  }

  replace(row: number, text: string): void {
    this.codes[row] = this.encode(text);
  }

  at(row: number): number {
    return this.codes[row] ?? MISSING;
  }

  /** The codes of a row after its first; undefined for nearly every row. */
  furtherAt(row: number): readonly number[] | undefined {
    return this.further.size === 0 ? undefined : this.further.get(row);
  }

  text(code: number): string {
    return this.texts[code] ?? '';
  }

  /** The code of a text that a filter asks for; -1, which no row has, when there is no such text. */
  find(text: string): number {
    return this.codeOf.get(text) ?? -1;
  }

  /** By code: the place of its text among all in order; -1 for `MISSING`. Texts that were added since the last time are merged in. */
  ranks(): Int32Array {
    if (this.ranked?.length === this.size) return this.ranked;
    const byText = (a: number, b: number): number => compareText(this.text(a), this.text(b));
    const added = Array.from({ length: this.size - 1 - this.order.length }, (_, place) => this.order.length + 1 + place).sort(byText);
    this.order = merged(this.order, added, byText);
    const ranked = new Int32Array(this.size).fill(-1);
    this.order.forEach((code, rank) => (ranked[code] = rank));
    this.ranked = ranked;
    return ranked;
  }

  /** By code: 1 where the text contains what is looked for, which is given in lower case. */
  containing(lowerCase: string): Uint8Array {
    return Uint8Array.from(this.lowered, (text, code) => (code !== MISSING && text.includes(lowerCase) ? 1 : 0));
  }

  private encode(text: string | undefined): number {
    if (text === undefined) return MISSING;
    const known = this.codeOf.get(text);
    if (known !== undefined) return known;
    const code = this.texts.push(text) - 1;
    this.lowered.push(text.toLowerCase());
    this.codeOf.set(text, code);
    return code;
  }
}

function merged(left: readonly number[], right: readonly number[], compare: (a: number, b: number) => number): readonly number[] {
  if (left.length === 0) return right;
  const all: number[] = [];
  let next = 0;
  for (const item of left) {
    for (let other = right[next]; other !== undefined && compare(other, item) < 0; other = right[next]) {
      all.push(other);
      next += 1;
    }
    all.push(item);
  }
  return [...all, ...right.slice(next)];
}
