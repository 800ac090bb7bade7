/** What a check has to say of a query before it is run: plain data that crosses the wire. */

export type FindingSeverity =
  | 'error' //   osquery refuses the query, or answers nothing at all
  | 'warning' // it runs, and hardly does what its author meant
  | 'note'; //   worth knowing before it is run

export type FindingCode =
  | 'not_checked'
  | 'unknown_table'
  | 'table_elsewhere'
  | 'unknown_column'
  | 'unknown_alias'
  | 'ambiguous_column'
  | 'unknown_function'
  | 'function_arguments'
  | 'column_elsewhere'
  | 'required_missing'
  | 'required_unusable'
  | 'null_comparison'
  | 'double_quoted_text'
  | 'whole_disk'
  | 'relative_pattern'
  | 'cross_join'
  | 'no_limit'
  | 'one_user'
  | 'events_table'
  | 'contacts_address'
  | 'starts_carving';

export interface QueryFinding {
  readonly code: FindingCode;
  readonly severity: FindingSeverity;
  /** Place in the SQL that was checked. */
  readonly start: number;
  readonly end: number;
  /** English, for logs and the command line; pages translate the code and fill in `values`. */
  readonly message: string;
  /** The names that the message speaks of: `table`, `column`, `suggestion` ('' for none), `platform`, `platforms`, `text`, `function`. */
  readonly values: Readonly<Record<string, string>>;
}
