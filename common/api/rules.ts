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
  /** What the linter says of the rule, errors first, for those who write rules. */
  readonly findings: readonly RuleFinding[];
}

export interface RuleFinding {
  /** Explained one by one in docs/lint.md. */
  readonly code: LintCode;
  readonly severity: LintSeverity;
  /** English; pages translate the code and fill in `values`. */
  readonly message: string;
  readonly values: Readonly<Record<string, string>>;
  /** In `note`, `setup`, `query` or `references[0]`, line and column from 1; absent for the rule as a whole. */
  readonly place?: { readonly field: string; readonly line: number; readonly column: number } & Excerpt;
  /** What stands there when it is mended; absent where a person has to decide. */
  readonly mended?: Excerpt;
}

/** A stretch of a text with what stands around it on its line. */
interface Excerpt {
  readonly before: string;
  readonly at: string;
  readonly after: string;
}
