/** Rows of a live query as a table: columns in the order of the first row, later rows may add some at the end. */
import type { LiveQueryResults } from '../../../../common/api';

export interface ResultTable {
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly ResultRow[];
  /** Rows that the host has given; more than `rows` when only the first ones were fetched. */
  readonly total: number;
  /** The server's limit was reached: the host has more rows than it gave. */
  readonly isTruncated: boolean;
}

export interface ResultColumn {
  readonly name: string;
  /** Every value is a number, so that it sorts as one. */
  readonly isNumeric: boolean;
}

export interface ResultRow {
  readonly id: string;
  /** One a column; '' where the row has no value. */
  readonly cells: readonly string[];
}

export function resultTable({ data }: LiveQueryResults, isTruncated: boolean): ResultTable {
  const names: string[] = [];
  const known = new Set<string>();
  for (const { _source } of data.edges) {
    for (const name of Object.keys(_source.osquery)) {
      if (known.has(name)) continue;
      known.add(name);
      names.push(name);
    }
  }
  const rows = data.edges.map(({ _id, _source }, index) => ({
    id: `${index}-${_id}`,
    cells: names.map((name) => cellText(_source.osquery[name])),
  }));
  const columns = names.map((name, column) => ({ name, isNumeric: rows.every((row) => isNumber(row.cells[column] ?? '')) }));
  return { columns, rows, total: Math.max(data.total, rows.length), isTruncated };
}

/** What a cell sorts by. Numbers before empty cells; text ignoring case. */
export function sortKey(row: ResultRow, column: number, isNumeric: boolean): string | number {
  const text = row.cells[column] ?? '';
  if (!isNumeric) return text.toLowerCase();
  return text === '' ? Number.POSITIVE_INFINITY : Number(text);
}

function isNumber(text: string): boolean {
  return /^(-?\d+(\.\d+)?)?$/.test(text);
}

/** Elasticsearch may hand out a column as an array of one (`fields` format) or, for ECS-like names, with `number` beside it. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(cellText).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
