/** What a table of the built-in provider is: osquery's name and columns, filled from this machine's real state. */

export type ColumnType = 'TEXT' | 'INTEGER' | 'BIGINT';
export type CellValue = string | number | bigint | null;

/** A row may leave columns out: they are NULL, as osquery leaves what it cannot read. */
export type TableRow = Readonly<Record<string, CellValue>>;

export interface ProviderTable {
  readonly name: string;
  /** In osquery's order, with osquery's types, as on Linux. */
  readonly columns: readonly (readonly [name: string, type: ColumnType])[];
  /** Columns of which one has to be constrained (`path` of `file`), because the table would be without end. */
  readonly requires: readonly string[];
  readonly rows: (constraints: readonly PathConstraint[]) => Iterable<TableRow>;
}

/** `path = '/etc/passwd'`, `directory = '/etc'`, `path LIKE '/etc/%'`: what the query asks of a required column. */
export interface PathConstraint {
  readonly column: string;
  readonly operator: 'equals' | 'like';
  readonly value: string;
}

/** A query cannot be answered; the message is what the analyst sees, in the words of osquery where it has some. */
export class ProviderError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ProviderError';
  }
}
