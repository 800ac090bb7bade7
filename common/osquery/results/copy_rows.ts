/** Rows as text for other programs: CSV for a spreadsheet, NDJSON for a script. Always the raw values, never what a page makes of them. */
import { rowValues, type ResultRow, type ResultTable } from './result_table';

interface Copied {
  readonly columns: ResultTable['columns'];
  readonly rows: readonly ResultRow[];
  /** Where rows are of several hosts, each says of which. */
  readonly withAgent: boolean;
}

const AGENT_COLUMN = 'agent.id';

/** RFC 4180, with a header. A cell that a spreadsheet would take for a formula gets an apostrophe in front: the rows come from a host that may be hostile. */
export function rowsAsCsv({ columns, rows, withAgent }: Copied): string {
  const header = [...(withAgent ? [AGENT_COLUMN] : []), ...columns.map(({ name }) => name)];
  const lines = rows.map((row) => [...(withAgent ? [row.agentId ?? ''] : []), ...columns.map((_, index) => row.cells[index] ?? '')]);
  return [header, ...lines].map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}

/** One object a line. */
export function rowsAsNdjson({ columns, rows, withAgent }: Copied): string {
  return rows
    .map((row) => JSON.stringify({ ...(withAgent ? { [AGENT_COLUMN]: row.agentId ?? null } : {}), ...rowValues({ columns }, row) }))
    .map((line) => `${line}\n`)
    .join('');
}

/** Also the full-width forms of the four signs, which some spreadsheets read alike. */
const STARTS_FORMULA = /^[=+\-@\t\r\n\uff0b\uff0d\uff1d\uff20]/;

export function csvCell(text: string): string {
  const safe = STARTS_FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
