/** Exceptions as Elastic's detection engine stores them: all entries have to hold for an event to be left out. */

export type EntryOperator = 'included' | 'excluded';

export type ExceptionEntry =
  | { readonly type: 'match'; readonly field: string; readonly operator: EntryOperator; readonly value: string }
  | { readonly type: 'match_any'; readonly field: string; readonly operator: EntryOperator; readonly value: readonly string[] }
  | { readonly type: 'exists'; readonly field: string; readonly operator: EntryOperator }
  | { readonly type: 'wildcard'; readonly field: string; readonly operator: EntryOperator; readonly value: string }
  | {
      readonly type: 'list';
      readonly field: string;
      readonly operator: EntryOperator;
      readonly list: { readonly id: string; readonly type: string };
    }
  | { readonly type: 'nested'; readonly field: string; readonly entries: readonly ExceptionEntry[] };

export interface ExceptionItem {
  readonly id: string;
  readonly itemId: string;
  readonly listId: string;
  /** Saved object id of the one rule whose default list holds the item. */
  readonly ruleId: string;
  readonly name: string;
  readonly description: string;
  readonly entries: readonly ExceptionEntry[];
  readonly comments: readonly string[];
  readonly osTypes: readonly string[];
  readonly tags: readonly string[];
  /** ISO; undefined never expires. */
  readonly expireTime: string | undefined;
  readonly createdAt: string;
  readonly createdBy: string;
}

/** A combination worth proposing for one alert, best first. */
export interface ExceptionSuggestion {
  readonly id: 'user_command_line' | 'user_executable_parent' | 'host_user';
  readonly entries: readonly ExceptionEntry[];
}
