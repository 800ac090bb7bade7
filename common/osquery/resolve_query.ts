/**
 * Fills the placeholders of a guide's query with an alert's values, so that the SQL keeps its shape whatever the values are.
 *
 * The query is cut into tokens once, as it was written; each placeholder's place among them decides what may be put there. The values
 * are never looked at as SQL, and never searched for placeholders again.
 */
import { asKibanaSends } from './as_kibana_sends';
import { findPlaceholders, isFieldName, type Placeholder } from './placeholders';
import { mayBeRounded, readFieldValue, type FieldValue } from './field_value';
import { fillPlace, type Fill } from './fill_place';
import type { Resolution, ResolutionProblem, ResolutionStatus, Substitution } from './resolution';
import { readStatement, type Statement } from './sql_position';
import { tokenizeSql, type SqlToken } from './sql_tokens';
import { isTooLong, MOST_BYTES, textProblems } from './text_problems';

/** Each takes a value, and values can be long; a guide's query has a dozen at most. */
const MOST_PLACEHOLDERS = 200;

/**
 * `valuesOf` gives a field's value or list of values: undefined where the document has no such field (`fieldLookup` does so).
 * Never throws; `resolved` is there only when every placeholder was filled and the query is one well-formed statement.
 */
export function resolveQuery(sql: string, valuesOf: (field: string) => unknown): Resolution {
  const placeholders = findPlaceholders(sql);
  const tokens = tokenizeSql(sql, placeholders);
  const statement = readStatement(sql, tokens);
  const tooMany = placeholders[MOST_PLACEHOLDERS];
  const fills = tooMany === undefined ? fillAll(placeholders, tokens, statement, valuesOf) : [];
  const before = [
    ...textProblems(sql, tokens, statement, placeholders),
    ...(tooMany === undefined ? [] : [tooManyPlaceholders(tooMany)]),
    ...fills.flatMap((fill) => fill.problems),
  ];
  const filled = worst(before) === 'resolved' ? write(sql, fills) : undefined;
  const problems = [...before, ...(filled === undefined ? [] : problemsWritten(filled.text, fills))];
  const status = worst(problems);
  const written = status === 'resolved' ? filled : undefined;
  return {
    status,
    original: sql,
    resolved: written?.text,
    substitutions: fills.map((fill) => written?.places.get(fill) ?? unresolved(fill)),
    problems,
    asKibanaSends: asKibanaSends(sql, valuesOf),
  };
}

function fillAll(
  placeholders: readonly Placeholder[],
  tokens: readonly SqlToken[],
  statement: Statement,
  valuesOf: (field: string) => unknown
): readonly Fill[] {
  const values = new Map(placeholders.map(({ field }) => [field, readFieldValue(field, valuesOf(field))] as const));
  const lengths = placeholders.map(({ field }) => lengthOf(values.get(field)));
  // Told before anything is written: the same long value many times over would take all memory.
  const isTooMuch = lengths.reduce((sum, length) => sum + length, 0) > MOST_BYTES;
  return placeholders.map((placeholder) => {
    const value = values.get(placeholder.field);
    return fillOne(placeholder, value === undefined || (isTooMuch && value.status === 'resolved') ? TOO_LONG : value, tokens, statement);
  });
}

const TOO_LONG: Exclude<FieldValue, { status: 'resolved' }> = {
  status: 'not_a_value',
  code: 'query_too_long',
  message: 'With these values the query would be longer than the million bytes that SQLite reads.',
};

function lengthOf(value: FieldValue | undefined): number {
  if (value?.status !== 'resolved') return 0;
  return value.scalars.reduce<number>((sum, scalar) => sum + (typeof scalar === 'string' ? scalar.length : 4), 0);
}

function tooManyPlaceholders({ field, start, end }: Placeholder): ResolutionProblem {
  const message = `The query has more than ${MOST_PLACEHOLDERS} placeholders. Write several queries.`;
  return { status: 'invalid', code: 'too_many_placeholders', field, start, end, message };
}

function fillOne(placeholder: Placeholder, value: FieldValue, tokens: readonly SqlToken[], statement: Statement): Fill {
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
  const fill = fillPlace(placeholder, value, tokens, statement);
  if (value.status === 'resolved') {
    const rounded = value.scalars.find(mayBeRounded);
    if (rounded === undefined) return fill;
    const message = `The field ${field} holds a whole number so large that its last digits may have been rounded on the way: the query asks for ${rounded}.`;
    return { ...fill, problems: [...fill.problems, { status: 'note', code: 'number_may_be_rounded', field, start, end, message }] };
  }
  const { status, code, message } = value;
  const problem: ResolutionProblem = { status, code, field, start, end, message };
  // Both are said: the place is wrong for every alert, the value for this one.
  return { placeholder, status: worst([...fill.problems, problem]), edits: [], problems: [...fill.problems, problem] };
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

/** The last guards, on the text as it would be sent. */
function problemsWritten(text: string, fills: readonly Fill[]): readonly ResolutionProblem[] {
  const { code, message } = TOO_LONG;
  const tooLong: ResolutionProblem = { status: 'not_a_value', code, field: undefined, start: 0, end: 0, message };
  return [...(isTooLong(text) ? [tooLong] : []), ...(findPlaceholders(text).length === 0 ? [] : fills.map(replacedAgain))];
}

/** Kibana would replace what stands between double braces in a query that we call resolved. */
function replacedAgain({ placeholder: { field, start, end } }: Fill): ResolutionProblem {
  const message = 'With these values the query would hold double braces, which Kibana replaces again without quoting.';
  return { status: 'unsafe', code: 'replaced_again', field, start, end, message };
}
