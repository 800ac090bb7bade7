/**
 * Reads Lucene's regular expression dialect with all its optional operators, as `regex` on a field uses it
 * (https://www.elastic.co/guide/en/elasticsearch/reference/current/regexp-syntax.html).
 *
 * Highest first: characters, classes and groups; `~` (everything but); `? * + {n,m}`; concatenation; `&` (both); `|` (either).
 * `#` is no text at all, `@` any text, `<1-31>` a number in that range, `"..."` its own text. `\d \w \s` and their upper-case
 * opposites are the predefined classes that Lucene has had since 8.6; every other escaped character is itself. Outside its place an
 * operator is an ordinary character, as in Lucene (`*a` begins with a star).
 */
import { foldCase } from '../functions/fold_case';
import { ANY_CHARACTER, invert, uniteRanges, type CharacterSet, type CodePointRange } from './expression';
import { numberRange } from './number_range';
import type { RegexNode } from './regex_node';

/** What is wrong with a pattern, and where in it (in code units). */
export class RegexSyntaxError extends Error {
  constructor(
    message: string,
    readonly position: number
  ) {
    super(message);
  }
}

/** Repetition counts above this are refused: each of them is a state of its own. */
export const MOST_REPETITIONS = 1000;
const DEEPEST_NESTING = 200;

export function parseLuceneRegex(pattern: string, ignoresCase: boolean): RegexNode {
  return new LuceneRegexParser(pattern, ignoresCase).parse();
}

class LuceneRegexParser {
  private position = 0;
  private depth = 0;

  constructor(
    private readonly pattern: string,
    private readonly ignoresCase: boolean
  ) {}

  parse(): RegexNode {
    if (this.pattern === '') return { kind: 'sequence', items: [] };
    const node = this.union();
    if (this.position < this.pattern.length)
      throw this.error(`"${this.peek()}" closes nothing; write "\\${this.peek()}" for the character itself`);
    return node;
  }

  private union(): RegexNode {
    const items = [this.intersection()];
    while (this.take('|')) items.push(this.intersection());
    return single(items) ?? { kind: 'union', items };
  }

  private intersection(): RegexNode {
    const items = [this.concatenation()];
    while (this.take('&')) items.push(this.concatenation());
    return single(items) ?? { kind: 'intersection', items };
  }

  private concatenation(): RegexNode {
    const items = [this.repetition()];
    while (this.position < this.pattern.length && !'|&)'.includes(this.peek())) items.push(this.repetition());
    return single(items) ?? { kind: 'sequence', items };
  }

  private repetition(): RegexNode {
    let item = this.complement();
    for (;;) {
      if (this.take('?')) item = { kind: 'repetition', item, least: 0, most: 1 };
      else if (this.take('*')) item = { kind: 'repetition', item, least: 0, most: Infinity };
      else if (this.take('+')) item = { kind: 'repetition', item, least: 1, most: Infinity };
      else if (this.take('{')) item = this.counts(item);
      else return item;
    }
  }

  private counts(item: RegexNode): RegexNode {
    const least = this.digits();
    let most = least;
    if (this.take(',')) most = /\d/.test(this.peek()) ? this.digits() : Infinity;
    this.expect('}', 'a repetition is written {n}, {n,} or {n,m}');
    return { kind: 'repetition', item, least, most };
  }

  private digits(): number {
    const digits = /^\d+/.exec(this.pattern.slice(this.position, this.position + 10))?.[0];
    if (digits === undefined) throw this.error('a whole number was expected after "{"; write "\\{" for the character itself');
    if (Number(digits) > MOST_REPETITIONS) throw this.error(`a repetition of more than ${MOST_REPETITIONS} is refused`);
    this.position += digits.length;
    return Number(digits);
  }

  private complement(): RegexNode {
    if (!this.take('~')) return this.atom();
    return this.nested(() => ({ kind: 'complement', item: this.complement() }));
  }

  private atom(): RegexNode {
    if (this.take('[')) return this.characterClass();
    if (this.take('.')) return { kind: 'characters', set: ANY_CHARACTER };
    if (this.take('#')) return { kind: 'nothing' };
    if (this.take('@')) return { kind: 'anything' };
    if (this.take('"')) return this.quoted();
    if (this.take('<')) return this.interval();
    if (this.take('(')) return this.group();
    return { kind: 'characters', set: this.predefined() ?? this.fold([this.literal()]) };
  }

  private group(): RegexNode {
    if (this.take(')')) return { kind: 'sequence', items: [] };
    const node = this.nested(() => this.union());
    this.expect(')', 'a "(" is not closed');
    return node;
  }

