/**
 * Fills the placeholders of a guide's query with an alert's values, so that the SQL keeps its shape whatever the values are.
 *
 * The query is cut into tokens once, as it was written; each placeholder's place among them decides what may be put there. The values
 * are never looked at as SQL, and never searched for placeholders again.
 */
import { asKibanaSends } from './as_kibana_sends';
import { findPlaceholders, isFieldName, type Placeholder } from './placeholders';
import { readFieldValue } from './field_value';
import { fillPlace, type Fill } from './fill_place';
import type { Resolution, ResolutionProblem, ResolutionStatus, Substitution } from './resolution';
import { readStatement, type Statement } from './sql_position';
import { tokenizeSql, type SqlToken } from './sql_tokens';

/**
 * `valuesOf` gives a field's value or list of values: undefined where the document has no such field (`fieldLookup` does so).
 * Never throws; `resolved` is there only when every placeholder was filled and the query is one well-formed statement.
 */
export function resolveQuery(sql: string, valuesOf: (field: string) => unknown): Resolution {
  const placeholders = findPlaceholders(sql);
  const tokens = tokenizeSql(sql, placeholders);
  const statement = readStatement(sql, tokens);
  const fills = placeholders.map((placeholder) => fillOne(placeholder, tokens, statement, valuesOf));
  const problems = [...textProblems(sql, tokens, statement), ...fills.flatMap((fill) => fill.problems)];
  const status = worst(problems);
  const written = status === 'resolved' ? write(sql, fills) : undefined;
  const isSafe = written === undefined || findPlaceholders(written.text).length === 0;
  return {
    status: isSafe ? status : 'unsafe',
    original: sql,
    resolved: isSafe ? written?.text : undefined,
    substitutions: fills.map((fill) => (isSafe ? written?.places.get(fill) : undefined) ?? unresolved(fill)),
    problems: isSafe ? problems : [...problems, ...fills.map(replacedAgain)],
    asKibanaSends: asKibanaSends(sql, valuesOf),
  };
}

function fillOne(placeholder: Placeholder, tokens: readonly SqlToken[], statement: Statement, valuesOf: (field: string) => unknown): Fill {
  const { field, start, end } = placeholder;
  if (!isFieldName(field)) {
    const message = `"${field}" between the braces is not a field name. Write a field of the alert, for example {{user.name}}.`;
    return {
      placeholder,
      status: 'invalid',
      edits: [],
      problems: [{ status: 'invalid', code: 'field_name_invalid', field, start, end, message }],
    };
  }
  const value = readFieldValue(field, valuesOf(field));
  const fill = fillPlace(placeholder, value, tokens, statement);
  if (value.status === 'resolved') return fill;
  const { status, code, message } = value;
  const problem: ResolutionProblem = { status, code, field, start, end, message };
  // Both are said: the place is wrong for every alert, the value for this one.
  return { placeholder, status: worst([...fill.problems, problem]), edits: [], problems: [...fill.problems, problem] };
}

const illegalText: Record<NonNullable<SqlToken['problem']>, string> = {
  unterminated_string: 'This string is not closed. End it with a single quote; a quote inside it is written twice.',
  unterminated_identifier: 'This quoted name is not closed.',
  invalid_blob: "This is not a blob: write pairs of hexadecimal digits, for example x'0aff'.",
  invalid_number: 'This is neither a number nor a name.',
  invalid_character: 'SQLite has no use for this character here.',
};

function textProblems(sql: string, tokens: readonly SqlToken[], statement: Statement): readonly ResolutionProblem[] {
  const invalid = (code: string, message: string, { start, end }: { start: number; end: number }): ResolutionProblem => {
    return { status: 'invalid', code, field: undefined, start, end, message };
  };
  const illegal = tokens.flatMap((token) =>
    token.problem === undefined ? [] : [invalid(token.problem, illegalText[token.problem], token)]
  );
  const [first] = statement.tokens;
  if (first === undefined) return [...illegal, invalid('query_empty', 'The query is empty.', { start: 0, end: sql.length })];
  const semicolon = statement.tokens.findIndex((token) => sql.slice(token.start, token.end) === ';');
  const second = semicolon < 0 ? undefined : statement.tokens.slice(semicolon).find((token) => sql.slice(token.start, token.end) !== ';');
  if (second === undefined) return illegal;
  const message = 'A second statement begins here. A guide query is one statement; write a directive for each.';
  return [...illegal, invalid('several_statements', message, { start: second.start, end: sql.length })];
}

const worstFirst = ['invalid', 'unsafe', 'not_a_value', 'missing', 'empty'] as const;

function worst(problems: readonly ResolutionProblem[]): ResolutionStatus {
  return worstFirst.find((status) => problems.some((problem) => problem.status === status)) ?? 'resolved';
}

interface Written {
  readonly text: string;
  readonly places: ReadonlyMap<Fill, Substitution>;
}

function write(sql: string, fills: readonly Fill[]): Written {
  const edits = fills.flatMap((fill) => fill.edits.map((edit) => ({ ...edit, fill }))).sort((a, b) => a.start - b.start || a.end - b.end);
  const places = new Map<Fill, Substitution>();
  let text = '';
  let at = 0;
  for (const { start, end, text: replacement, fill, isValue } of edits) {
    text += sql.slice(at, start);
    if (isValue)
      places.set(fill, { ...unresolved(fill), resolvedStart: text.length, resolvedEnd: text.length + replacement.length, replacement });
    text += replacement;
    at = end;
  }
  return { text: text + sql.slice(at), places };
}

function unresolved({ placeholder, status }: Fill): Substitution {
  const { field, start, end } = placeholder;
  return { field, start, end, resolvedStart: undefined, resolvedEnd: undefined, replacement: undefined, status };
}

/** The last guard: Kibana would replace what stands between double braces in a query that we call resolved. */
function replacedAgain({ placeholder: { field, start, end } }: Fill): ResolutionProblem {
  const message = 'With these values the query would hold double braces, which Kibana replaces again without quoting.';
  return { status: 'unsafe', code: 'replaced_again', field, start, end, message };
}
