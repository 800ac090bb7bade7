/**
 * Which paths a query asks `file` or `hash` for. osquery is told by SQLite's planner; a table that is filled beforehand is not, so the
 * conditions on the required columns are read from the SQL's tokens and their values computed by SQLite itself. What is collected may be too
 * much (SQLite still applies the whole WHERE clause to it) but not too little.
 */
import type { DatabaseSync } from '@photostructure/sqlite';
import { tokenizeSql } from '../../common/osquery';
import type { PathConstraint, ProviderTable } from './table';

type Database = InstanceType<typeof DatabaseSync>;

interface Word {
  readonly text: string;
  /** Lower case, quotes of identifiers removed; '' for what cannot be a name. */
  readonly name: string;
}

/** Conditions on the table's required columns, in the order written. Other tables that the query joins have to be filled already. */
export function pathConstraints(database: Database, sql: string, table: ProviderTable): readonly PathConstraint[] {
  const words = significantWords(sql);
  const query: Query = { database, words, aliases: tableAliases(words), common: commonTables(words), table };
  return words.flatMap((word, place) => (table.requires.includes(word.name) ? conditionAt(query, place) : []));
}

interface Query {
  readonly database: Database;
  readonly words: readonly Word[];
  /** Alias or name to table name in lower case, or to the text of a subquery. */
  readonly aliases: ReadonlyMap<string, string>;
  /** `WITH ...` of the query: what is computed from it may name these tables too. */
  readonly common: string;
  readonly table: ProviderTable;
}

function significantWords(sql: string): readonly Word[] {
  return tokenizeSql(sql)
    .filter(({ kind }) => kind !== 'space' && kind !== 'comment')
    .map(({ kind, start, end }) => {
      const text = sql.slice(start, end);
      if (kind === 'word') return { text, name: text.toLowerCase() };
      return { text, name: kind === 'quoted_identifier' ? text.slice(1, -1).toLowerCase() : '' };
    });
}

const afterTable = new Set([
  'on',
  'using',
  'where',
  'join',
  'left',
  'right',
  'inner',
  'outer',
  'cross',
  'natural',
  'full',
  'group',
  'order',
  'limit',
  'union',
  'except',
  'intersect',
  'having',
  'window',
  'indexed',
  'not',
]);

/** `FROM file f LEFT JOIN users AS u` names f, file, u, users; `FROM (SELECT ...) p` names p. */
function tableAliases(words: readonly Word[]): ReadonlyMap<string, string> {
  const aliases = new Map<string, string>();
  words.forEach(({ text, name }, place) => {
    const before = words[place - 1];
    const hasAs = words[place + 1]?.name === 'as';
    const alias = words[place + (hasAs ? 2 : 1)]?.name ?? '';
    const isAlias = alias !== '' && (hasAs || !afterTable.has(alias));
    const open = text === ')' && isAlias ? openingOf(words, place) : -1;
    if (open >= 0 && words[open + 1]?.name === 'select') return void aliases.set(alias, textOf(words.slice(open, place + 1)));
    if (name === '' || !before || !(['from', 'join'].includes(before.name) || before.text === ',' || before.text === '(')) return;
    aliases.set(name, name);
    if (isAlias) aliases.set(alias, name);
  });
  return aliases;
}

/** The place of the parenthesis that the one at `close` closes. */
function openingOf(words: readonly Word[], close: number): number {
  let depth = 0;
  for (let place = close; place >= 0; place -= 1) {
    if (words[place]?.text === ')') depth += 1;
    if (words[place]?.text === '(') depth -= 1;
    if (depth === 0) return place;
  }
  return -1;
}

/** Everything before the SELECT that the query is, which is the first one outside of parentheses. */
function commonTables(words: readonly Word[]): string {
  if (words[0]?.name !== 'with') return '';
  let depth = 0;
  const end = words.findIndex(({ text, name }) => {
    if (text === '(') depth += 1;
    if (text === ')') depth -= 1;
    return depth === 0 && name === 'select';
  });
  return textOf(words.slice(0, end));
}

const textOf = (words: readonly Word[]): string => words.map((word) => word.text).join(' ');

