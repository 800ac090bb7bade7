/**
 * Reads JSON as guides hold it, and says where it is broken. A reader of our own, because the built-in one words its errors and their
 * places differently in every engine; and because texts that passed through TOML often have true line breaks inside their strings, which
 * are read here as what was meant and reported.
 */

export interface JsonError {
  readonly ok: false;
  /** English: what stands there and what was expected. */
  readonly message: string;
  readonly code: JsonErrorCode;
  /** Place of the error in the text; its length where the text ends too early. */
  readonly offset: number;
}

export type JsonErrorCode =
  | 'json_too_deep'
  | 'json_text_unclosed'
  | 'json_control_character'
  | 'json_escape'
  | 'json_value_expected'
  | 'json_name_expected'
  | 'json_colon_expected'
  | 'json_comma_expected'
  | 'json_end_expected';

export interface JsonValue {
  readonly ok: true;
  readonly value: unknown;
  /** Place of the first line break or tab that stands in a string as itself: strict JSON has `\n` and `\t` there. */
  readonly firstRawBreak: number | undefined;
}

const DEEPEST = 64;

export function readJson(text: string): JsonValue | JsonError {
  const reader = new JsonReader(text);
  try {
    const value = reader.document();
    return { ok: true, value, firstRawBreak: reader.firstRawBreak };
  } catch (error) {
    if (error instanceof Broken) return { ok: false, message: error.message, code: error.code, offset: error.offset };
    throw error;
  }
}

class Broken extends Error {
  constructor(
    readonly code: JsonErrorCode,
    message: string,
    readonly offset: number
  ) {
    super(message);
  }
}

class JsonReader {
  firstRawBreak: number | undefined;
  private at = 0;

  constructor(private readonly text: string) {}

  document(): unknown {
    const value = this.value(0);
    this.blanks();
    if (this.at < this.text.length) throw this.unexpected('json_end_expected', 'the end');
    return value;
  }

  private value(depth: number): unknown {
    if (depth > DEEPEST) throw new Broken('json_too_deep', `Lists and objects are nested deeper than ${DEEPEST} levels.`, this.at);
    this.blanks();
    const first = this.text[this.at];
    if (first === '{') return this.object(depth);
    if (first === '[') return this.array(depth);
    if (first === '"') return this.string('a value');
    const word = /(?:true|false|null)(?![\w$])|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w$.])/y;
    word.lastIndex = this.at;
    const [found] = word.exec(this.text) ?? [];
    if (found === undefined) {
      throw this.unexpected('json_value_expected', 'a value (text in double quotes, a number, true, false, null, a list or an object)');
    }
    this.at += found.length;
    return found === 'null' ? null : found === 'true' ? true : found === 'false' ? false : Number(found);
  }

  private object(depth: number): unknown {
    const entries: [string, unknown][] = [];
    this.at += 1;
    this.blanks();
    while (this.text[this.at] !== '}') {
      if (entries.length > 0) this.separator('}');
      this.blanks();
      if (this.text[this.at] !== '"') throw this.unexpected('json_name_expected', 'a name in double quotes');
      const name = this.string('a name');
      this.blanks();
      if (this.text[this.at] !== ':') throw this.unexpected('json_colon_expected', `a colon after the name "${shortened(name)}"`);
      this.at += 1;
      entries.push([name, this.value(depth + 1)]);
      this.blanks();
    }
    this.at += 1;
    return Object.fromEntries(entries);
  }

  private array(depth: number): unknown {
    const items: unknown[] = [];
    this.at += 1;
    this.blanks();
    while (this.text[this.at] !== ']') {
      if (items.length > 0) this.separator(']');
      items.push(this.value(depth + 1));
      this.blanks();
    }
    this.at += 1;
    return items;
  }

  private separator(close: string): void {
    if (this.text[this.at] !== ',') {
      const afterText = this.text[this.at - 1] === '"' ? '; a double quote inside a text is written \\"' : '';
      throw this.unexpected('json_comma_expected', `a comma or "${close}"${afterText}`);
    }
    this.at += 1;
  }

  private string(what: string): string {
    const start = this.at;
    let read = '';
    this.at += 1;
    for (;;) {
      const character = this.text[this.at];
      if (character === undefined)
        throw new Broken('json_text_unclosed', `The double quote that opens ${what} here is never closed.`, start);
      if (character === '"') break;
      read += character === '\\' ? this.escape() : this.plain(character);
    }
    this.at += 1;
    return read;
  }

  private plain(character: string): string {
    if (character < ' ') {
      if (!/[\n\r\t]/.test(character))
        throw new Broken('json_control_character', 'A control character stands in a text; remove it.', this.at);
      this.firstRawBreak ??= this.at;
    }
    this.at += 1;
    return character;
  }

  private escape(): string {
    const start = this.at;
    const letter = this.text[start + 1] ?? '';
    const plain = ESCAPES.get(letter);
    const code = letter === 'u' ? /^[0-9a-fA-F]{4}/.exec(this.text.slice(start + 2, start + 6))?.[0] : undefined;
    if (plain === undefined && code === undefined) {
      throw new Broken('json_escape', `"\\${letter}" means nothing in JSON; a backslash that is meant as itself is written \\\\.`, start);
    }
    this.at = start + (code === undefined ? 2 : 6);
    return plain ?? String.fromCharCode(parseInt(code ?? '', 16));
  }

  private blanks(): void {
    while (/[ \t\n\r]/.test(this.text[this.at] ?? '')) this.at += 1;
  }

  private unexpected(code: JsonErrorCode, expected: string): Broken {
    const rest = this.text.slice(this.at);
    const found = rest === '' ? 'the end of the text' : `"${shortened(/^(?:\w+|[^])/u.exec(rest)?.[0] ?? '')}"`;
    return new Broken(code, `Here stands ${found}; expected is ${expected}.`, this.at);
  }
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
