/** Processes as a tree, from rows that have `pid` and `parent`. Rows are never lost: what has no parent among them, or is its own ancestor, is a root. */
import type { ResultRow, ResultTable } from './result_table';

export interface TreeRow {
  readonly row: ResultRow;
  readonly depth: number;
}

/** Whether the columns are there. */
export const isProcessTable = (table: Pick<ResultTable, 'columns'>): boolean => columnsOf(table) !== undefined;

/** Depth first, children in the order of the table; undefined where the columns are missing. */
export function processTree(table: ResultTable): readonly TreeRow[] | undefined {
  const columns = columnsOf(table);
  if (columns === undefined) return undefined;
  const keyOf = (row: ResultRow, column: number): string => JSON.stringify([row.agentId ?? '', row.cells[column] ?? '']);
  const byPid = new Map<string, ResultRow>();
  for (const row of table.rows) if (!byPid.has(keyOf(row, columns.pid))) byPid.set(keyOf(row, columns.pid), row);
  const children = new Map<ResultRow | undefined, ResultRow[]>();
  for (const row of table.rows) {
    const parent = byPid.get(keyOf(row, columns.parent));
    const above = parent === row ? undefined : parent;
    children.set(above, [...(children.get(above) ?? []), row]);
  }
  const placed = new Set<ResultRow>();
  const ordered: TreeRow[] = [];
  const place = (first: ResultRow): void => {
    const waiting: TreeRow[] = [{ row: first, depth: 0 }];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (placed.has(next.row)) continue;
      placed.add(next.row);
      ordered.push(next);
      const { row, depth } = next;
      waiting.push(...[...(children.get(row) ?? [])].reverse().map((child) => ({ row: child, depth: depth + 1 })));
    }
  };
  (children.get(undefined) ?? []).forEach(place);
  // A ring of parents has no root: it starts at its first row.
  for (const row of table.rows) if (!placed.has(row)) place(row);
  return ordered;
}

function columnsOf({ columns }: Pick<ResultTable, 'columns'>): { readonly pid: number; readonly parent: number } | undefined {
  const [pid, parent] = ['pid', 'parent'].map((name) => columns.findIndex((column) => column.name.toLowerCase() === name));
  return pid === undefined || parent === undefined || pid < 0 || parent < 0 ? undefined : { pid, parent };
}
