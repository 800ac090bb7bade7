/** Evaluation of rules against an alert or a document. */
import * as v from 'valibot';
import type { RuleExplanation, SetRule } from '../detection';
import type { MissedCondition } from '../engine';
import type { ThreatMatchSettings } from '../rules/rule';
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
    /** In place of rules: one query as it is being written. It is answered as a rule without a name, always with its explanation. */
    query: v.optional(v.object({ language: v.picklist(['eql', 'kuery']), text: v.pipe(v.string(), v.maxLength(100_000)) })),
  }),
  v.check((body) => (body.alert_id === undefined) !== (body.document === undefined), 'give either alert_id or document'),
  v.check((body) => body.query === undefined || body.rule_ids === undefined, 'give either rule_ids or query')
);
export type EvaluateBody = v.InferOutput<typeof evaluateBodySchema>;

/**
 * `part_of`: the rule alerts on several events together, and the document satisfies one of its parts (a stage of a sequence, the query of a
 * threshold, new terms or threat match rule): it could be a part of an alert, and other events decide. `matched` of such a rule: the events of
 * the alert together are what it looks for.
 */
export type RuleVerdict = 'matched' | 'part_of' | 'not_matched' | 'not_evaluable';

/** What a rule that alerts on several events together asks of each of them, and which of it was found. */
export interface SetEvaluation {
  readonly type: SetRule['type'];
  readonly parts: readonly PartEvaluation[];
  /** How many events were looked at: those of the alert that could be read, else the one document. */
  readonly events: number;
  /** What the events have to have in common, or what has to be new: field names. */
  readonly fields: readonly string[];
  /** Sequences: how far the last event may be from the first, where that is limited. */
  readonly maxspan_ms?: number;
  /** Threshold rules: events that a group must have, and different values of fields. */
  readonly threshold?: { readonly count: number; readonly cardinality: readonly { readonly field: string; readonly value: number }[] };
  /** New terms rules: date math. */
  readonly history_window_start?: string;
  readonly threat_mapping?: ThreatMatchSettings['mapping'];
}

export interface PartEvaluation {
  /** Of a sequence or sample: the numbers of the stages, from 1, that ask for this; several where a stage repeats. Else empty. */
  readonly stages: readonly number[];
  readonly is_match: boolean;
  /** Events of the alert that fill the part. Empty where a document was evaluated. */
  readonly events: readonly { readonly index: string; readonly id: string; readonly timestamp: string | undefined }[];
  /** On the first event that fills it, else on the one that was looked at. */
  readonly explanation: RuleExplanation | undefined;
}

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
  /**
   * `not_evaluable` only: `rule_type_not_supported`, `language_not_supported`, `filter_not_supported`, `query_invalid`, `rule_incomplete`,
   * `rule_not_carried`, `events_not_readable`
   */
  readonly why:
    { readonly code: string; readonly message: string; readonly span?: { readonly start: number; readonly end: number } } | undefined;
  readonly explanation: RuleExplanation | undefined;
  /** `not_matched` with an explanation only: the fewest conditions of the query that would have to come out otherwise. */
  readonly nearest_miss?: readonly MissedCondition[];
  /** Rules that alert on several events together; their explanations are those of the parts. */
  readonly set?: SetEvaluation;
}

export interface EvaluateResponse {
  readonly evaluated: number;
  /** Of an alert: whether its source event could be read, or the event was restored from what the alert keeps of it. */
  readonly evaluated_on?: 'source_event' | 'alert';
  readonly results: readonly RuleEvaluation[];
}
