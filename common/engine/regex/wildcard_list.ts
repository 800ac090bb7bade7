/** A list of wildcard patterns, asked about one text or about all values of a field. */
import type { Texts } from '../functions/texts';
import { Needles } from './needles';
import { compilePieces } from './pieces';
import { compileWildcard } from './wildcard';

/** A pattern as a list has it. */
export interface ListedPattern {
  /** The text between its wildcards; of one piece it is the whole text. */
  readonly pieces: readonly string[];
  /** Made when the list is. */
  readonly compile: () => (text: string) => boolean;
}

/** `*` and `?` are wildcards. */
export function wildcardPattern(pattern: string): ListedPattern {
  return { pieces: pattern.split(/[*?]/), compile: () => compileWildcard(pattern) };
}

/** `*` is the only wildcard; given as the text between. */
export function starPattern(pieces: readonly string[]): ListedPattern {
  return { pieces, compile: () => compilePieces(pieces) };
}

/** Below this product of patterns and characters asking each pattern is sooner done than building what asks all at once. */
const SMALL = 200_000;
const FEW_PATTERNS = 4;
const LONGEST_NEEDLE = 8;
const MOST_SEARCHED = 100;
const MANY_TEXTS = 1_000;
const MANY_WHOLE = 200;
const MANY_SEARCHED = 16;

interface Row {
  /** What every text that fits has inside; it may be nothing. */
  readonly needle: string;
  /** In the list. */
  readonly place: number;
  readonly fits: (text: string) => boolean;
}

export class WildcardList {
  private readonly whole = new Map<string, number[]>();
  private readonly rows: readonly Row[];
  private prefilter: Prefilter | undefined;

  constructor(patterns: readonly ListedPattern[]) {
    this.rows = patterns.flatMap(({ pieces, compile }, place) => {
      const [whole] = pieces;
      if (pieces.length > 1 || whole === undefined) return [{ needle: longestOf(pieces), place, fits: compile() }];
      const places = this.whole.get(whole);
      if (places === undefined) this.whole.set(whole, [place]);
      else places.push(place);
      return [];
    });
  }

  /** Values without wildcards, by far the most, are one look-up together. */
  test(text: string): boolean {
    if (this.whole.size > 0 && this.whole.has(text)) return true;
    for (const row of this.rows) if (row.fits(text)) return true;
    return false;
  }

  testAny(texts: Texts): boolean {
    const { rows, asksWhole } = this.possibleIn(texts);
    if (rows.length === 0 && !asksWhole) return false;
    const each = texts.each();
    const whole = asksWhole ? this.whole : NO_TEXTS;
    if (!isLarge(each, rows.length)) {
      return each.some((text) => text !== null && (whole.has(text) || rows.some((row) => row.fits(text))));
    }
    const fits = (row: number, text: string): boolean => this.rows[row]?.fits(text) === true;
    return each.some((text) => text !== null && (whole.has(text) || this.prefiltered().someIn(text, fits)));
  }

  /** Places in the list of those that fit any of the texts. */
  fitting(texts: Texts): ReadonlySet<number> {
    const found = new Set<number>();
    const { rows, asksWhole } = this.possibleIn(texts);
    if (rows.length === 0 && !asksWhole) return found;
    const each = texts.each();
    const isMuch = isLarge(each, rows.length);
    const collect = (row: Row | undefined, text: string): boolean => {
      if (row !== undefined && !found.has(row.place) && row.fits(text)) found.add(row.place);
      return false;
    };
    const collectNumbered = (row: number, text: string): boolean => collect(this.rows[row], text);
    for (const text of each) {
      if (text === null) continue;
      if (asksWhole) for (const place of this.whole.get(text) ?? []) found.add(place);
      if (isMuch) this.prefiltered().someIn(text, collectNumbered);
      else for (const row of rows) collect(row, text);
    }
    return found;
  }

  /** Of many texts it is told by a look at all of them together which patterns ask for something that is in none. */
  private possibleIn(texts: Texts): { readonly rows: readonly Row[]; readonly asksWhole: boolean } {
    const { rows, whole } = this;
    if (texts.length < MANY_TEXTS) return { rows, asksWhole: whole.size > 0 };
    const asksWhole = whole.size > MANY_WHOLE || [...whole.keys()].some((text) => texts.mayHold(`\n${text}\n`));
    const possible = rows.filter(({ needle }) => texts.mayHold(needle));
    // A search through all texts for each is sooner done than asking every text, as long as they are not many.
    return {
      asksWhole,
      rows: possible.length > MANY_SEARCHED ? possible : possible.filter(({ needle }) => texts.joined().includes(needle)),
    };
  }

  private prefiltered(): Prefilter {
    return (this.prefilter ??= new Prefilter(this.rows.map(({ needle }) => needle)));
  }
}

const NO_TEXTS: ReadonlyMap<string, readonly number[]> = new Map();

function isLarge(texts: readonly (string | null)[], patterns: number): boolean {
  if (patterns < FEW_PATTERNS) return false;
  let work = 0;
  for (const text of texts) {
    work += (10 + (text?.length ?? 0)) * patterns;
    if (work > SMALL) return true;
  }
  return false;
}

/** Which patterns a text can fit at all: of each pattern it must hold a part that is no wildcard. */
class Prefilter {
  private readonly always: readonly number[];
  private readonly numbers: readonly (readonly number[])[];
  private readonly needles: Needles;
  /** The last text, by its number, for which a needle was found: each pattern is asked once a text. */
  private readonly asked: Int32Array;
  private text = 0;

  constructor(given: readonly string[]) {
    const always: number[] = [];
    const byNeedle = new Map<string, number[]>();
    given.forEach((longest, number) => {
      const needle = longest.slice(0, LONGEST_NEEDLE);
      const known = byNeedle.get(needle);
      if (needle === '') always.push(number);
      else if (known === undefined) byNeedle.set(needle, [number]);
      else known.push(number);
    });
    this.always = always;
    this.numbers = [...byNeedle.values()];
    this.needles = new Needles([...byNeedle.keys()]);
    this.asked = new Int32Array(byNeedle.size);
  }

  someIn(text: string, fits: (pattern: number, text: string) => boolean): boolean {
    for (const pattern of this.always) if (fits(pattern, text)) return true;
    this.text = (this.text + 1) | 0;
    return this.needles.someIn(text, (needle) => {
      if (this.asked[needle] === this.text) return false;
      this.asked[needle] = this.text;
      return this.numbers[needle]?.some((pattern) => fits(pattern, text)) === true;
    });
  }
}

/** The longest part without wildcards, or a beginning of it: what is longer is no better to search for. */
function longestOf(pieces: readonly string[]): string {
  let longest = '';
  for (const piece of pieces) if (piece.length > longest.length) longest = piece;
  return longest.slice(0, MOST_SEARCHED);
}
