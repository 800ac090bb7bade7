/** The rules with their guides, readable without an alert. */
import * as v from 'valibot';
import type { LintCode, LintSeverity } from '../linting/codes';
import type { QueryLanguage, RuleType, Severity, Threat } from '../rules/rule';
import { API_BASE, idSchema, localeSchema, type Unavailable } from './base';
import type { GuideResponse } from './guides';

export const RULES_PATH = `${API_BASE}/rules`;
export const RULE_PATH = `${API_BASE}/rules/{id}`;

export const rulesQuerySchema = v.object({ locale: localeSchema });
/** Saved object id or `rule_id`. */
export const ruleParamsSchema = v.object({ id: idSchema });

export interface RuleSummary {
  readonly id: string;
  readonly rule_id: string;
  readonly name: string;
  readonly description: string;
  readonly type: RuleType;
  readonly severity: Severity;
  readonly risk_score: number;
  readonly version: number;
  readonly tags: readonly string[];
  readonly enabled: boolean;
  readonly has_guide: boolean;
  /** Numbers of the guide: steps to work through and Osquery queries in it. */
  readonly steps: number;
  readonly queries: number;
  readonly alerts: { readonly open: number; readonly total: number };
  /** The last execution, standalone only. */
  readonly last_execution: RuleExecution | undefined;
}

/** One run of a rule over its window. */
export interface RuleExecution {
  readonly at: string;
  readonly from: string;
  readonly to: string;
  readonly status: 'succeeded' | 'warning' | 'failed';
  /** Made, left out by exceptions, already there, cut by `max_signals`. */
  readonly created: number;
  readonly excepted: number;
  readonly duplicates: number;
  readonly cut: number;
  /** `max_signals_reached`, `query_invalid`, `language_not_supported` ... with English text. */
  readonly messages: readonly { readonly code: string; readonly message: string }[];
}

export interface RulesResponse {
  readonly rules: readonly RuleSummary[];
  /** Files or entries that could not be loaded, and, with `loaded`, rules of which a part will not work: nothing is dropped silently. */
  readonly problems: readonly { readonly source: string; readonly message: string; readonly loaded?: true }[];
  /** Present where rules cannot be read at all: then `rules` is empty, which does not mean that there are none. */
  readonly unavailable?: Unavailable;
}

export interface RuleResponse {
  readonly rule: RuleSummary & {
    readonly language: QueryLanguage | undefined;
    readonly query: string;
    readonly index: readonly string[];
    readonly from: string;
    readonly interval: string;
    readonly max_signals: number;
    readonly threat: readonly Threat[];
    readonly references: readonly string[];
    readonly author: readonly string[];
    readonly license: string;
    readonly false_positives: readonly string[];
    readonly exceptions: readonly {
      readonly item_id: string;
      readonly name: string;
      readonly created_at: string;
      readonly created_by: string;
      readonly summary: string;
      /** ISO; from then on it silences nothing more. Absent when it holds for good. */
      readonly expire_time?: string;
    }[];
    /** Present where exceptions cannot be read at all: then `exceptions` is empty, which does not mean that there are none. */
    readonly exceptions_unavailable?: Unavailable;
    readonly executions: readonly RuleExecution[];
  };
  readonly guide: GuideResponse;
  /** For those who write rules. */
  readonly linted: RuleFindings;
}

/** What the linter says of the rule: for one rule the same as `ig lint`, and what could not be checked here. */
export interface RuleFindings {
  /** Errors first, then in the order of the text. */
  readonly findings: readonly RuleFinding[];
  /** How many more there are. */
  readonly findings_left_out: number;
  readonly unchecked: readonly UncheckedPart[];
}

/** Something that the linter has not looked at, and why. */
export type UncheckedPart =
  /** SQL that only SQLite itself can refuse: it could not be loaded, and the server's log says why. */
  | { readonly part: 'sql_syntax'; readonly reason: 'no_sqlite' }
  /** Whether related rules exist: too few rules are known here (`known`), they may not be read, or those of the package could not be read. */
  | { readonly part: 'related_rules'; readonly reason: 'few_rules' | 'forbidden' | 'no_prebuilt_rules'; readonly known: number }
  /** The rule's query is of a language that the engine does not read (Lucene, ES|QL). */
  | { readonly part: 'query'; readonly reason: 'language_not_read' };

export interface RuleFinding {
  /** Explained one by one in docs/lint.md. */
  readonly code: LintCode;
  readonly severity: LintSeverity;
  /** English; pages translate the code and fill in `values`. */
  readonly message: string;
  readonly values: Readonly<Record<string, string>>;
  /** In `note`, `setup`, `query` or `references[0]`, line and column from 1; absent for the rule as a whole. */
  readonly place?: { readonly field: string; readonly line: number; readonly column: number } & Excerpt;
  /** What of the page the place is in; `id` as in the guide's model. Absent for what is missing from the rule. */
  readonly target?:
    { readonly kind: 'rule_query' | 'references' } | { readonly kind: 'section' | 'step' | 'query' | 'search'; readonly id: string };
  /** What stands there when it is mended; absent where a person has to decide. */
  readonly mended?: Excerpt;
}

/** A stretch of a text with what stands around it on its line. */
interface Excerpt {
  readonly before: string;
  readonly at: string;
  readonly after: string;
}
