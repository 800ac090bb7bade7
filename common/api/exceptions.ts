/** Exceptions: proposals for an alert, and the effect of one before it is made. Writing is Kibana's own route. */
import * as v from 'valibot';
import type { ExceptionSuggestion } from '../exceptions/exception';
import { exceptionEntriesSchema } from '../exceptions/schema';
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

export interface ExceptionPreviewResponse {
  /** Stored alerts of the rule, and those among them that the exception would have silenced. */
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
  readonly rule: { readonly id: string; readonly rule_id: string; readonly name: string };
  readonly suggestions: readonly (ExceptionSuggestion & { readonly preview: ExceptionPreviewResponse })[];
}
