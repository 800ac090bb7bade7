/**
 * Where the strings of a TOML file stand, which the reader of TOML does not tell. Only tables, keys and strings are followed; all other values
 * are passed over. Whoever uses it compares the strings with what was read, so that a mistake here costs places and never changes a file.
 */
import type { TextEdit } from '../finding';
import { placedString, type PlacedText } from './placed_text';

export interface TomlString {
  /** `rule`, `transform.osquery` ... */
  readonly table: string;
  /** Of tables that may be there several times, counted from 0. */
  readonly index: number;
  readonly key: string;
  /** Of the key. */
  readonly keyPlace: number;
  /** Undefined where the value is no string. */
  readonly string: PlacedText | undefined;
}

type Quote = '"' | "'" | '"""' | "'''";

export function locateToml(text: string): readonly TomlString[] {
  const found: TomlString[] = [];
  const counts = new Map<string, number>();
  let table = '';
  let at = text.startsWith('\ufeff') ? 1 : 0;
  while (at < text.length) {
    const line = /[ \t]*(?:(\[+)[ \t]*([^\]\r\n]+?)[ \t]*\]+|("[^"\r\n]*"|'[^'\r\n]*'|[\w.-]+)[ \t]*=[ \t]*)?/y;
    line.lastIndex = at;
    const [whole = '', brackets, header, key] = line.exec(text) ?? [];
    at += whole.length;
    if (header !== undefined) {
      table = header.replace(/["'\s]/g, '');
      counts.set(table, (counts.get(table) ?? -1) + 1);
      if (brackets === '[') counts.set(table, 0);
    } else if (key !== undefined) {
      const value = readString(text, at);
      const keyPlace = at - whole.trimStart().length;
      found.push({ table, index: counts.get(table) ?? 0, key: key.replace(/^["']|["']$/g, ''), keyPlace, string: value?.string });
      at = value?.end ?? afterValue(text, at);
    }
    at = nextLine(text, at);
  }
  return found;
}

function nextLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

/** Behind a value that is no string: lists may go over lines and hold strings. */
function afterValue(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"' || character === "'") at = (readString(text, at)?.end ?? at + 1) - 1;
    else if (character === '#') at = nextLine(text, at) - 2;
    else if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth -= 1;
    else if (character === '\n' && depth <= 0) return at;
  }
  return text.length;
}

function readString(text: string, start: number): { readonly string: PlacedText; readonly end: number } | undefined {
  const quote = (['"""', "'''", '"', "'"] as const).find((mark) => text.startsWith(mark, start));
  if (quote === undefined) return undefined;
  const isLong = quote.length === 3;
  let at = start + quote.length;
  if (isLong) at += /^\r?\n/.exec(text.slice(at, at + 2))?.[0].length ?? 0;
  const places: number[] = [];
  let value = '';
  const push = (part: string): void => {
    for (let unit = 0; unit < part.length; unit += 1) places.push(at);
    value += part;
  };
  for (;;) {
    if (at >= text.length || (!isLong && text[at] === '\n')) return undefined;
    if (text.startsWith(quote, at)) {
      // Up to two quotes may stand directly before the closing three.
      const extra = isLong ? Math.min(2, (/^["']+/.exec(text.slice(at + 3, at + 5))?.[0] ?? '').split(quote[0] ?? '').length - 1) : 0;
      for (let more = 0; more < extra; more += 1, at += 1) push(text[at] ?? '');
      places.push(at);
      return { string: placedString(value, places, (edit) => encoded(text, edit, quote)), end: at + quote.length };
    }
    const escape = quote.startsWith('"') && text[at] === '\\' ? readEscape(text, at) : undefined;
    push(escape?.text ?? text[at] ?? '');
    at = escape?.end ?? at + 1;
  }
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['t', '\t'],
  ['n', '\n'],
  ['f', '\f'],
  ['r', '\r'],
  ['e', '\u001b'],
  ['"', '"'],
  ['\\', '\\'],
]);

function readEscape(text: string, at: number): { readonly text: string; readonly end: number } {
  const rest = text.slice(at + 1, at + 10);
  const code = /^(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2})/.exec(rest)?.[0];
  if (code !== undefined) {
    const point = parseInt(code.slice(1), 16);
    return { text: point <= 0x10ffff ? String.fromCodePoint(point) : '', end: at + 1 + code.length };
  }
  const joined = /\\[ \t]*\r?\n\s*/y;
  joined.lastIndex = at;
  if (joined.test(text)) return { text: '', end: joined.lastIndex };
  return { text: escapes.get(rest[0] ?? '') ?? rest.slice(0, 1), end: at + 2 };
}

/** The text as this kind of string holds it; undefined where it cannot. `edit` has its places in the file. */
function encoded(file: string, { start, end, text }: TextEdit, quote: Quote): string | undefined {
  const mark = quote[0] ?? '';
  const makesThree = text.includes(mark.repeat(2)) || (text.includes(mark) && (file[start - 1] === mark || file[end] === mark));
  if (mark === "'") {
    const isHeld = quote === "'" ? !/['\r\n]/.test(text) : !makesThree;
    return isHeld && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text) ? text : undefined;
  }
  const escaped = text
    .replace(/\\/g, '\\\\')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
  if (quote === '"""') return makesThree ? escaped.replace(/"/g, '\\"') : escaped;
  return escaped.replace(/"/g, '\\"').replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/\t/g, '\\t');
}
