/**
 * Finds the values in a text of JSON (one, or several after one another) and, where it is none, the place and the kind of the first mistake.
 * `JSON.parse` says both differently in every browser and in English only, and takes one value at a time.
 */
export type JsonMistakeCode =
  | 'trailing_comma'
  | 'extra_comma'
  | 'missing_comma'
  | 'quotes'
  | 'bare_name'
  | 'name_expected'
  | 'colon_expected'
  | 'word'
  | 'open_string'
  | 'control_character'
  | 'escape'
  | 'number'
  | 'comment'
  | 'blank'
  | 'never_closed'
  | 'unexpected'
  | 'too_deep';

export interface JsonMistake {
  readonly code: JsonMistakeCode;
  readonly start: number;
  readonly end: number;
  /** What stands there. */
  readonly found: string;
}

/** Half-open ranges of the values in the text. */
export type ScannedJson =
  | { readonly ok: true; readonly values: readonly { readonly start: number; readonly end: number }[] }
  | { readonly ok: false; readonly mistake: JsonMistake };

const DEEPEST = 200;
const QUOTES = "'`‘’“”„«»";

/** Commas between values are taken: somebody copied a part of a list. */
export function scanJson(text: string): ScannedJson {
  const scanner = new JsonScanner(text);
  try {
    return { ok: true, values: scanner.values() };
  } catch (error) {
    if (error instanceof Stop) return { ok: false, mistake: error.mistake };
    throw error;
  }
}

class Stop extends Error {
  constructor(readonly mistake: JsonMistake) {
    super(mistake.code);
  }
}

class JsonScanner {
  private at = 0;

  constructor(private readonly text: string) {}

  values(): readonly { readonly start: number; readonly end: number }[] {
    const found: { readonly start: number; readonly end: number }[] = [];
    this.skipBlanks();
    while (this.at < this.text.length) {
      const start = this.at;
      this.value(0);
      found.push({ start, end: this.at });
      this.skipBlanks();
      if (this.here() === ',') this.step();
    }
    return found;
  }

  private value(depth: number): void {
    const first = this.here();
    if (depth > DEEPEST) this.stop('too_deep');
    if (first === '{' || first === '[') return this.container(first, depth);
    if (first === '"') return this.string();
    if (first === '-' || isDigit(first)) return this.number();
    if (first === ',') this.stop('extra_comma');
    if (QUOTES.includes(first)) this.stop('quotes', this.endOfQuoted());
    const word = this.wordHere();
    if (word === 'true' || word === 'false' || word === 'null') {
      this.at += word.length;
      return;
    }
    this.stop(word === '' ? 'unexpected' : 'word', this.at + Math.max(1, word.length));
  }

  private container(open: '{' | '[', depth: number): void {
    const start = this.at;
    const close = open === '{' ? '}' : ']';
    this.step();
    for (let comma: number | undefined; ;) {
      if (this.at >= this.text.length) this.stopAt('never_closed', start, start + 1);
      if (this.here() === close) {
        if (comma !== undefined) this.stopAt('trailing_comma', comma, comma + 1);
        this.at += 1;
        return;
      }
      if (open === '{') this.name(start);
      this.value(depth + 1);
      this.skipBlanks();
      comma = this.here() === ',' ? this.at : undefined;
      if (comma !== undefined) this.step();
      else if (this.at < this.text.length && this.here() !== close) this.notSeparated();
    }
  }

  /** Up to the value. */
  private name(open: number): void {
    const first = this.here();
    if (first === ',') this.stop('extra_comma');
    if (QUOTES.includes(first)) this.stop('quotes', this.endOfQuoted());
    if (first !== '"') {
      const word = this.wordHere();
      this.stop(word === '' ? 'name_expected' : 'bare_name', this.at + Math.max(1, word.length));
    }
    this.string();
    this.skipBlanks();
    if (this.at >= this.text.length) this.stopAt('never_closed', open, open + 1);
    if (this.here() !== ':') this.stop('colon_expected');
    this.step();
    if (this.at >= this.text.length) this.stopAt('never_closed', open, open + 1);
  }

  private notSeparated(): never {
    const next = this.here();
    const isValue = '"{['.includes(next) || QUOTES.includes(next) || next === '-' || isDigit(next) || this.wordHere() !== '';
    return this.stop(isValue ? 'missing_comma' : 'unexpected');
  }

  private string(): void {
    const start = this.at;
    this.at += 1;
    for (; ; this.at += 1) {
      const character = this.text[this.at];
      if (character === undefined || character === '\n' || character === '\r') this.stopAt('open_string', start, this.at);
      if (character === '"') break;
      if (character === '\\') this.escape();
      else if (character < ' ') this.stop('control_character');
    }
    this.at += 1;
  }

  private escape(): void {
    const found = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
    found.lastIndex = this.at;
    const escape = found.exec(this.text)?.[0];
    if (escape === undefined) this.stop('escape', this.at + 2);
    else this.at += escape.length - 1;
  }

  private number(): void {
    const token = /[-+.\w]+/y;
    token.lastIndex = this.at;
    const found = token.exec(this.text)?.[0] ?? '';
    if (!/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(found)) this.stop('number', this.at + found.length);
    this.at += found.length;
  }

  private wordHere(): string {
    const word = /[\p{L}_$@][\p{L}\p{N}_$@.-]*/uy;
    word.lastIndex = this.at;
    return word.exec(this.text)?.[0] ?? '';
  }

  /** To its closing quote on the same line, else only the quote. */
  private endOfQuoted(): number {
    const closing = /[^\n'`‘’“”„«»]*['`‘’“”„«»]/y;
    closing.lastIndex = this.at + 1;
    return this.at + 1 + (closing.exec(this.text)?.[0].length ?? 0);
  }

  private here(): string {
    return this.text.charAt(this.at);
  }

  private step(): void {
    this.at += 1;
    this.skipBlanks();
  }

  private skipBlanks(): void {
    const blanks = /[ \t\n\r]*/y;
    blanks.lastIndex = this.at;
    this.at += blanks.exec(this.text)?.[0].length ?? 0;
    // A page or a letter brings along blanks that look like others. In front of everything there may be a mark of byte order.
    if (this.at === 0 && this.here() === '\ufeff') return this.step();
    if (/[\s\ufeff\u200b]/.test(this.here())) this.stop('blank');
    const comment = /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|#[^\n]*/y;
    comment.lastIndex = this.at;
    const found = comment.exec(this.text)?.[0];
    if (found !== undefined) this.stop('comment', this.at + found.length);
  }

  private stop(code: JsonMistakeCode, end = this.at + 1): never {
    return this.stopAt(code, this.at, end);
  }

  private stopAt(code: JsonMistakeCode, start: number, end: number): never {
    throw new Stop({ code, start, end: Math.min(end, this.text.length), found: this.text.slice(start, end).slice(0, 40) });
  }
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}
