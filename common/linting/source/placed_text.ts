/** A text of a rule together with the way back to the file that it was read from. */
import type { TextEdit } from '../finding';
import { insideJson, jsonStringPlaces, locateJson } from './located_json';

export interface PlacedText {
  readonly text: string;
  /** Where the character at `offset` stands in the file; undefined where the file does not hold it as such. */
  placeOf(offset: number): number | undefined;
  /** The same change written into the file; undefined where it cannot be written there. */
  editIn(edit: TextEdit): TextEdit | undefined;
}

/** `places` has one place a code unit of `text` and one for its end; `encode` writes a text as the file's string wants it. */
export function placedString(text: string, places: readonly number[], encode: (edit: TextEdit) => string | undefined): PlacedText {
  const placeOf = (offset: number): number | undefined => places[offset];
  return {
    text,
    placeOf,
    editIn: (edit) => {
      const start = placeOf(edit.start);
      const end = edit.end === edit.start ? start : placeOf(edit.end);
      if (start === undefined || end === undefined) return undefined;
      const written = encode({ start, end, text: edit.text });
      return written === undefined ? undefined : { start, end, text: written };
    },
  };
}

/** A string of a JSON file. */
export function placedJsonString(
  file: string,
  string: { readonly start: number; readonly end: number; readonly value: string }
): PlacedText {
  return placedString(string.value, jsonStringPlaces(file, string), (edit) => insideJson(edit.text));
}

/** A stretch of `text` that comes from elsewhere: from another text, or from a table that was put in as a directive. */
export interface Part {
  readonly start: number;
  readonly end: number;
  /** For what stands in the part as it is: the text that it was taken from, and where it begins there. */
  readonly from:
    | { readonly kind: 'text'; readonly source: PlacedText; readonly at: number }
    | { readonly kind: 'directive'; readonly valueOf: (key: string) => PlacedText | undefined };
}

/** A text put together of parts. An edit has to lie within one of them. */
export function joinedText(text: string, parts: readonly Part[]): PlacedText {
  const partAt = (offset: number): Part | undefined =>
    parts.find(({ start, end }) => start <= offset && offset < end) ?? parts.find(({ end }) => end === offset);
  return {
    text,
    placeOf: (offset) => {
      const part = partAt(offset);
      if (part === undefined) return undefined;
      if (part.from.kind === 'text') return part.from.source.placeOf(part.from.at + offset - part.start);
      const inside = insideDirective(text, part, offset);
      return inside?.source.placeOf(inside.at) ?? part.from.valueOf('query')?.placeOf(0);
    },
    editIn: (edit) => {
      const part = partAt(edit.start);
      if (part === undefined || edit.end > part.end) return undefined;
      if (part.from.kind === 'text') {
        const { source, at } = part.from;
        return source.editIn({ ...edit, start: at + edit.start - part.start, end: at + edit.end - part.start });
      }
      const first = insideDirective(text, part, edit.start);
      const last = insideDirective(text, part, edit.end);
      const plain = decoded(edit.text);
      if (first === undefined || last?.source !== first.source || plain === undefined) return undefined;
      return first.source.editIn({ start: first.at, end: last.at, text: plain });
    },
  };
}

/** The value of the table that an offset in its JSON belongs to. */
function insideDirective(text: string, part: Part, offset: number): { readonly source: PlacedText; readonly at: number } | undefined {
  if (part.from.kind !== 'directive') return undefined;
  const json = locateJson(text, text.indexOf('{', part.start + 2));
  if (json?.kind !== 'object') return undefined;
  for (const [key, value] of json.entries) {
    if (value.kind !== 'string' || offset <= value.start || offset >= value.end) continue;
    const source = part.from.valueOf(key);
    const at = jsonStringPlaces(text, value).findIndex((place) => place >= offset);
    if (source === undefined || source.text !== value.value || at < 0) return undefined;
    return { source, at };
  }
  return undefined;
}

/** What a stretch of a JSON string says. */
function decoded(written: string): string | undefined {
  const json = locateJson(`"${written}"`, 0);
  return json?.kind === 'string' && json.end === written.length + 2 ? json.value : undefined;
}
