/** Which rows of a result are shown, and in which order: searched, narrowed to those that stand out or to one host, sorted, or as a tree. */
import { filterRows, processTree, sortKey, type ResultRow, type ResultTable } from '../../../../common/osquery/results';

export interface RowsView {
  readonly search: string;
  /** Undefined for all hosts. */
  readonly agentId: string | undefined;
  readonly onlyIds: ReadonlySet<string> | undefined;
  /** Place of the column, -1 for the host; undefined for the order in which the rows were given. */
  readonly sort: { readonly column: number; readonly direction: 'asc' | 'desc' } | undefined;
  readonly isTree: boolean;
}

export interface ShownRow {
  readonly row: ResultRow;
  /** 0 where the rows are no tree. */
  readonly depth: number;
  /** The name of a column for EUI's table, which sorts by names only: nothing is kept under it. */
  readonly [column: ColumnField]: never;
}

/** Columns are found by place: a column of a query can be called anything, `a.b` and `datetime(x)` as well. -1 is the host. */
export type ColumnField = `column_${number}`;
export const fieldOf = (column: number): ColumnField => `column_${column}`;
export const columnAt = (field: string): number | undefined => (/^column_-?\d+$/.test(field) ? Number(field.slice(7)) : undefined);

/** `nameOf`: what hosts are called, by which they are sorted. */
export function shownRows(
  table: ResultTable,
  view: RowsView,
  nameOf: (agentId: string) => string | undefined = noName
): readonly ShownRow[] {
  const kept = filterRows(table.rows, view.search).filter(
    ({ id, agentId }) => (view.onlyIds === undefined || view.onlyIds.has(id)) && (view.agentId === undefined || agentId === view.agentId)
  );
  if (!view.isTree) return sorted(table, kept, view.sort, nameOf).map((row) => ({ row, depth: 0 }));
  const tree = processTree(table) ?? [];
  const isKept = new Set(kept);
  return tree.filter(({ row }) => isKept.has(row)).map(({ row, depth }) => ({ row, depth }));
}

const noName = (): undefined => undefined;

function sorted(
  table: ResultTable,
  rows: readonly ResultRow[],
  sort: RowsView['sort'],
  nameOf: (agentId: string) => string | undefined
): readonly ResultRow[] {
  if (sort === undefined) return rows;
  const { column, direction } = sort;
  const kind = table.columns[column]?.kind ?? 'text';
  const keyed = rows.map((row) => ({ row, key: column < 0 ? hostKey(row.agentId ?? '', nameOf) : sortKey(row, column, kind) }));
  const sign = direction === 'asc' ? 1 : -1;
  return keyed.sort((a, b) => sign * compare(a.key, b.key)).map(({ row }) => row);
}

const hostKey = (agentId: string, nameOf: (agentId: string) => string | undefined): string => `${nameOf(agentId) ?? ''}\n${agentId}`;

function compare(a: string | number, b: string | number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