  private quoted(): RegexNode {
    const end = this.pattern.indexOf('"', this.position);
    if (end === -1) throw this.error('a quotation mark is not closed; write "\\"" for the character itself');
    const text = this.pattern.slice(this.position, end);
    this.position = end + 1;
    return { kind: 'sequence', items: Array.from(text, (character) => ({ kind: 'characters', set: this.fold([rangeOf(character)]) })) };
  }

  private interval(): RegexNode {
    const [whole, from = '', to = ''] = /^(\d{1,15})-(\d{1,15})>/.exec(this.pattern.slice(this.position, this.position + 40)) ?? [];
    if (whole === undefined) throw this.error('"<" begins a range of numbers, written <1-31>; write "\\<" for the character itself');
    this.position += whole.length;
    return numberRange(from, to);
  }

  private characterClass(): RegexNode {
    const isNegated = this.take('^');
    const ranges: CodePointRange[] = [];
    do ranges.push(...(this.predefined() ?? this.classRange()));
    while (this.position < this.pattern.length && this.peek() !== ']');
    this.expect(']', 'a "[" is not closed');
    const set = this.fold(ranges);
    return { kind: 'characters', set: isNegated ? invert(set) : set };
  }

  private classRange(): readonly CodePointRange[] {
    const [start, end] = this.literal();
    if (this.peek() !== '-') return [[start, end]];
    this.position++;
    if (this.peek() === ']')
      return [
        [start, end],
        [45, 46],
      ];
    const [last, afterLast] = this.literal();
    if (last < start) throw this.error('the range runs backwards');
    return [[start, afterLast]];
  }

  private predefined(): CharacterSet | null {
    if (this.peek() !== '\\') return null;
    const found = PREDEFINED.get(this.pattern.charAt(this.position + 1));
    if (found === undefined) return null;
    this.position += 2;
    return found;
  }

  private literal(): CodePointRange {
    this.take('\\');
    const codePoint = this.pattern.codePointAt(this.position);
    if (codePoint === undefined) throw this.error('the pattern ends where a character was expected');
    this.position += codePoint > 0xffff ? 2 : 1;
    return [codePoint, codePoint + 1];
  }

  private fold(ranges: readonly CodePointRange[]): CharacterSet {
    return uniteRanges(this.ignoresCase ? [...ranges, ...ranges.flatMap(otherCases)] : ranges);
  }

  private nested(read: () => RegexNode): RegexNode {
    if (++this.depth > DEEPEST_NESTING) throw this.error(`the pattern is nested more than ${DEEPEST_NESTING} deep`);
    const node = read();
    this.depth--;
    return node;
  }

  private peek(): string {
    return this.pattern.charAt(this.position);
  }

  private take(character: string): boolean {
    if (this.peek() !== character) return false;
    this.position++;
    return true;
  }

  private expect(character: string, message: string): void {
    if (!this.take(character)) throw this.error(message);
  }

  private error(message: string): RegexSyntaxError {
    return new RegexSyntaxError(message, this.position);
  }
}

const DIGITS: CharacterSet = [[48, 58]];
const BLANKS: CharacterSet = [
  [9, 11],
  [13, 14],
  [32, 33],
];
const WORD: CharacterSet = [
  [48, 58],
  [65, 91],
  [95, 96],
  [97, 123],
];

const PREDEFINED: ReadonlyMap<string, CharacterSet> = new Map([
  ['d', DIGITS],
  ['D', invert(DIGITS)],
  ['s', BLANKS],
  ['S', invert(BLANKS)],
  ['w', WORD],
  ['W', invert(WORD)],
]);

/** Wide ranges are folded over their letters of common scripts only; a range of the whole plane already holds both cases. */
const LAST_FOLDED = 0x2000;

function otherCases([start, end]: CodePointRange): readonly CodePointRange[] {
  const others: CodePointRange[] = [];
  for (let codePoint = start; codePoint < end && (codePoint < LAST_FOLDED || end - start < 256); codePoint++) {
    const character = String.fromCodePoint(codePoint);
    for (const other of [foldCase(character), character.toUpperCase()]) {
      if (other !== character && foldCase(other) === foldCase(character)) others.push(rangeOf(other));
    }
  }
  return others;
}

function rangeOf(character: string): CodePointRange {
  const codePoint = character.codePointAt(0) ?? 0;
  return [codePoint, codePoint + 1];
}

function single(items: readonly RegexNode[]): RegexNode | null {
  return items.length === 1 ? (items[0] ?? null) : null;
}
