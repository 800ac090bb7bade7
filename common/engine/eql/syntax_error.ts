/**
 * Words for the place where the text stops being EQL: what stands there, what could stand there, and for the common slips
 * (KQL's or SQL's spelling, typographic quotes, capital keywords) what to write instead.
 */
import type { Diagnostic, Span } from '../diagnostics';
import type { SyntaxError as GrammarError } from './eql.peggy';

/** The diagnostic for a plain syntax error; the code tells the common slips apart. */
export function describeSyntaxError(text: string, error: GrammarError): Diagnostic {
  const start = error.location.start.offset;
  const found = wordAt(text, start);
  const span = { start, end: start + found.length };
  const slip = findSlip({ text, span, found });
  if (slip !== null) return { stage: 'parse', ...slip };
  const code = found === '' ? 'unexpected_end' : 'unexpected_text';
  const what = found === '' ? 'The query ends here' : `"${found.length > 60 ? `${found.slice(0, 57)}...` : found}" cannot stand here`;
  return { stage: 'parse', code, span, message: `${what}: expected ${listExpected(error)}.` };
}

/** Where the text stops being EQL. */
interface Place {
  readonly text: string;
  readonly span: Span;
  readonly found: string;
}

type Slip = Pick<Diagnostic, 'code' | 'span' | 'message'>;

const capitalKeyword = /^(?:and|any|by|in|like|not|or|regex|sample|sequence|until|where|with|true|false|null)$/i;
const typographicQuote = /^[\u2018\u2019\u201c\u201d\u00ab\u00bb\u300c\u300d\uff02]/;
const invisible = /^[\u00a0\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff]/;

function findSlip(place: Place): Slip | null {
  return findCapitalKeyword(place) ?? findDoubleBar(place) ?? findForeignWord(place) ?? findForeignCharacter(place);
}

/** The keyword may be the word before: `NOT a` reads NOT as a field and stops at `a`. */
function findCapitalKeyword({ text, span }: Place): Slip | null {
  for (const place of [span, wordBefore(text, span.start)]) {
    const word = text.slice(place.start, place.end);
    if (capitalKeyword.test(word) && word !== word.toLowerCase()) {
      return { code: 'keyword_case', span: place, message: `Keywords are lower case: write ${word.toLowerCase()} instead of ${word}.` };
    }
  }
  return null;
}

function findDoubleBar({ text, span, found }: Place): Slip | null {
  if (!found.startsWith('|') || text[span.start - 1] !== '|') return null;
  return { code: 'foreign_operator', span: { start: span.start - 1, end: span.end }, message: '|| is not an operator: write or.' };
}

function findForeignWord({ text, span, found }: Place): Slip | null {
  const slip = (code: string, message: string): Slip => ({ code, span, message });
  if (found === 'maxspan') return slip('option_without_with', 'with stands before maxspan: write with maxspan=1m.');
  if (found === 'runs') return slip('option_without_with', 'with stands before runs: write with runs=2.');
  if (found.startsWith('&')) return slip('foreign_operator', '& is not an operator: write and.');
  if (found.startsWith('!')) return slip('foreign_operator', '! does not negate a condition: write not; "is not equal" is !=.');
  if (found.startsWith(';')) return slip('unexpected_text', 'A query is a single statement: leave out the semicolon.');
  if (found === '~') {
    const message = '~ follows a function name, in, like or regex directly: write in~ or startsWith~(...), without a space.';
    return slip('unexpected_text', message);
  }
  if (/^[.:=<>|]/.test(found) && !/\bwhere\b/.test(text)) {
    const advice = 'write process where process.name == "cmd.exe", or any where ... for every category';
    return slip('where_expected', `An EQL query starts with an event category and where: ${advice}.`);
  }
  return null;
}

function findForeignCharacter({ span, found }: Place): Slip | null {
  if (typographicQuote.test(found)) {
    const message = `${found} is a typographic quote, often the trace of a text editor: write the plain double quote (").`;
    return { code: 'typographic_quote', span, message };
  }
  if (invisible.test(found)) {
    const point = (found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    const message = `An invisible character (U+${point}) stands here: replace it with a plain space.`;
    return { code: 'invisible_character', span, message };
  }
  if (/^[^\p{ASCII}]/u.test(found)) {
    const advice = 'a field name with other than Latin letters, digits, _ and @ is written in backticks, a text in double quotes';
    return { code: 'unexpected_text', span, message: `"${found}" cannot stand here: ${advice}.` };
  }
  return null;
}

function wordAt(text: string, start: number): string {
  const match = /^(?:[A-Za-z0-9_@]+|[=!<>&|]{2}|[^])/u.exec(text.slice(start, start + 200));
  return match?.[0] ?? '';
}

function wordBefore(text: string, end: number): Span {
  const from = Math.max(0, end - 200);
  const match = /([A-Za-z]+)\s*$/.exec(text.slice(from, end));
  const start = match === null ? end : from + match.index;
  return { start, end: start + (match?.[1]?.length ?? 0) };
}

/** What could stand there, things before punctuation. */
function listExpected(error: GrammarError): string {
  const names = (error.expected ?? []).map(({ type, description, text }) =>
    type === 'end' ? 'the end' : (description ?? (text === undefined ? '' : `"${text}"`))
  );
  const sorted = [...new Set(names)].filter((name) => name !== '').sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const last = sorted.pop() ?? 'the end';
  return sorted.length === 0 ? last : `${sorted.join(', ')} or ${last}`;
}

function rank(name: string): number {
  if (name === 'the end') return 2;
  return name.startsWith('"') ? 1 : 0;
}
