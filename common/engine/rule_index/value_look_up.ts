/**
 * Which atoms a value of one field satisfies. Texts are looked up whole, and by their beginning and end in every length that is asked for;
 * because events repeat their values, what was found for a value is kept for the next time.
 */
import { foldCase } from '../functions/fold_case';
import type { Atom } from './needs';

/** Longer values seldom come again. */
const LONGEST_KEPT = 300;
/** Characters that all look-ups of an index keep together; a hostile stream of ever new values must not fill the memory. */
const MOST_KEPT = 2_000_000;

/** Shared by the look-ups of an index. */
export class KeptValues {
  private characters = 0;
  private readonly kept = new Set<Map<string, readonly number[]>>();

  add(values: Map<string, readonly number[]>, value: string, atoms: readonly number[]): void {
    this.characters += value.length;
    if (this.characters > MOST_KEPT) this.forgetAll();
    this.kept.add(values);
    values.set(value, atoms);
  }

  private forgetAll(): void {
    for (const values of this.kept) values.clear();
    this.kept.clear();
    this.characters = 0;
  }
}

export class ValueLookUp {
  private readonly anyValue: number[] = [];
  private readonly whole = new Map<string, number[]>();
  private readonly starts = new PiecesByLength();
  private readonly ends = new PiecesByLength();
  private readonly known = new Map<string, readonly number[]>();
  private longestWhole = 0;
  private asksForText = false;

  constructor(private readonly kept: KeptValues) {}

  enter({ where, text }: Atom, number: number): void {
    this.asksForText ||= where !== 'present';
    if (where === 'present') this.anyValue.push(number);
    else if (where === 'start') this.starts.enter(text, number);
    else if (where === 'end') this.ends.enter(text, number);
    else {
      append(this.whole, text, number);
      this.longestWhole = Math.max(this.longestWhole, text.length);
    }
  }

  /** The numbers of the atoms. */
  find(value: string | number | boolean): readonly number[] {
    if (!this.asksForText) return this.anyValue;
    const text = typeof value === 'string' ? value : String(value);
    const known = this.known.get(text);
    if (known !== undefined) return known;
    const found = this.search(foldCase(text));
    if (text.length <= LONGEST_KEPT) this.kept.add(this.known, text, found);
    return found;
  }

  private search(folded: string): readonly number[] {
    const found = [...this.anyValue];
    if (folded.length <= this.longestWhole) found.push(...(this.whole.get(folded) ?? []));
    this.starts.collect(folded, (length) => folded.slice(0, length), found);
    this.ends.collect(folded, (length) => folded.slice(-length), found);
    return found.length === 0 ? NONE : found;
  }
}

const NONE: readonly number[] = [];

class PiecesByLength {
  private readonly byLength = new Map<number, Map<string, number[]>>();

  enter(text: string, number: number): void {
    let texts = this.byLength.get(text.length);
    if (texts === undefined) this.byLength.set(text.length, (texts = new Map()));
    append(texts, text, number);
  }

  collect({ length }: string, pieceOf: (length: number) => string, found: number[]): void {
    for (const [pieceLength, texts] of this.byLength) {
      if (pieceLength > length) continue;
      const numbers = texts.get(pieceOf(pieceLength));
      if (numbers !== undefined) found.push(...numbers);
    }
  }
}

function append(map: Map<string, number[]>, text: string, number: number): void {
  const known = map.get(text);
  if (known === undefined) map.set(text, [number]);
  else known.push(number);
}
