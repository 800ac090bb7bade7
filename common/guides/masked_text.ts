/**
 * Guide text as Markdown may see it: inside a directive the characters that would end a paragraph or a table cell are hidden.
 *
 * `||` is an operator of SQL and a border of tables; a line break within the JSON, as itself or between two of its parts, ends a list item
 * or a quote; a backtick closes code that a stray one before the directive has opened. Each such character is replaced by one of the private use area that the text does not hold, so that every place stays
 * where it was, and comes back once the text is a tree. The idea not taken: to teach this to every block construct of the parser.
 */
import { readJson } from './json_reader';

export interface MaskedText {
  readonly text: string;
  readonly unmask: (text: string) => string;
}

const OPENING = /!\{(?:osquery|investigate|insight)(?=\{)/g;
/** As in the parser; so a text of nothing but openings takes no quadratic time. */
const MOST_LINES = 60;
const MOST_CHARACTERS = 20_000;
const hidden = ['|', '\n', '\r', '`'] as const;

export function maskDirectives(text: string): MaskedText {
  const spans = directiveSpans(text);
  if (spans.length === 0) return { text, unmask: (other) => other };
  const masks = freeCharacters(text);
  let masked = '';
  let end = 0;
  for (const span of spans) {
    masked += text.slice(end, span.start) + hideIn(span.text, masks);
    end = span.end;
  }
  const back = new Map(hidden.map((character, index) => [masks[index] ?? '', character] as const));
  const pattern = new RegExp(`[${masks.join('')}]`, 'g');
  return { text: masked + text.slice(end), unmask: (other) => other.replace(pattern, (mask) => back.get(mask) ?? mask) };
}

interface Span {
  readonly start: number;
  readonly end: number;
  /** As long as the original: marks of a quote that its lines begin with are blanks here. */
  readonly text: string;
}

function directiveSpans(text: string): readonly Span[] {
  const spans: Span[] = [];
  const opening = new RegExp(OPENING);
  for (let found = opening.exec(text); found !== null; found = opening.exec(text)) {
    const span = spanAt(text, found.index, opening.lastIndex);
    if (span !== undefined) spans.push(span);
    // One that is not closed takes its line with it, as in the parser; so this walk stays linear.
    opening.lastIndex = span?.end ?? lineEnd(text, found.index);
  }
  return spans;
}

function spanAt(text: string, start: number, jsonStart: number): Span | undefined {
  const limit = furthest(text, start);
  const onLine = closingBrace(text, jsonStart, limit, '\n');
  const jsonEnd = onLine ?? closingBrace(text, jsonStart, limit, undefined);
  if (jsonEnd === undefined) return undefined;
  const end = /\s*\}/y;
  end.lastIndex = jsonEnd;
  if (!end.test(text)) return undefined;
  const written = text.slice(start, end.lastIndex);
  if (!/[\n\r]/.test(written)) return { start, end: end.lastIndex, text: written };
  const blanked = withoutQuoteMarks(written, text.slice(text.lastIndexOf('\n', start - 1) + 1, start));
  const json = blanked.slice(jsonStart - start, jsonEnd - start);
  // Only what is whole may reach over lines: a lost quote must not draw the rest of the guide into a query.
  return readJson(json).ok ? { start, end: end.lastIndex, text: blanked } : undefined;
}

/** Behind the brace that closes the one at `from`. A string ends at `stringEnd`, if one is given, at the latest. */
function closingBrace(text: string, from: number, limit: number, stringEnd: string | undefined): number | undefined {
  let depth = 0;
  let inString = false;
  for (let at = from; at < limit; at += 1) {
    const character = text[at];
    if (inString) {
      if (character === stringEnd) return undefined;
      if (character === '\\') at += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{') depth += 1;
    else if (character === '}') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return undefined;
}

function furthest(text: string, start: number): number {
  let at = start;
  for (let lines = 0; lines < MOST_LINES && at < text.length && at - start < MOST_CHARACTERS; lines += 1) at = lineEnd(text, at) + 1;
  return Math.min(at, text.length);
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** In a quote every line begins with its mark, which is no part of the directive. */
function withoutQuoteMarks(written: string, lead: string): string {
  if (!/^[ \t]*>/.test(lead)) return written;
  return written.replace(/(?<=\n)[ \t]*(?:>[ \t]?)+/g, (marks) => ' '.repeat(marks.length));
}

function hideIn(text: string, masks: readonly string[]): string {
  return text.replace(/[|\n\r`]/g, (character) => masks[hidden.findIndex((each) => each === character)] ?? character);
}

const FIRST_PRIVATE = 0xe000;

function freeCharacters(text: string): readonly string[] {
  const taken = new Set(text);
  const free: string[] = [];
  for (let code = FIRST_PRIVATE; free.length < hidden.length; code += 1) {
    const character = String.fromCharCode(code);
    if (!taken.has(character)) free.push(character);
  }
  return free;
}
