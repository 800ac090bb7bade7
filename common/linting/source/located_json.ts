/**
 * JSON with the place of every value in its text, which `JSON.parse` does not tell. Line breaks that stand in a string as themselves are
 * let through, as in directives; everything else that is not JSON makes it undefined.
 */
export type LocatedJson = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'object'; readonly entries: ReadonlyMap<string, LocatedJson> }
  | { readonly kind: 'array'; readonly items: readonly LocatedJson[] }
  | { readonly kind: 'other' }
);

const DEEPEST = 200;

/** The value that begins at `at`, blanks before it passed over; what follows it is not looked at. */
export function locateJson(text: string, at: number): LocatedJson | undefined {
  const reader = new Reader(text, at);
  return reader.value(0);
}

class Reader {
  constructor(
    private readonly text: string,
    private at: number
  ) {}

  value(depth: number): LocatedJson | undefined {
    this.blanks();
    const start = this.at;
    const first = this.text[start];
    if (depth > DEEPEST) return undefined;
    if (first === '"') return this.string();
    if (first === '{') return this.object(start, depth);
    if (first === '[') return this.array(start, depth);
    const word = /[\w.+-]+/y;
    word.lastIndex = start;
    if (!word.test(this.text)) return undefined;
    this.at = word.lastIndex;
    return { kind: 'other', start, end: this.at };
  }

  private string(): Extract<LocatedJson, { kind: 'string' }> | undefined {
    const start = this.at;
    let value = '';
    let at = start + 1;
    for (; this.text[at] !== '"';) {
      const part = readCharacter(this.text, at);
      if (part === undefined) return undefined;
      value += part.text;
      at = part.end;
    }
    this.at = at + 1;
    return { kind: 'string', start, end: this.at, value };
  }

  private object(start: number, depth: number): LocatedJson | undefined {
    const entries = new Map<string, LocatedJson>();
    this.at += 1;
    this.blanks();
    while (this.text[this.at] !== '}') {
      if (entries.size > 0 && !this.take(',')) return undefined;
      this.blanks();
      const key = this.text[this.at] === '"' ? this.string() : undefined;
      if (key === undefined || !this.take(':')) return undefined;
      const value = this.value(depth + 1);
      if (value === undefined) return undefined;
      entries.set(key.value, value);
      this.blanks();
    }
    this.at += 1;
    return { kind: 'object', start, end: this.at, entries };
  }

  private array(start: number, depth: number): LocatedJson | undefined {
    const items: LocatedJson[] = [];
    this.at += 1;
    this.blanks();
    while (this.text[this.at] !== ']') {
      if (items.length > 0 && !this.take(',')) return undefined;
      const item = this.value(depth + 1);
      if (item === undefined) return undefined;
      items.push(item);
      this.blanks();
    }
    this.at += 1;
    return { kind: 'array', start, end: this.at, items };
  }

  private take(mark: string): boolean {
    this.blanks();
    if (this.text[this.at] !== mark) return false;
    this.at += 1;
    return true;
  }

  private blanks(): void {
    while (/[ \t\n\r]/.test(this.text[this.at] ?? '')) this.at += 1;
  }
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

interface Character {
  readonly text: string;
  readonly end: number;
}

/** One character of a string as written, escapes read; undefined at the end of the text and for an escape that means nothing. */
function readCharacter(text: string, at: number): Character | undefined {
  const first = text[at];
  if (first === undefined) return undefined;
  if (first !== '\\') return { text: first, end: at + 1 };
  const letter = text[at + 1] ?? '';
  if (letter === 'u') {
    const code = /^[0-9a-fA-F]{4}/.exec(text.slice(at + 2, at + 6))?.[0];
    return code === undefined ? undefined : { text: String.fromCharCode(parseInt(code, 16)), end: at + 6 };
  }
  const plain = escapes.get(letter);
  return plain === undefined ? undefined : { text: plain, end: at + 2 };
}

/** For each code unit of the string's value where it stands in the text, and behind the last the place of the closing quote. */
export function jsonStringPlaces(text: string, string: { readonly start: number; readonly end: number }): readonly number[] {
  const places: number[] = [];
  for (let at = string.start + 1; at < string.end - 1;) {
    places.push(at);
    at = readCharacter(text, at)?.end ?? at + 1;
  }
  return [...places, string.end - 1];
}

/** How the text is written inside a JSON string. */
export function insideJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
