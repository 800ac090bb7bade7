/** What stands out in the rows of a query for this alert: the alert's user, files that changed around its time, connections to the outside, and whose process a port is. */
import { isOutsideAddress } from './address_scope';
import { cellTimeMs, type ColumnKind } from './column_kind';
import type { ProcessIndex, ProcessFacts } from './process_index';
import type { ResultRow, ResultTable } from './result_table';

export type RowMark =
  | { readonly kind: 'alert_user'; readonly column: number }
  /** `offsetMs` from the alert to the change; negative before it. */
  | { readonly kind: 'changed_near_alert'; readonly column: number; readonly offsetMs: number }
  | { readonly kind: 'outside_address'; readonly column: number }
  | { readonly kind: 'process'; readonly process: ProcessFacts };

export interface MarkContext {
  /** Of the alert: one, several, none. */
  readonly users: readonly string[];
  /** When what the alert is about happened, epoch ms. */
  readonly alertTimeMs: number | undefined;
  readonly processes: ProcessIndex | undefined;
}

export const NEAR_ALERT_MS = 60 * 60_000;

/** Marks by the id of the row; rows without any are left out. */
export function rowMarks(table: ResultTable, context: MarkContext): ReadonlyMap<string, readonly RowMark[]> {
  const finders = findersOf(table, context);
  const marked = new Map<string, readonly RowMark[]>();
  for (const find of finders) {
    const found = table.rows.flatMap((row) => {
      const mark = find(row);
      return mark === undefined ? [] : [{ row, mark }];
    });
    if (isCommonplace(found[0]?.mark.kind, found.length, table.rows.length)) continue;
    for (const { row, mark } of found) marked.set(row.id, [...(marked.get(row.id) ?? []), mark]);
  }
  return marked;
}

/** Where half of a host belongs to root, a row of root does not stand out. */
function isCommonplace(kind: RowMark['kind'] | undefined, found: number, rows: number): boolean {
  return kind === 'alert_user' && rows > 10 && found > rows / 2;
}

type Finder = (row: ResultRow) => RowMark | undefined;

function findersOf(table: ResultTable, context: MarkContext): readonly Finder[] {
  const process = processFinder(table, context.processes);
  return [
    ...columnsNamed(table, USER_COLUMNS)
      .slice(0, 1)
      .map((column) => userFinder(column, context.users)),
    ...changeFinders(table, context.alertTimeMs),
    ...columnsNamed(table, /^remote_address$/)
      .slice(0, 1)
      .map(outsideFinder),
    ...(process === undefined ? [] : [process]),
  ];
}

const USER_COLUMNS = /^(username|user|user_name|file_owner|owner)$/;

function userFinder(column: number, users: readonly string[]): Finder {
  const wanted = new Set(users);
  return ({ cells }) => (wanted.has(cells[column] ?? '') ? { kind: 'alert_user', column } : undefined);
}

/** Times of content, of owner or rights, of creation; the last reading says nothing of a change. The nearest of a row is told. */
const CHANGE_COLUMNS = /^[mcb]time$|modif|chang|creat/;

function changeFinders(table: ResultTable, alertTimeMs: number | undefined): readonly Finder[] {
  const columns = columnsNamed(table, CHANGE_COLUMNS).filter((column) => isTimeKind(table.columns[column]?.kind));
  if (alertTimeMs === undefined || columns.length === 0) return [];
  return [
    ({ cells }) => {
      const near = columns
        .flatMap((column) => {
          const kind = table.columns[column]?.kind ?? 'text';
          const timeMs = cellTimeMs(kind, cells[column] ?? '');
          return timeMs === undefined ? [] : [{ column, offsetMs: timeMs - alertTimeMs }];
        })
        .filter(({ offsetMs }) => Math.abs(offsetMs) <= NEAR_ALERT_MS)
        .sort((a, b) => Math.abs(a.offsetMs) - Math.abs(b.offsetMs))[0];
      return near === undefined ? undefined : { kind: 'changed_near_alert', ...near };
    },
  ];
}

const isTimeKind = (kind: ColumnKind | undefined): boolean => kind === 'seconds' || kind === 'milliseconds' || kind === 'utc_text';

function outsideFinder(column: number): Finder {
  return ({ cells }) => (isOutsideAddress(cells[column] ?? '') ? { kind: 'outside_address', column } : undefined);
}

/** Where the rows name a process by its id and say nothing else of it. */
function processFinder(table: ResultTable, processes: ProcessIndex | undefined): Finder | undefined {
  const [pid] = columnsNamed(table, /^pid$/);
  const isSocket = columnsNamed(table, /^(port|remote_port|local_port|socket)$/).length > 0;
  const isSaid = columnsNamed(table, /^(process_)?(name|path|cmdline)$/).length > (columnsNamed(table, /^path$/).length > 0 ? 1 : 0);
  if (pid === undefined || processes === undefined || !isSocket || isSaid) return undefined;
  return ({ agentId, cells }) => {
    const process = processes.find(agentId, cells[pid] ?? '');
    return process === undefined ? undefined : { kind: 'process', process };
  };
}

function columnsNamed({ columns }: ResultTable, pattern: RegExp): readonly number[] {
  return columns.flatMap(({ name }, index) => (pattern.test(name.toLowerCase()) ? [index] : []));
}
