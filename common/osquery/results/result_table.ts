/** Rows of a live query as a table: columns in the order of the first row, each with its kind; later rows may add some at the end. */
import { cellTimeMs, columnKind, isNumeric, type ColumnKind } from './column_kind';
import { queryTables } from './query_tables';

export interface ResultTable {
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly ResultRow[];
  /** Rows that the hosts have given; more than `rows` when only the first ones were fetched. */
  readonly total: number;
  /** The server's limit was reached: the host has more rows than it gave. */
  readonly isTruncated: boolean;
}

export interface ResultColumn {
  readonly name: string;
  readonly kind: ColumnKind;
}

export interface ResultRow {
  readonly id: string;
  /** Which host it is of; undefined where the answer does not say. */
  readonly agentId: string | undefined;
  /** One a column; '' where the row has no value. */
  readonly cells: readonly string[];
}

/** A row as the wire has it. */
export interface GivenRow {
  readonly id: string;
  readonly agentId: string | undefined;
  readonly columns: Readonly<Record<string, unknown>>;
}

export interface GivenRows {
  readonly rows: readonly GivenRow[];
  readonly total: number;
  readonly isTruncated: boolean;
}

export function resultTable(given: GivenRows, sql: string): ResultTable {
  const names = [...new Set(given.rows.flatMap(({ columns }) => Object.keys(columns)))];
  const rows = given.rows.map(({ id, agentId, columns }, index) => ({
    id: `${index}-${id}`,
    agentId,
    cells: names.map((name) => (Object.hasOwn(columns, name) ? cellText(columns[name]) : '')),
  }));
  const tables = queryTables(sql);
  const usesLocalTime = /localtime/i.test(sql);
  const columns = names.map((name, column) => ({
    name,
    kind: columnKind({ name, values: rows.map((row) => row.cells[column] ?? ''), tables, usesLocalTime }),
  }));
  return { columns, rows, total: Math.max(given.total, rows.length), isTruncated: given.isTruncated };
}

/** What a cell sorts by. Numbers before empty cells; text ignoring case. */
export function sortKey(row: ResultRow, column: number, kind: ColumnKind): string | number {
  const text = row.cells[column] ?? '';
  if (kind === 'utc_text') return cellTimeMs(kind, text) ?? Number.POSITIVE_INFINITY;
  if (!isNumeric(kind)) return text.toLowerCase();
  return text === '' ? Number.POSITIVE_INFINITY : Number(text);
}

/** The row by column name, for what leaves the table. Columns that it has no value for are left out. */
export function rowValues({ columns }: Pick<ResultTable, 'columns'>, row: ResultRow): Readonly<Record<string, string>> {
  return Object.fromEntries(columns.flatMap(({ name }, index) => (row.cells[index] ? [[name, row.cells[index]]] : [])));
}

/** Rows that hold all of the words, in any cell, ignoring case. */
export function filterRows(rows: readonly ResultRow[], search: string): readonly ResultRow[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter(({ cells, agentId }) => {
    const texts = [...cells, agentId ?? ''].map((text) => text.toLowerCase());
    return words.every((word) => texts.some((text) => text.includes(word)));
  });
}

/** Elasticsearch may hand out a column as an array of one (`fields` format) or, for ECS-like names, with `number` beside it. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(cellText).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
