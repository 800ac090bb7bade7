/**
 * The built-in provider: osquery's SQL over this machine's state, evaluated by SQLite in memory. SQLite itself tells which tables a query
 * reads (its authorizer), only these are filled, and the same authorizer refuses everything but reading.
 */
import { constants, DatabaseSync } from '@photostructure/sqlite';
import { tokenizeSql } from '../../common/osquery';
import type { OsqueryAnswer } from '../../server/app/ports';
import { pathConstraints } from './constraints';
import { ProviderError, type CellValue, type ProviderTable, type TableRow } from './table';
import { groups, users } from './tables/accounts';
import { crontab } from './tables/crontab';
import { file, hash } from './tables/files';
import { last, loggedInUsers } from './tables/logged_in_users';
import { processes } from './tables/processes';
import { listeningPorts, processOpenSockets } from './tables/sockets';
import { osVersion, systemInfo } from './tables/system';
import { systemdUnits } from './tables/systemd_units';

type Database = InstanceType<typeof DatabaseSync>;

/** Order matters: what a query may join a path from stands before the tables that need paths. */
export const providerTables: readonly ProviderTable[] = [
  processes,
  listeningPorts,
  processOpenSockets,
  users,
  groups,
  loggedInUsers,
  last,
  crontab,
  systemdUnits,
  osVersion,
  systemInfo,
  file,
  hash,
];

export interface AnswerLimits {
  readonly maxRows: number;
  /** Rows are cut when their text together is longer. */
  readonly maxCharacters: number;
}

/** Runs one SELECT. A query that cannot be answered is a value: what SQLite or osquery would say. */
export function answerQuery(sql: string, limits: AnswerLimits, tables: readonly ProviderTable[] = providerTables): OsqueryAnswer {
  const statements = countStatements(sql);
  if (statements !== 1)
    return { ok: false, error: statements === 0 ? 'the query is empty' : 'a live query is one statement, this text holds several' };
  // osquery's SQLite takes "root" for a text where it names no column, and many people write their queries so.
  const database = new DatabaseSync(':memory:', { enableDoubleQuotedStringLiterals: true });
  try {
    database.exec('PRAGMA hard_heap_limit = 268435456; PRAGMA temp_store = MEMORY');
    for (const table of tables) database.exec(createTable(table));
    const read = tablesRead(database, sql);
    for (const table of tables) if (read.has(table.name)) fill(database, table, sql);
    return collect(database, sql, limits);
  } catch (error) {
    return { ok: false, error: errorText(error) };
  } finally {
    database.close();
  }
}

/** SQLite prepares the first statement of a text and would leave the rest unsaid. */
function countStatements(sql: string): number {
  const parts = tokenizeSql(sql).filter(({ kind }) => kind !== 'space' && kind !== 'comment');
  const isEnd = parts.map(({ start, end }) => sql.slice(start, end) === ';');
  return isEnd.filter((end, place) => !end && (place === 0 || isEnd[place - 1])).length;
}

function createTable(table: ProviderTable): string {
  return `CREATE TABLE ${table.name} (${table.columns.map(([name, type]) => `${name} ${type}`).join(', ')})`;
}

/** What a query may do: read, call functions, recurse in a common table expression. */
const allowed: ReadonlySet<number> = new Set([
  constants.SQLITE_SELECT,
  constants.SQLITE_READ,
  constants.SQLITE_FUNCTION,
  constants.SQLITE_RECURSIVE,
]);

/** Names of the tables that the query reads; preparing it finds every mistake that SQLite can find. */
function tablesRead(database: Database, sql: string): ReadonlySet<string> {
  const read = new Set<string>();
  database.setAuthorizer((action, first) => {
    if (action === constants.SQLITE_READ && first !== null) read.add(first.toLowerCase());
    return allowed.has(action) ? constants.SQLITE_OK : constants.SQLITE_DENY;
  });
  try {
    database.prepare(sql);
  } finally {
    database.setAuthorizer(null);
  }
  return read;
}

function fill(database: Database, table: ProviderTable, sql: string): void {
  const constraints = table.requires.length > 0 ? pathConstraints(database, sql, table) : [];
  if (table.requires.length > 0 && constraints.length === 0) {
    throw new ProviderError(
      `constraint failed: table ${table.name} was queried without a required column (${table.requires.join(' or ')}) in the WHERE clause`
    );
  }
  const names = table.columns.map(([name]) => name);
  const insert = database.prepare(`INSERT INTO ${table.name} VALUES (${names.map(() => '?').join(', ')})`);
  database.exec('BEGIN');
  for (const row of table.rows(constraints)) insert.run(...names.map((name) => row[name] ?? null));
  database.exec('COMMIT');
}

function collect(database: Database, sql: string, limits: AnswerLimits): OsqueryAnswer {
  database.setAuthorizer((action) => (allowed.has(action) ? constants.SQLITE_OK : constants.SQLITE_DENY));
  const statement = database.prepare(sql);
  statement.setReadBigInts(true);
  const rows: Record<string, string>[] = [];
  let characters = 0;
  for (const row of statement.iterate() as Iterable<TableRow>) {
    if (rows.length >= limits.maxRows || characters > limits.maxCharacters) return { ok: true, rows, isTruncated: true };
    const texts = Object.fromEntries(Object.entries(row).map(([name, value]) => [name, cellText(value)]));
    for (const text of Object.values(texts)) characters += text.length;
    rows.push(texts);
  }
  return { ok: true, rows, isTruncated: false };
}

/** osquery gives every value as text: NULL is empty, and a real number shows that it is one. */
function cellText(value: CellValue | Uint8Array): string {
  if (value === null) return '';
  if (typeof value === 'number' && Number.isInteger(value)) return value.toFixed(1);
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8');
  return String(value);
}

function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
