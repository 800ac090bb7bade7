/** Evaluation of rules against an alert or a document. */
import * as v from 'valibot';
import type { RuleExplanation } from '../detection';
import type { MissedCondition, Span } from '../engine';
import type { RuleStanding } from './alert_rule';
import { API_BASE, idSchema } from './base';
import type { SetEvaluation } from './evaluate_set';

export const EVALUATE_PATH = `${API_BASE}/evaluate`;

/** As many as somebody pastes; whole streams are for `ig evaluate`. */
export const MOST_DOCUMENTS = 1000;
const MOST_RULE_CHARACTERS = 500_000;

const documentSchema = v.pipe(
  v.unknown(),
  // First, because to the schema library a list is a record too.
  v.check((document) => !Array.isArray(document), 'must be one object, not a list: several documents go into documents'),
  v.record(v.string(), v.unknown())
);

/** Whose events, and which rules: one of each. Without rules all enabled ones are evaluated. */
export const evaluateBodySchema = v.pipe(
  v.object({
    alert_id: v.optional(idSchema),
    /** An event, an alert or a hit of a search. */
    document: v.optional(documentSchema),
    /** Several, looked at together: they are all the events that there are. */
    documents: v.optional(v.pipe(v.array(documentSchema), v.minLength(1), v.maxLength(MOST_DOCUMENTS))),
    /** Of `documents`, which one is explained, from 0; otherwise the first that matches, else the one that comes nearest. */
    show: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_DOCUMENTS - 1))),
    /** Stable rule ids (`rule_id`) or saved object ids. */
    rule_ids: v.optional(v.pipe(v.array(idSchema), v.maxLength(5000))),
    /** Where no rules are named: those that are switched off too. */
    include_disabled: v.optional(v.boolean()),
    /** Explanation trees for rules that did not match as well (default: only where `rule_ids` names them). */
    explain_all: v.optional(v.boolean(), false),
    /** In place of rules: one query as it is being written. It is answered as a rule without a name, always with its explanation. */
    query: v.optional(v.object({ language: v.picklist(['eql', 'kuery']), text: v.pipe(v.string(), v.maxLength(100_000)) })),
    /** In place of rules: the text of one rule, as Kibana exports it (JSON) or as a rule file (TOML). */
    rule: v.optional(v.object({ text: v.pipe(v.string(), v.maxLength(MOST_RULE_CHARACTERS)) })),
  }),
  v.check(
    ({ alert_id: alert, document, documents }) => given(alert, document, documents) === 1,
    'give either alert_id, document or documents'
  ),
  v.check(({ query, rule_ids: ids, rule }) => given(query, ids, rule) <= 1, 'give either rule_ids, query or rule')
);
export type EvaluateBody = v.InferOutput<typeof evaluateBodySchema>;

function given(...values: readonly unknown[]): number {
  return values.filter((value) => value !== undefined).length;
}

/**
 * `part_of`: the rule alerts on several events together, and the document satisfies one of its parts (a stage of a sequence, the query of a
 * threshold, new terms or threat match rule): it could be a part of an alert, and other events decide. `matched` of such a rule: the events of
 * the alert together are what it looks for.
 */
export type RuleVerdict = 'matched' | 'part_of' | 'not_matched' | 'not_evaluable';

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
   * `rule_not_carried`, `events_not_readable`. `query_invalid` comes with the query in which `span` is a place, and with what else is wrong in it.
   */
  readonly why:
    | {
        readonly code: string;
        readonly message: string;
        readonly span?: Span;
        readonly further?: readonly QueryMistake[];
        readonly query?: string;
      }
    | undefined;
  readonly explanation: RuleExplanation | undefined;
  /** `not_matched` with an explanation only: the fewest conditions of the query that would have to come out otherwise. */
  readonly nearest_miss?: readonly MissedCondition[];
  /** Rules that alert on several events together; their explanations are those of the parts. */
  readonly set?: SetEvaluation;
  /** Rules on single events, asked about `documents`: the places of those that match, and the place of the one that is explained. */
  readonly documents?: { readonly matched: readonly number[]; readonly shown: number };
}

/** Of a query with several mistakes, one after the first (`query_invalid`). */
export interface QueryMistake {
  readonly message: string;
  readonly span: Span;
}

/** What is wrong with the text of a rule, with the line (from 1) where one is to blame. */
export interface RuleTextProblem {
  readonly message: string;
  readonly line?: number;
}

export interface EvaluateResponse {
  readonly evaluated: number;
  /** Of an alert: whether its source event could be read, or the event was restored from what the alert keeps of it. */
  readonly evaluated_on?: 'source_event' | 'alert';
  readonly results: readonly RuleEvaluation[];
  /** Of the `rule` whose text was sent. Without `results` it could not be read at all. */
  readonly rule_problems?: readonly RuleTextProblem[];
}