function conditionAt(query: Query, place: number): readonly PathConstraint[] {
  const { words, aliases, table } = query;
  const column = words[place]?.name ?? '';
  const isQualified = words[place - 1]?.text === '.';
  if (isQualified && aliases.get(words[place - 2]?.name ?? '') !== table.name) return [];
  const first = isQualified ? place - 2 : place;
  const after = words[place + 1];
  const equal = (values: readonly string[]) => values.map((value): PathConstraint => ({ column, operator: 'equals', value }));
  if (after && isEquals(after)) return equal(valuesOf(query, operandAfter(words, place + 2)));
  if (after?.name === 'like') return valuesOf(query, operandAfter(words, place + 2)).map((value) => ({ column, operator: 'like', value }));
  if (after?.name === 'in') return equal(listAfter(words, place + 2).flatMap((item) => valuesOf(query, item)));
  const before = words[first - 1];
  if (before && isEquals(before)) return equal(valuesOf(query, operandBefore(words, first - 2)));
  return isUsing(words, place) ? equal(valuesOfOthers(query, column)) : [];
}

const isEquals = ({ text, name }: Word): boolean => text === '=' || text === '==' || name === 'is';

const afterOperand = new Set([...afterTable, 'and', 'or', 'escape', 'collate', 'then', 'else', 'end', 'asc', 'desc']);

/** The operand that starts at `start`: up to the next word that cannot belong to it, parentheses kept whole. */
function operandAfter(words: readonly Word[], start: number): readonly Word[] {
  let depth = 0;
  let end = start;
  for (; end < words.length; end += 1) {
    const { text, name } = words[end] ?? { text: '', name: '' };
    if (depth === 0 && (text === ')' || text === ',' || text === ';' || afterOperand.has(name))) break;
    if (text === '(') depth += 1;
    if (text === ')') depth -= 1;
  }
  return words.slice(start, end);
}

/** `'/etc/passwd' = path` and `p.path = h.path`: a literal or a column before the operator. */
function operandBefore(words: readonly Word[], last: number): readonly Word[] {
  return words.slice(words[last - 1]?.text === '.' ? last - 2 : last, last + 1);
}

/** Items of `( a, b )`; a subquery is one item. */
function listAfter(words: readonly Word[], open: number): readonly (readonly Word[])[] {
  const items: (readonly Word[])[] = [];
  if (words[open]?.text !== '(') return items;
  if (open >= 0 && words[open + 1]?.name === 'select') return [operandAfter(words, open)];
  let start = open + 1;
  while (start < words.length) {
    const item = operandAfter(words, start);
    if (item.length === 0) break;
    items.push(item);
    start += item.length + 1;
    if (words[start - 1]?.text !== ',') break;
  }
  return items;
}

/** The operand's values: a constant expression, a subquery, or an expression of columns of joined tables. Empty where it is none of these. */
function valuesOf(query: Query, operand: readonly Word[]): readonly string[] {
  if (operand.length === 0) return [];
  const text = textOf(operand);
  if (operand[0]?.text === '(' && operand[1]?.name === 'select') return column(query, text.replace(/^\(|\)$/g, '')) ?? [];
  const named = operand.filter((_, place) => operand[place + 1]?.text === '.');
  if (named.length > 0) return valuesOfJoined(query, text, named);
  return column(query, `SELECT ${text}`) ?? valuesOfOthers(query, text);
}

/** `p.path`, `u.directory || '/.bashrc'`: never columns of the table itself, which is still empty. */
function valuesOfJoined(query: Query, expression: string, named: readonly Word[]): readonly string[] {
  const tables = new Map(named.map(({ name, text }) => [text, query.aliases.get(name)]));
  if ([...tables.values()].some((source) => source === undefined || source === query.table.name)) return [];
  return (
    column(query, `SELECT DISTINCT ${expression} FROM ${[...tables].map(([alias, source]) => `${source} AS ${alias}`).join(', ')}`) ?? []
  );
}

/** Columns without a table's name: of whichever other table has them. */
function valuesOfOthers(query: Query, expression: string): readonly string[] {
  const others = new Set([...query.aliases.values()].filter((other) => other !== query.table.name));
  return [...others].flatMap((other) => column(query, `SELECT DISTINCT ${expression} FROM ${other}`) ?? []);
}

/** `USING (path)`, possibly among others. */
function isUsing(words: readonly Word[], place: number): boolean {
  let open = place - 1;
  while (open >= 0 && words[open]?.text !== '(' && words[open]?.text !== ')') open -= 1;
  return words[open]?.text === '(' && words[open - 1]?.name === 'using';
}

/** The first column as text; undefined when SQLite refuses the query, because then the operand is not a value of its own. */
function column({ database, common }: Query, sql: string): readonly string[] | undefined {
  let rows: readonly object[];
  try {
    rows = database.prepare(`${common} ${sql}`).all();
  } catch {
    // For example a name that is a column of the outer query: no constraint can be had from it, and the real query says so if it must.
    return undefined;
  }
  return rows.flatMap((row) => {
    const [value] = Object.values(row);
    return typeof value === 'string' ? [value] : [];
  });
}
