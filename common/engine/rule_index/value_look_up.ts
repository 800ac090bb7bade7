/**
 * Which atoms a value of one field satisfies. Texts are looked up whole, by their beginning and their end, and by what stands inside;
 * because events repeat their values, what was found for a value is kept for the next time.
 */
import type { FieldValue } from '../document';
import { foldCase } from '../functions/fold_case';
import { findInMany, type NumberedAtom } from './many_values';
import type { Atom } from './needs';
import { TextTree } from './text_tree';

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

/** The number of an atom, and what it asks of a value beyond the text that it is looked up by. */
interface Entered {
  readonly number: number;
  readonly fits: Atom['fits'];
}

const NONE: readonly never[] = [];

export class ValueLookUp {
  /** Of the atoms that ask for any value. */
  private readonly anyValue: number[] = [];
  private readonly tested: Entered[] = [];
  private readonly whole = new Map<string, Entered[]>();
  private readonly starts = new TextTree<Entered>(1);
  private readonly ends = new TextTree<Entered>(-1);
  private readonly insides = new TextTree<Entered>(1);
  private readonly known = new Map<string, readonly number[]>();
  /** Events that follow one another have many values in common. */
  private lastText: string | undefined;
  private lastFound: readonly number[] = NONE;
  private longestWhole = 0;
  private asksForText = false;
  private readonly atoms: NumberedAtom[] = [];

  constructor(private readonly kept: KeptValues) {}

  enter(atom: Atom, number: number): void {
    const { where, text, fits } = atom;
    this.atoms.push({ atom, number });
    this.asksForText ||= where !== 'present' || fits !== undefined;
    const entered = { number, fits };
    if (where === 'present') {
      if (fits === undefined) this.anyValue.push(number);
      else this.tested.push(entered);
    } else if (where === 'start') this.starts.enter(text, entered);
    else if (where === 'end') this.ends.enter(text, entered);
    else if (where === 'inside') this.insides.enter(text, entered);
    else {
      append(this.whole, text, entered);
      this.longestWhole = Math.max(this.longestWhole, text.length);
    }
  }

  /** The numbers of the atoms. A number or boolean is compared as it reads, as conditions do. */
  find(value: string | number | boolean): readonly number[] {
    if (!this.asksForText) return this.anyValue;
    const text = typeof value === 'string' ? value : String(value);
    if (text === this.lastText) return this.lastFound;
    const found = this.known.get(text) ?? this.searchNew(text);
    this.lastText = text;
    this.lastFound = found;
    return found;
  }

  /** Of very many values; each atom is found once. */
  findInMany(values: readonly FieldValue[], found: (number: number) => void): void {
    findInMany(this.atoms, values, found);
  }

  private searchNew(text: string): readonly number[] {
    const found = this.search(text, foldCase(text));
    if (text.length <= LONGEST_KEPT) this.kept.add(this.known, text, found);
    return found;
  }

  private search(text: string, folded: string): readonly number[] {
    const found = [...this.anyValue];
    const collect = (entered: readonly Entered[]): void => {
      for (const { number, fits } of entered) if (fits === undefined || fits(text)) found.push(number);
    };
    collect(this.tested);
    if (folded.length <= this.longestWhole) collect(this.whole.get(folded) ?? NONE);
    this.starts.searchEdge(folded, collect);
    this.ends.searchEdge(folded, collect);
    this.insides.searchInside(folded, collect);
    return found.length === 0 ? NONE : found;
  }
}

function append(map: Map<string, Entered[]>, text: string, entered: Entered): void {
  const known = map.get(text);
  if (known === undefined) map.set(text, [entered]);
  else known.push(entered);
}
