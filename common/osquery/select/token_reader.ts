/** Reads a statement's tokens one after another, with the questions that a parser of SQL asks of the next one. */
import { inCapitals, type SqlToken } from '../sql_tokens';
import type { Span } from './select_tree';

/** Thrown and caught within the parser: the grammar followed here ends at this place. */
export class NotUnderstood extends Error {
  override readonly name = 'NotUnderstood';
  constructor(readonly at: Span) {
    super('the query is not understood from here on');
  }
}

export class TokenReader {
  #at = 0;

  constructor(
    readonly sql: string,
    /** Without blanks and comments. */
    readonly tokens: readonly SqlToken[]
  ) {}

  get next(): SqlToken | undefined {
    return this.tokens[this.#at];
  }

  /** Where the next token begins; the end of the text after the last one. */
  get start(): number {
    return this.next?.start ?? this.sql.length;
  }

  /** Where the last token taken ended. */
  get end(): number {
    return this.tokens[this.#at - 1]?.end ?? 0;
  }

  /** The text of a token ahead as written, '' at the end. */
  text(ahead = 0): string {
    const token = this.tokens[this.#at + ahead];
    return token === undefined ? '' : this.sql.slice(token.start, token.end);
  }

  /** A word ahead in capitals, '' for everything else. */
  word(ahead = 0): string {
    return this.tokens[this.#at + ahead]?.kind === 'word' ? inCapitals(this.text(ahead)) : '';
  }

  take(): SqlToken {
    const token = this.next;
    if (token === undefined) return this.fail();
    this.#at += 1;
    return token;
  }

  /** Takes the words when all of them come next. */
  takeWords(...words: readonly string[]): boolean {
    if (!words.every((word, index) => this.word(index) === word)) return false;
    this.#at += words.length;
    return true;
  }

  takeMark(mark: string): boolean {
    if (this.text() !== mark) return false;
    this.#at += 1;
    return true;
  }

  expectWords(...words: readonly string[]): void {
    if (!this.takeWords(...words)) this.fail();
  }

  expectMark(mark: string): void {
    if (!this.takeMark(mark)) this.fail();
  }

  /** `a, b, c` */
  list<T>(read: () => T): readonly T[] {
    const items = [read()];
    while (this.takeMark(',')) items.push(read());
    return items;
  }

  fail(): never {
    throw new NotUnderstood({ start: this.start, end: this.next?.end ?? this.sql.length });
  }
}

/** The name or text within a token's quotes, as SQLite reads it. */
export function unquoted(text: string): string {
  const quote = text[0] ?? '';
  if (quote === '[') return text.slice(1, -1);
  if (quote !== "'" && quote !== '"' && quote !== '`') return text;
  return text.slice(1, -1).replaceAll(quote + quote, quote);
}
