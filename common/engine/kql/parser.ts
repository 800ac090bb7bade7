/** KQL text to its tree. The grammar is kql.peggy; around it stand the limits that keep any input from overflowing the stack. */
import type { Diagnostic, Result, Span } from '../diagnostics';
import type { KqlQuery, KqlValue } from './ast';
import { parse, SyntaxError as GrammarError } from './kql.peggy';
import { kqlRefusal, type KqlRefusalCode } from './refusals';
import { describeKqlSyntaxError } from './syntax_error';

/** UTF-16 code units that a query may have; the longest public detection rule has about 9,000. */
const longestQuery = 100_000;
/** Parentheses, braces and `not` inside one another. */
const deepestQuery = 200;

/** Parses a whole query. Never throws, whatever the text; the diagnostics are of stage `parse`. */
export function parseKql(text: string): Result<KqlQuery> {
  const limit = limitOf(text);
  if (limit !== null) return { ok: false, diagnostics: [limit] };
  try {
    const tree = parse(text, { startRule: 'Query', ...grammarOptions(text) });
    if (isQuery(tree)) return { ok: true, value: tree };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, diagnostics: [error.diagnostic] };
    if (error instanceof GrammarError) return { ok: false, diagnostics: [describeKqlSyntaxError(text, error)] };
    throw error;
  }
  throw new Error('kql.peggy gave something else than a query');
}

/** Carries a diagnostic out of the generated parser. */
class Refused extends Error {
  constructor(readonly diagnostic: Diagnostic) {
    super(diagnostic.message);
  }
}

function grammarOptions(text: string) {
  return {
    refuse: (code: KqlRefusalCode, span: Span): never => {
      throw new Refused(kqlRefusal(code, span, text.slice(span.start, span.end)));
    },
    quoted: (span: Span, inner: string): KqlValue => ({ kind: 'value', span, pieces: [readQuoted(inner)], isQuoted: true }),
    plain: (span: Span, parts: readonly (string | null)[]): KqlValue => ({ kind: 'value', span, pieces: piecesOf(parts), isQuoted: false }),
  };
}

/** Between quotes only these are escapes; a backslash before anything else is a backslash, so that Windows paths can be written plainly. */
function readQuoted(inner: string): string {
  return inner.replace(/\\(?:([trn])|u([0-9a-fA-F]{4})|(["\\]))/g, (_, blank?: string, digits?: string, character?: string) => {
    if (blank !== undefined) return blank === 't' ? '\t' : blank === 'r' ? '\r' : '\n';
    return digits === undefined ? (character ?? '') : String.fromCharCode(parseInt(digits, 16));
  });
}

/** A null part is a wildcard. */
function piecesOf(parts: readonly (string | null)[]): readonly string[] {
  const pieces = [''];
  for (const part of parts) {
    if (part === null) pieces.push('');
    else pieces[pieces.length - 1] += part;
  }
  return pieces;
}

function limitOf(text: string): Diagnostic | null {
  if (text.length > longestQuery) return kqlRefusal('too_long', { start: longestQuery, end: text.length }, String(longestQuery));
  let depth = 0;
  let negations = 0;
  for (const match of text.matchAll(/"(?:\\["\\]|[^"])*"?|\\[^]|[(){}]|(?<![^\s(])not(?=[\s\xa0])|[^"\\(){}\s]+/gi)) {
    const word = match[0];
    if (word.toLowerCase() === 'not') negations += 1;
    else if (word === '(' || word === '{') depth += 1;
    else {
      if (word === ')' || word === '}') depth -= 1;
      negations = 0;
    }
    if (depth + negations > deepestQuery) return kqlRefusal('too_deep', { start: match.index, end: match.index + word.length });
  }
  return null;
}

function isQuery(tree: unknown): tree is KqlQuery {
  return typeof tree === 'object' && tree !== null && 'kind' in tree && tree.kind === 'kql_query';
}
