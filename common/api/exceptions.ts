/** Exceptions: proposals for an alert, and the effect of one before it is made. Writing is Kibana's own route. */
import * as v from 'valibot';
import type { ExceptionEntry, ExceptionSuggestion } from '../exceptions/exception';
import { API_BASE, idSchema } from './base';

export const EXCEPTION_SUGGESTIONS_PATH = `${API_BASE}/alerts/{id}/exception_suggestions`;
export const EXCEPTION_PREVIEW_PATH = `${API_BASE}/exceptions/_preview`;

const fieldName = v.pipe(v.string(), v.minLength(1), v.maxLength(256));
const entryValue = v.pipe(v.string(), v.maxLength(32_766));
const operator = v.picklist(['included', 'excluded']);

const plainEntrySchema = v.variant('type', [
  v.object({ type: v.literal('match'), field: fieldName, operator, value: entryValue }),
  v.object({
    type: v.literal('match_any'),
    field: fieldName,
    operator,
    value: v.pipe(v.array(entryValue), v.minLength(1), v.maxLength(1000)),
  }),
  v.object({ type: v.literal('exists'), field: fieldName, operator }),
  v.object({ type: v.literal('wildcard'), field: fieldName, operator, value: entryValue }),
  v.object({
    type: v.literal('list'),
    field: fieldName,
    operator,
    list: v.object({ id: idSchema, type: v.pipe(v.string(), v.maxLength(64)) }),
  }),
]);

export const exceptionEntrySchema: v.GenericSchema<unknown, ExceptionEntry> = v.variant('type', [
  ...plainEntrySchema.options,
  v.object({ type: v.literal('nested'), field: fieldName, entries: v.pipe(v.array(plainEntrySchema), v.minLength(1), v.maxLength(100)) }),
]);

export const exceptionEntriesSchema = v.pipe(v.array(exceptionEntrySchema), v.minLength(1), v.maxLength(100));

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
