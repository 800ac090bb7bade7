/**
 * Tells where in a statement a token stands: where SQL expects a value, or where it expects a name, a keyword or nothing.
 *
 * Only a small part of the grammar is followed: which clause the token is in (per parenthesis) and what stands directly before and after it.
 * Whatever is not clearly a value position is a name position, so the unknown is refused.
 */
import { inCapitals, type SqlToken } from './sql_tokens';

export type SqlPosition =
  | 'value' //      an operand of an expression
  | 'in_list' //    an element of `IN (...)`
  | 'in_operand' // directly after `IN`, without parentheses
  | 'name'; //      a table, column, alias, function, keyword, or nothing at all

/** A statement without its blanks and comments, with the clause that each token stands in. */
export interface Statement {
  readonly sql: string;
  readonly tokens: readonly SqlToken[];
  readonly frames: readonly Frame[];
}

/** What has been opened around a token: `in_list` for `IN (`, and the clause reached at that level. */
interface Frame {
  readonly opener: 'in_list' | 'other';
  readonly clause: Clause;
}
type Clause = 'value' | 'on' | 'from' | 'with' | 'name';

const clauseAfter: ReadonlyMap<string, Clause> = new Map<string, Clause>([
  ...['SELECT', 'WHERE', 'HAVING', 'WHEN', 'THEN', 'ELSE', 'CASE', 'LIMIT', 'OFFSET', 'VALUES', 'RETURNING'].map(clause('value')),
  ...['ON'].map(clause('on')),
  ...['FROM', 'JOIN'].map(clause('from')),
  ...['WITH', 'RECURSIVE'].map(clause('with')),
  ...['BY', 'USING', 'INTO', 'SET', 'WINDOW', 'UNION', 'EXCEPT', 'INTERSECT', 'UPDATE', 'TABLE', 'INDEX', 'VIEW', 'PRAGMA'].map(
    clause('name')
  ),
]);
function clause(kind: Clause): (keyword: string) => readonly [string, Clause] {
  return (keyword) => [keyword, kind];
}

/** Keywords after which SQL expects an operand. */
const beforeOperand = new Set([
  ...['SELECT', 'DISTINCT', 'ALL', 'WHERE', 'ON', 'HAVING', 'WHEN', 'THEN', 'ELSE', 'CASE', 'LIMIT', 'OFFSET', 'AND', 'OR', 'NOT'],
  ...['LIKE', 'GLOB', 'REGEXP', 'MATCH', 'ESCAPE', 'BETWEEN', 'IS'],
]);
/** Keywords that are followed by names, so that a parenthesis after them holds no values. */
const beforeName = new Set([
  'FROM',
  'JOIN',
  'USING',
  'INTO',
  'AS',
  'OVER',
  'MATERIALIZED',
  'WITH',
  'RECURSIVE',
  'TABLE',
  'UNION',
  'EXCEPT',
  'INTERSECT',
]);

export function readStatement(sql: string, allTokens: readonly SqlToken[]): Statement {
  const tokens = allTokens.filter((token) => token.kind !== 'space' && token.kind !== 'comment');
  const frames: Frame[] = [];
  const stack: Frame[] = [];
  let current: Frame = { opener: 'other', clause: 'name' };
  tokens.forEach((token, index) => {
    const text = sql.slice(token.start, token.end);
    // A comma after `JOIN b ON x = y` goes on to the next table.
    if (text === ',' && current.clause === 'on') current = { ...current, clause: 'from' };
    frames.push(current);
    if (text === '(') {
      stack.push(current);
      current = openedBy(wordAt(sql, tokens[index - 1]), tokens[index - 1], current);
    } else if (text === ')') current = stack.pop() ?? current;
    else current = after(wordAt(sql, token) ?? '', wordAt(sql, tokens[index - 1]), current);
  });
  return { sql, tokens, frames };
}

function after(word: string, before: string | undefined, frame: Frame): Frame {
  // `IS NOT DISTINCT FROM` compares.
  if (word === 'FROM' && before === 'DISTINCT') return frame;
  // What stands in `IN (SELECT` is no list of values.
  const opener = word === 'SELECT' || word === 'VALUES' ? 'other' : frame.opener;
  return { opener, clause: clauseAfter.get(word) ?? frame.clause };
}

function openedBy(word: string | undefined, before: SqlToken | undefined, outer: Frame): Frame {
  if (word === 'IN') return { opener: 'in_list', clause: 'value' };
  if (word !== undefined && beforeName.has(word)) return { opener: 'other', clause: 'name' };
  const isNamed = before?.kind === 'word' || before?.kind === 'quoted_identifier';
  // A function's arguments are values, a table-valued function's too; the columns of a WITH table are names.
  if (isNamed) return { opener: 'other', clause: outer.clause === 'with' || outer.clause === 'name' ? outer.clause : 'value' };
  return { opener: 'other', clause: before?.kind === 'operator' ? 'value' : outer.clause };
}

export function positionOf(statement: Statement, index: number): SqlPosition {
  const { sql, tokens, frames } = statement;
  const token = tokens[index];
  const before = tokens[index - 1];
  const after = tokens[index + 1];
  if (token === undefined || before === undefined) return 'name';
  if (after !== undefined && ['(', '.'].includes(sql.slice(after.start, after.end))) return 'name';
  const keyword = wordAt(sql, before);
  if (keyword === 'IN') return 'in_operand';
  if (keyword !== undefined) return isBeforeOperand(keyword, wordAt(sql, tokens[index - 2])) ? 'value' : 'name';
  if (before.kind === 'operator') return isStar(statement, index - 1) ? 'name' : 'value';
  const opening = sql.slice(before.start, before.end);
  if (opening !== '(' && opening !== ',') return 'name';
  const frame = frames[index];
  if (frame === undefined || frame.clause !== 'value') return 'name';
  return frame.opener === 'in_list' ? 'in_list' : 'value';
}

function isBeforeOperand(keyword: string, before: string | undefined): boolean {
  if (keyword === 'FROM') return before === 'DISTINCT';
  return beforeOperand.has(keyword) && !(keyword === 'ALL' && before === 'UNION');
}

/** `SELECT *`, `count(*)` and `t.*` name columns; a star after an operand multiplies. */
function isStar({ sql, tokens }: Statement, index: number): boolean {
  const token = tokens[index];
  const before = tokens[index - 1];
  if (token === undefined || sql[token.start] !== '*') return false;
  if (before === undefined) return true;
  if (before.kind === 'punctuation') return sql[before.start] !== ')';
  return beforeOperand.has(wordAt(sql, before) ?? '');
}

/** The word in capitals, undefined for every other kind of token. */
export function wordAt(sql: string, token: SqlToken | undefined): string | undefined {
  return token?.kind === 'word' ? inCapitals(sql.slice(token.start, token.end)) : undefined;
}

/** True where nothing follows that would bind tighter than `=`: then `= x` may become `IN (...)`. */
export function endsComparison({ sql, tokens }: Statement, index: number): boolean {
  const after = tokens[index + 1];
  if (after === undefined) return true;
  const word = wordAt(sql, after);
  if (word !== undefined)
    return !['COLLATE', 'LIKE', 'GLOB', 'REGEXP', 'MATCH', 'IS', 'ISNULL', 'NOTNULL', 'IN', 'NOT', 'BETWEEN', 'ESCAPE'].includes(word);
  return [')', ',', ';'].includes(sql.slice(after.start, after.end));
}
