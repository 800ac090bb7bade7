/**
 * What changed between two runs of a query: rows that are new, and rows that are gone. A row is known by its values; those that change from
 * one moment to the next on any living host (memory, CPU time, time of last reading, numbers of descriptors) do not make it another row.
 */
import { rowValues, type ResultRow, type ResultTable } from './result_table';

export interface RowChanges {
  /** Ids of rows of the later table. */
  readonly added: ReadonlySet<string>;
  /** Rows of the earlier table, in its order. */
  readonly gone: readonly ResultRow[];
}

/** Rows are counted: of three alike where there were two, one is new. */
export function compareRows(earlier: ResultTable, later: ResultTable): RowChanges {
  const before = countKeys(earlier);
  const added = new Set<string>();
  const keyOf = rowKeys(later);
  for (const row of later.rows) {
    const key = keyOf(row);
    const left = before.get(key) ?? 0;
    if (left === 0) added.add(row.id);
    else before.set(key, left - 1);
  }
  const keyOfEarlier = rowKeys(earlier);
  // The last of several alike are those that are gone.
  const gone = [...earlier.rows].reverse().filter((row) => {
    const key = keyOfEarlier(row);
    const left = before.get(key) ?? 0;
    if (left > 0) before.set(key, left - 1);
    return left > 0;
  });
  return { added, gone: gone.reverse() };
}

/** Nothing can be said of what was not fetched. */
export const isWhole = ({ rows, total, isTruncated }: ResultTable): boolean => rows.length >= total && !isTruncated;

const passing = new Set([
  ...['user_time', 'system_time', 'resident_size', 'total_size', 'wired_size', 'disk_bytes_read', 'disk_bytes_written', 'threads', 'state'],
  ...['elapsed_time', 'percent_processor_time', 'handle_count', 'idle_time', 'uptime', 'atime', 'file_last_access_time', 'last_accessed'],
  ...['bytes_sent', 'bytes_received', 'on_disk', 'nice', 'socket', 'fd'],
]);

function countKeys(table: ResultTable): Map<string, number> {
  const counts = new Map<string, number>();
  const keyOf = rowKeys(table);
  for (const row of table.rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
  return counts;
}

/** By name, so that another order of the columns is no change. A table of nothing but passing values is compared by these. */
function rowKeys(table: ResultTable): (row: ResultRow) => string {
  const isAllPassing = table.columns.every(({ name }) => passing.has(name.toLowerCase()));
  return (row) =>
    JSON.stringify([
      row.agentId ?? '',
      ...Object.entries(rowValues(table, row))
        .filter(([name]) => isAllPassing || !passing.has(name.toLowerCase()))
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ]);
}
