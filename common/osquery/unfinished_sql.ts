/**
 * What cannot be SQL however it goes on: a parenthesis without its other half, a clause without its content (`SELECT a, FROM t`, `WHERE b =`).
 *
 * Only pairs of neighbours are looked at that SQLite's grammar never lets follow each other, so that a query which osquery can run is never
 * called broken. A parser that refuses what it does not know was not taken: the one for the checks knows less than SQLite.
 */
import { wordAt, type Statement } from './sql_position';
import type { SqlToken } from './sql_tokens';

export interface Unfinished {
  /** The token that cannot stand where it stands; undefined at the end of the query. */
  readonly token: SqlToken | undefined;
  readonly message: string;
}

export function findUnfinished(statement: Statement): Unfinished | undefined {
  return unpaired(statement) ?? outOfPlace(statement);
}

function unpaired({ sql, tokens }: Statement): Unfinished | undefined {
  const open: SqlToken[] = [];
  for (const token of tokens) {
    const text = sql.slice(token.start, token.end);
    if (text === '(') open.push(token);
    if (text === ')' && open.pop() === undefined) return { token, message: 'This parenthesis closes none that is open.' };
  }
  const [token] = open.slice(-1);
  return token === undefined ? undefined : { token, message: 'This parenthesis is not closed.' };
}

/** Reserved words after which an expression or a table has to come. */
const OPENING = new Set([
  'SELECT',
  'FROM',
  'JOIN',
  'WHERE',
  'HAVING',
  'ON',
  'AND',
  'OR',
  'NOT',
  'WHEN',
  'THEN',
  'ELSE',
  'LIMIT',
  'BETWEEN',
]);
/** Reserved words that begin neither. */
const CONTINUING = new Set([
  'FROM',
  'WHERE',
  'GROUP',
  'ORDER',
  'HAVING',
  'LIMIT',
  'AND',
  'OR',
  'UNION',
  'INTERSECT',
  'THEN',
  'WHEN',
  'ELSE',
  'JOIN',
]);
const EXPECTED = 'Here a value, a name or an expression is missing.';

function outOfPlace(statement: Statement): Unfinished | undefined {
  const { sql, tokens } = statement;
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index + 1];
    if (expectsMore(statement, index) && endsHere(sql, token)) return { token, message: EXPECTED };
  }
  return undefined;
}

function expectsMore({ sql, tokens }: Statement, index: number): boolean {
  const token = tokens[index];
  if (token === undefined) return false;
  const text = sql.slice(token.start, token.end);
  if (token.kind === 'operator') return text !== '*';
  if (text === ',') return true;
  // `t.select` is no clause, and neither is what only looks like one in a place for names.
  const before = tokens[index - 1];
  const isPartOfName = before !== undefined && sql[before.start] === '.';
  return !isPartOfName && OPENING.has(wordAt(sql, token) ?? '');
}

function endsHere(sql: string, token: SqlToken | undefined): boolean {
  if (token === undefined) return true;
  const text = sql.slice(token.start, token.end);
  return text === ')' || text === ';' || text === ',' || CONTINUING.has(wordAt(sql, token) ?? '');
}
