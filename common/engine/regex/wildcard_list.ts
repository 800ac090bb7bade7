/** A list of wildcard patterns, asked about one text or about all values of a field. */
import { compileWildcard, hasWildcards } from './wildcard';
import { Needles } from './needles';

/** The texts of a field; null is a value that is none. */
export type Texts = readonly (string | null)[];

/** Below this product of patterns and characters asking each pattern is sooner done than building what asks all at once. */
const SMALL = 200_000;
const FEW_PATTERNS = 4;
const LONGEST_NEEDLE = 8;
const MANY_TEXTS = 1_000;
const MANY_WHOLE = 50;

interface Row {
  readonly pattern: string;
  /** In the list. */
  readonly place: number;
  readonly fits: (text: string) => boolean;
}

export class WildcardList {
  private readonly whole = new Map<string, number[]>();
  private readonly rows: readonly Row[];
  private prefilter: Prefilter | undefined;

  constructor(patterns: readonly string[]) {
    this.rows = patterns.flatMap((pattern, place) => {
      if (hasWildcards(pattern)) return [{ pattern, place, fits: compileWildcard(pattern) }];
      const places = this.whole.get(pattern);
      if (places === undefined) this.whole.set(pattern, [place]);
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
    if (texts.length >= MANY_TEXTS && this.isRuledOut(texts)) return false;
    if (!this.isLarge(texts)) return texts.some((text) => text !== null && this.test(text));
    const { rows, whole } = this;
    const fits = (row: number, text: string): boolean => rows[row]?.fits(text) === true;
    return texts.some((text) => text !== null && (whole.has(text) || this.prefiltered().someIn(text, fits)));
  }

  /** Places in the list of those that fit any of the texts. */
  fitting(texts: Texts): ReadonlySet<number> {
    const found = new Set<number>();
    if (texts.length >= MANY_TEXTS && this.isRuledOut(texts)) return found;
    const { rows, whole } = this;
    const isLarge = this.isLarge(texts);
    const collect = (row: number, text: string): boolean => {
      const asked = rows[row];
      if (asked !== undefined && !found.has(asked.place) && asked.fits(text)) found.add(asked.place);
      return false;
    };
    for (const text of texts) {
      if (text === null) continue;
      for (const place of whole.get(text) ?? []) found.add(place);
      if (isLarge) this.prefiltered().someIn(text, collect);
      else rows.forEach((_row, row) => collect(row, text));
    }
    return found;
  }

  /** Of a few patterns that ask for something which is in none of many texts it is told by one search for each through all texts. */
  private isRuledOut(texts: Texts): boolean {
    if (this.rows.length > FEW_PATTERNS || this.whole.size > MANY_WHOLE) return false;
    const joined = joinedTexts(texts);
    for (const whole of this.whole.keys()) if (joined.includes(`${whole}\n`)) return false;
    return this.rows.every(({ pattern }) => !joined.includes(longestPart(pattern)));
  }

  private prefiltered(): Prefilter {
    return (this.prefilter ??= new Prefilter(this.rows.map(({ pattern }) => pattern)));
  }

  private isLarge(texts: Texts): boolean {
    if (this.rows.length < FEW_PATTERNS) return false;
    let work = 0;
    for (const text of texts) {
      work += (10 + (text?.length ?? 0)) * this.rows.length;
      if (work > SMALL) return true;
    }
    return false;
  }
}

const joinedBefore = new WeakMap<Texts, string>();

/** One behind the other, each in a line of its own; kept as long as the texts are. */
function joinedTexts(texts: Texts): string {
  let joined = joinedBefore.get(texts);
  if (joined === undefined) {
    joined = `\n${texts.join('\n')}\n`;
    joinedBefore.set(texts, joined);
  }
  return joined;
}

/** Which patterns a text can fit at all: of each pattern it must hold a part that is no wildcard. */
class Prefilter {
  private readonly always: readonly number[];
  private readonly numbers: readonly (readonly number[])[];
  private readonly needles: Needles;
  /** The last text, by its number, for which a needle was found: each pattern is asked once a text. */
  private readonly asked: Int32Array;
  private text = 0;

  constructor(patterns: readonly string[]) {
    const always: number[] = [];
    const byNeedle = new Map<string, number[]>();
    patterns.forEach((pattern, number) => {
      const needle = needleOf(pattern);
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

function needleOf(pattern: string): string {
  return longestPart(pattern).slice(0, LONGEST_NEEDLE);
}

/** The longest part without wildcards, or a beginning of it: what is longer is no better to search for. */
function longestPart(pattern: string): string {
  let longest = '';
  for (const part of pattern.split(/[*?]/)) if (part.length > longest.length) longest = part;
  return longest.slice(0, 100);
}
