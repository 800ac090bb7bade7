/** Evaluation of rules against an alert or a document. */
import * as v from 'valibot';
import type { Explanation } from '../engine';
import type { RuleStanding } from './alert_rule';
import { API_BASE, idSchema } from './base';

export const EVALUATE_PATH = `${API_BASE}/evaluate`;

/** Exactly one of `alert_id` and `document`, which may be a hit of a search as well. Without `rule_ids` all enabled rules are evaluated. */
export const evaluateBodySchema = v.pipe(
  v.object({
    alert_id: v.optional(idSchema),
    document: v.optional(
      v.pipe(
        v.unknown(),
        // First, because to the schema library a list is a record too.
        v.check((document) => !Array.isArray(document), 'must be one object, not a list: send one document a request'),
        v.record(v.string(), v.unknown())
      )
    ),
    /** Stable rule ids (`rule_id`) or saved object ids. */
    rule_ids: v.optional(v.pipe(v.array(idSchema), v.maxLength(5000))),
    /** Explanation trees for rules that did not match as well (default: only where `rule_ids` names them). */
    explain_all: v.optional(v.boolean(), false),
  }),
  v.check((body) => (body.alert_id === undefined) !== (body.document === undefined), 'give either alert_id or document')
);
export type EvaluateBody = v.InferOutput<typeof evaluateBodySchema>;

export type RuleVerdict = 'matched' | 'not_matched' | 'not_evaluable';

export interface RuleEvaluation {
  readonly rule: {
    readonly id: string;
    readonly rule_id: string;
    readonly name: string;
    readonly type: string;
    readonly version: number;
    /** Of the rule that made the alert, when `rule_ids` names it: it is evaluated as the alert carries it. Other rules are the installed ones. */
    readonly standing?: RuleStanding;
  };
  readonly verdict: RuleVerdict;
  /** `not_evaluable` only: `sequence_not_supported`, `sample_not_supported`, `rule_type_not_supported`, `language_not_supported`, `query_invalid`, `rule_not_carried` */
  readonly why:
    { readonly code: string; readonly message: string; readonly span?: { readonly start: number; readonly end: number } } | undefined;
  readonly explanation: Explanation | undefined;
}

export interface EvaluateResponse {
  readonly evaluated: number;
  /** Of an alert: whether its source event could be read, or the event was restored from what the alert keeps of it. */
  readonly evaluated_on?: 'source_event' | 'alert';
  readonly results: readonly RuleEvaluation[];
}
