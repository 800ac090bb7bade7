/** Decides what is written for one placeholder, by the token it stands in and by what SQL expects there. */
import type { FieldValue } from './field_value';
import { patternNotes } from './pattern_notes';
import type { Placeholder } from './placeholders';
import type { ResolutionProblem, ResolutionStatus } from './resolution';
import { insideString, sqlLiteral, type SqlScalar } from './sql_literal';
import { endsComparison, positionOf, type Statement } from './sql_position';
import type { SqlToken } from './sql_tokens';

export interface Fill {
  readonly placeholder: Placeholder;
  readonly status: ResolutionStatus;
  readonly edits: readonly Edit[];
  readonly problems: readonly ResolutionProblem[];
}

/** Replaces a stretch of the query as written. `isValue` marks the one that holds the value. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly isValue: boolean;
}

/** A value that could not be read still has its place judged: the place is wrong for every alert. */
export function fillPlace(placeholder: Placeholder, value: FieldValue, tokens: readonly SqlToken[], statement: Statement): Fill {
  const token = tokens.find(({ start, end }) => start <= placeholder.start && placeholder.start < end);
  const scalars = value.status === 'resolved' ? value.scalars : [];
  if (token?.kind === 'placeholder') return fillOperand(placeholder, scalars, token, tokens, statement);
  if (token?.kind === 'string') return fillString(placeholder, scalars, token, tokens, statement);
  if (token?.kind === 'comment') {
    return refused(
      placeholder,
      'comment_position',
      'The placeholder stands in a comment: a line break in the value would end it. Remove it.'
    );
  }
  if (token?.kind === 'quoted_identifier') {
    return refused(
      placeholder,
      'identifier_position',
      'The placeholder stands in a quoted name. For text write it in single quotes, or without any.'
    );
  }
  return refused(placeholder, 'half_token', 'The placeholder is part of a larger token.');
}

function fillOperand(
  placeholder: Placeholder,
  scalars: readonly SqlScalar[],
  token: SqlToken,
  tokens: readonly SqlToken[],
  statement: Statement
): Fill {
  if (touchesToken(token, tokens, statement.sql)) {
    const message =
      'The placeholder touches the word, number, string or placeholder beside it. Put it in a string, or join the parts with ||.';
    return refused(placeholder, 'half_token', message);
  }
  const index = statement.tokens.indexOf(token);
  return fillAt(placeholder, scalars, token, index, statement);
}

/** `'{{x}}'` alone is the author's own quoting and is treated as bare text; otherwise the value becomes part of the string. */
function fillString(
  placeholder: Placeholder,
  scalars: readonly SqlScalar[],
  token: SqlToken,
  tokens: readonly SqlToken[],
  statement: Statement
): Fill {
  const { sql } = statement;
  if (placeholder.end >= token.end || touchesToken(token, tokens, sql)) {
    return refused(placeholder, 'half_token', 'The placeholder or its string touches the token beside it.');
  }
  const index = statement.tokens.indexOf(token);
  const texts = scalars.map((scalar) => String(scalar));
  if (placeholder.start === token.start + 1 && placeholder.end === token.end - 1)
    return fillAt(placeholder, texts, token, index, statement);
  if (positionOf(statement, index) === 'name' || positionOf(statement, index) === 'in_operand') return refusedName(placeholder);
  if (texts.length > 1) return refusedSeveral(placeholder);
  const [text] = texts;
  if (text === undefined) return filled(placeholder, [], []);
  const inside = insideString(text, sql[placeholder.start - 1] ?? '', sql[placeholder.end] ?? '');
  return filled(placeholder, inStringEdits(placeholder, inside, token), patternNotes(placeholder, [text], statement, index));
}

/** A broken literal needs parentheses around the whole of it; where several placeholders share it, each adds its own pair. */
function inStringEdits(
  placeholder: Placeholder,
  inside: { readonly text: string; readonly isBroken: boolean },
  token: SqlToken
): readonly Edit[] {
  const value: Edit = { start: placeholder.start, end: placeholder.end, text: inside.text, isValue: true };
  if (!inside.isBroken) return [value];
  const before: Edit = { start: token.start, end: token.start, text: '(', isValue: false };
  return [before, value, { start: token.end, end: token.end, text: ')', isValue: false }];
}

/** `token` is the placeholder, or the string that holds nothing else. */
function fillAt(placeholder: Placeholder, scalars: readonly SqlScalar[], token: SqlToken, index: number, statement: Statement): Fill {
  const position = positionOf(statement, index);
  if (position === 'name') return refusedName(placeholder);
  const notes = patternNotes(placeholder, scalars, statement, index);
  const list = scalars.map(sqlLiteral).join(', ');
  const write = (text: string, ...others: readonly Edit[]): Fill => {
    return filled(placeholder, [...others, { start: token.start, end: token.end, text, isValue: true }], notes);
  };
  if (position === 'in_operand') return write(`(${list})`);
  if (position === 'in_list' && isWholeElement(statement, index)) return write(list);
  if (scalars.length <= 1) return write(list);
  const operator = statement.tokens[index - 1];
  const listOperator = operator === undefined ? undefined : listOperators.get(statement.sql.slice(operator.start, operator.end));
  if (operator === undefined || listOperator === undefined || !endsComparison(statement, index)) return refusedSeveral(placeholder);
  return write(`${statement.sql[token.start - 1] === ' ' ? '' : ' '}(${list})`, {
    start: operator.start,
    end: operator.end,
    text: `${/\s/.test(statement.sql[operator.start - 1] ?? '') ? '' : ' '}${listOperator}`,
    isValue: false,
  });
}

const listOperators: ReadonlyMap<string, string> = new Map([
  ['=', 'IN'],
  ['==', 'IN'],
  ['!=', 'NOT IN'],
  ['<>', 'NOT IN'],
]);

function isWholeElement({ sql, tokens }: Statement, index: number): boolean {
  const after = tokens[index + 1];
  return after !== undefined && [',', ')'].includes(sql.slice(after.start, after.end));
}

/** True where no blank separates the token from one that it would melt into or be read together with. */
function touchesToken(token: SqlToken, tokens: readonly SqlToken[], sql: string): boolean {
  const index = tokens.indexOf(token);
  return [tokens[index - 1], tokens[index + 1]].some((neighbour) => {
    if (neighbour === undefined) return false;
    if (neighbour.kind === 'punctuation') return sql[neighbour.start] === '.';
    return neighbour.kind !== 'space' && neighbour.kind !== 'comment' && neighbour.kind !== 'operator';
  });
}

function filled(placeholder: Placeholder, edits: readonly Edit[], problems: readonly ResolutionProblem[]): Fill {
  return { placeholder, status: 'resolved', edits, problems };
}

function refusedName(placeholder: Placeholder): Fill {
  const message = 'SQL expects a name or a keyword here, which data must not provide. Placeholders can stand where a value can.';
  return refused(placeholder, 'identifier_position', message);
}

function refused(placeholder: Placeholder, code: string, message: string): Fill {
  const { field, start, end } = placeholder;
  return { placeholder, status: 'unsafe', edits: [], problems: [{ status: 'unsafe', code, field, start, end, message }] };
}

function refusedSeveral(placeholder: Placeholder): Fill {
  const { field, start, end } = placeholder;
  const message = `The field ${field} holds several values, and only one fits here. Compare with = or IN to take them all.`;
  return {
    placeholder,
    status: 'not_a_value',
    edits: [],
    problems: [{ status: 'not_a_value', code: 'several_values', field, start, end, message }],
  };
}
