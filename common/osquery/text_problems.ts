/** What is wrong with a query's text whatever the values are: it is not SQL, not one statement, or not a SELECT. */
import { findUnclosedPlaceholder, type Placeholder } from './placeholders';
import type { ResolutionProblem } from './resolution';
import { wordAt, type Statement } from './sql_position';
import type { SqlToken } from './sql_tokens';
import { findUnfinished } from './unfinished_sql';

const illegalText: Record<NonNullable<SqlToken['problem']>, string> = {
  unterminated_string: 'This string is not closed. End it with a single quote; a quote inside it is written twice.',
  unterminated_identifier: 'This quoted name is not closed.',
  invalid_blob: "This is not a blob: write pairs of hexadecimal digits, for example x'0aff'.",
  invalid_number: 'This is neither a number nor a name.',
  invalid_variable: 'The parenthesis after this variable is not closed.',
  invalid_character: 'SQLite has no use for this character here.',
};

/** Nobody reads more, and a text of nothing but braces has one a character. */
const MOST_PROBLEMS = 20;

export function textProblems(
  sql: string,
  tokens: readonly SqlToken[],
  statement: Statement,
  placeholders: readonly Placeholder[]
): readonly ResolutionProblem[] {
  const invalid = (code: string, message: string, { start, end }: { start: number; end: number }): ResolutionProblem => {
    return { status: 'invalid', code, field: undefined, start, end, message };
  };
  const illegal: ResolutionProblem[] = tokens
    .filter(({ problem }) => problem !== undefined)
    .slice(0, MOST_PROBLEMS)
    .flatMap((token) =>
      token.problem === undefined || isPlaceholdersDoing(token, placeholders)
        ? []
        : [invalid(token.problem, illegalText[token.problem], token)]
    );
  illegal.push(
    ...[...sql.matchAll(/\0|\p{Surrogate}/gu)]
      .slice(0, MOST_PROBLEMS)
      .map(({ index }) => invalid('invalid_character', unreadable, { start: index, end: index + 1 }))
  );
  const unclosed = tokens.find((token) => token.kind === 'string' && findUnclosedPlaceholder(sql.slice(token.start, token.end)));
  if (unclosed !== undefined) {
    const { start, end } = findUnclosedPlaceholder(sql.slice(unclosed.start, unclosed.end)) ?? { start: 0, end: 0 };
    illegal.push(invalid('placeholder_unclosed', halfPlaceholder, { start: unclosed.start + start, end: unclosed.start + end }));
  }
  const [first] = statement.tokens;
  if (first === undefined) return [...illegal, invalid('query_empty', 'The query is empty.', { start: 0, end: sql.length })];
  const verb = otherVerb(statement);
  if (verb !== undefined) {
    const message = `A guide's query only reads: it begins with SELECT, or with WITH and then SELECT. This is ${sql.slice(verb.start, verb.end)}.`;
    illegal.push(invalid('not_a_select', message, verb));
  }
  if (illegal.length === 0 && tokens.every(({ problem }) => problem === undefined)) {
    const unfinished = findUnfinished(statement);
    if (unfinished !== undefined)
      illegal.push(invalid('unfinished', unfinished.message, unfinished.token ?? { start: sql.length, end: sql.length }));
  }
  const semicolon = statement.tokens.findIndex((token) => sql.slice(token.start, token.end) === ';');
  const second = semicolon < 0 ? undefined : statement.tokens.slice(semicolon).find((token) => sql.slice(token.start, token.end) !== ';');
  if (second === undefined) return illegal;
  const message = 'A second statement begins here. A guide query is one statement; write a directive for each.';
  return [...illegal, invalid('several_statements', message, { start: second.start, end: sql.length })];
}

const otherVerbs = new Set(['INSERT', 'REPLACE', 'UPDATE', 'DELETE']);

/** The word that makes the statement another than a SELECT; undefined also where a placeholder stands for it. */
function otherVerb({ sql, tokens }: Statement): SqlToken | undefined {
  const [first] = tokens;
  const word = wordAt(sql, first);
  if (first === undefined || first.kind === 'placeholder' || word === 'SELECT' || word === 'VALUES') return undefined;
  if (word !== 'WITH') return first;
  let depth = 0;
  return tokens.find((token, index) => {
    const text = sql.slice(token.start, token.end);
    if (text === '(') depth += 1;
    if (text === ')') depth -= 1;
    const before = tokens[index - 1];
    // Directly after the last common table, so that a common table may be called `replace`.
    return depth === 0 && before !== undefined && sql[before.start] === ')' && otherVerbs.has(wordAt(sql, token) ?? '');
  });
}

const halfPlaceholder = 'A brace of this placeholder is missing: it would be sent as it stands. Write two on either side, {{user.name}}.';

/** Blobs, numbers and variables that are none because a placeholder stands in them, or goes on with them: that is told as its place. */
function isPlaceholdersDoing({ problem, start, end }: SqlToken, placeholders: readonly Placeholder[]): boolean {
  if (problem === 'unterminated_string' || problem === 'unterminated_identifier') return false;
  return placeholders.some((placeholder) => placeholder.start <= end && start < placeholder.end);
}

/** SQLite stops reading at a NUL wherever it stands, and half of a character reaches the host as another one. */
const unreadable = 'No text of SQL can hold this character.';

/** SQLite's limit for a statement, in bytes of UTF-8. */
export const MOST_BYTES = 1_000_000;

export function isTooLong(text: string): boolean {
  if (text.length * 3 <= MOST_BYTES) return false;
  let bytes = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    // Each half of a surrogate pair counts for two of its four bytes.
    bytes += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 2 : 3;
  }
  return bytes > MOST_BYTES;
}
