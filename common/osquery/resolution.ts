/** The answer to "what would this guide query be for this alert": plain data that crosses the wire. */
import type { QueryFinding } from './checks/finding';

export type ResolutionStatus = 'resolved' | 'missing' | 'empty' | 'not_a_value' | 'unsafe' | 'invalid';

export interface Substitution {
  /** ECS field named by the placeholder. */
  readonly field: string;
  /** Place of the placeholder in the original query. */
  readonly start: number;
  readonly end: number;
  /** Place of what was written for it in `resolved`; undefined when the query was not resolved. */
  readonly resolvedStart: number | undefined;
  readonly resolvedEnd: number | undefined;
  /** The SQL text written for the placeholder. */
  readonly replacement: string | undefined;
  readonly status: ResolutionStatus;
}

export interface ResolutionProblem {
  readonly status: Exclude<ResolutionStatus, 'resolved'> | 'note';
  /**
   * missing: `field_missing`; empty: `field_empty`;
   * not_a_value: `field_is_object`, `several_values`, `too_many_values`, `broken_text`, `number_out_of_range`, `query_too_long`;
   * unsafe: `identifier_position`, `comment_position`, `half_token`, `too_many_breaks`, `replaced_again`;
   * invalid: `unterminated_string`, `unterminated_identifier`, `invalid_blob`, `invalid_number`, `invalid_variable`, `invalid_character`,
   * `query_empty`, `several_statements`, `not_a_select`, `unfinished`, `not_parsed`, `field_name_invalid`, `placeholder_unclosed`, `too_many_placeholders`;
   * note: `like_wildcards_kept`, `glob_wildcards_kept`, `like_escape_kept`, `number_may_be_rounded`
   */
  readonly code: string;
  readonly field: string | undefined;
  readonly start: number;
  readonly end: number;
  /** English; pages translate the code. */
  readonly message: string;
  /** SQLite's own words; of `not_parsed` alone. */
  readonly detail?: string;
}

export interface Resolution {
  readonly status: ResolutionStatus;
  readonly original: string;
  /** SQL that is safe to run; only when `status` is `resolved`. */
  readonly resolved: string | undefined;
  readonly substitutions: readonly Substitution[];
  readonly problems: readonly ResolutionProblem[];
  /** What Kibana's own textual replacement would send, for comparison only; never run by us. */
  readonly asKibanaSends: string;
  /** What is known of the query before it is run, the worst first; places are in `resolved`, or in `original` where there is none. */
  readonly checks?: readonly QueryFinding[];
}
