/** Exceptions: proposals for an alert, and the effect of one before it is made. Writing is Kibana's own route. */
import * as v from 'valibot';
import type { ExceptionSuggestion } from '../exceptions/exception';
import { exceptionEntriesSchema } from '../exceptions/schema';
import type { RuleStanding } from './alert_rule';
import { API_BASE, idSchema } from './base';

export const EXCEPTION_SUGGESTIONS_PATH = `${API_BASE}/alerts/{id}/exception_suggestions`;
export const EXCEPTION_PREVIEW_PATH = `${API_BASE}/exceptions/_preview`;

// The schema alone, not the door: the browser needs no engine to check entries.
export { exceptionEntriesSchema, exceptionEntrySchema } from '../exceptions/schema';

export const exceptionPreviewBodySchema = v.object({
  /** Saved object id of the rule. */
  rule_id: idSchema,
  entries: exceptionEntriesSchema,
});
export type ExceptionPreviewBody = v.InferOutput<typeof exceptionPreviewBodySchema>;

/** Which of the rule's alerts a preview counted: those made from `from` to `to` (ISO). */
export interface ExceptionPreviewWindow {
  readonly from: string;
  readonly to: string;
  /**
   * Present where the server's limit ended the count early: only this many alerts, the newest, were counted, and `from` is the time of
   * the oldest of them. `wanted_from` is how far back it would have counted.
   */
  readonly cut?: { readonly counted: number; readonly wanted_from: string };
}

export interface ExceptionPreviewResponse {
  readonly window: ExceptionPreviewWindow;
  /** Alerts of the rule in the window, and those among them that the exception would have silenced. */
  readonly total: number;
  readonly silenced: number;
  readonly silenced_open: number;
  readonly hosts: readonly { readonly value: string; readonly count: number }[];
  readonly users: readonly { readonly value: string; readonly count: number }[];
  /** Silenced alerts that an analyst judged a true positive: a danger. */
  readonly true_positives: number;
  /** Ids of open silenced alerts, newest first, at most 1,000: what "close all" would close. */
  readonly open_alert_ids: readonly string[];
  /** `everything` (all of the rule's alerts), `many_hosts`, `many_users`, `true_positive_silenced`, `list_not_supported` */
  readonly warnings: readonly string[];
}

export interface ExceptionSuggestionsResponse {
  readonly rule: {
    readonly id: string;
    readonly rule_id: string;
    readonly name: string;
    /** Says whether there is a rule that an exception can be written to, and which. */
    readonly standing?: RuleStanding;
  };
  readonly suggestions: readonly (ExceptionSuggestion & { readonly preview: ExceptionPreviewResponse })[];
}
