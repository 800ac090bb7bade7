/** What a detection rule is, inside the product. Stored forms (TOML, NDJSON, alert parameters) are read into this. */

export type Severity = 'low' | 'medium' | 'high' | 'critical';
export type RuleType = 'eql' | 'query' | 'saved_query' | 'threshold' | 'new_terms' | 'threat_match' | 'esql' | 'machine_learning';
export type QueryLanguage = 'eql' | 'kuery' | 'lucene' | 'esql';
export type Locale = 'en' | 'zh-CN';

/** MITRE ATT&CK as rules carry it: a tactic with its techniques and their subtechniques. */
export interface ThreatReference {
  readonly id: string;
  readonly name: string;
  readonly reference: string;
}
export interface ThreatTechnique extends ThreatReference {
  readonly subtechnique: readonly ThreatReference[];
}
export interface Threat {
  readonly framework: string;
  readonly tactic: ThreatReference;
  readonly technique: readonly ThreatTechnique[];
}

/** Who made or changed a rule and when; `by` is '' where that is not known. */
export interface RuleChange {
  /** ISO. */
  readonly at: string;
  readonly by: string;
}

/** The parts of a rule that a person reads, in one language. */
export interface RuleText {
  readonly name: string;
  readonly description: string;
  /** The triage guide: Markdown with Kibana's directives expanded (`!{osquery{...}}`). */
  readonly note: string;
  readonly setup: string;
  readonly falsePositives: readonly string[];
}

/** Alerts when a group of events, equal in all of these fields, is large and varied enough. */
export interface ThresholdSettings {
  readonly field: readonly string[];
  readonly value: number;
  readonly cardinality: readonly { readonly field: string; readonly value: number }[];
}

/** Alerts when a combination of values was not seen since the start of the history. */
export interface NewTermsSettings {
  readonly fields: readonly string[];
  /** Date math, for example `now-7d`. */
  readonly historyWindowStart: string;
}

/** Alerts when an event shares values with an indicator, which another query finds. */
export interface ThreatMatchSettings {
  readonly index: readonly string[];
  readonly query: string;
  readonly language: QueryLanguage;
  readonly filters: readonly Readonly<Record<string, unknown>>[];
  readonly mapping: readonly {
    readonly entries: readonly { readonly field: string; readonly value: string; readonly negate: boolean }[];
  }[];
}

export interface Rule extends RuleText {
  /** Kibana's saved object id (`kibana.alert.rule.uuid`); standalone it equals `ruleId` where the source gives none. */
  readonly id: string;
  /** The stable id across clusters (`kibana.alert.rule.rule_id`). */
  readonly ruleId: string;
  readonly type: RuleType;
  readonly language: QueryLanguage | undefined;
  readonly query: string;
  /** Conditions beside the query, in Elasticsearch's query DSL, as Kibana's filter bar keeps them. */
  readonly filters: readonly Readonly<Record<string, unknown>>[];
  readonly threshold: ThresholdSettings | undefined;
  readonly newTerms: NewTermsSettings | undefined;
  readonly threatMatch: ThreatMatchSettings | undefined;
  /** Index patterns; empty means every index. */
  readonly index: readonly string[];
  readonly severity: Severity;
  readonly riskScore: number;
  /** Date math as stored, for example `now-9m`. */
  readonly from: string;
  readonly to: string;
  /** Duration as stored, for example `5m`. */
  readonly interval: string;
  readonly maxSignals: number;
  readonly enabled: boolean;
  readonly tags: readonly string[];
  readonly threat: readonly Threat[];
  readonly references: readonly string[];
  readonly author: readonly string[];
  readonly license: string;
  readonly version: number;
  readonly timestampOverride: string | undefined;
  /** EQL: the fields that order events, where they are not the usual ones. */
  readonly timestampField: string | undefined;
  readonly tiebreakerField: string | undefined;
  readonly eventCategoryOverride: string | undefined;
  /** `default`: its alerts are only building blocks of other rules' alerts. */
  readonly buildingBlockType: string | undefined;
  /** As far as the source tells. */
  readonly created: RuleChange | undefined;
  readonly updated: RuleChange | undefined;
  /** Other languages; `en` is the rule itself. */
  readonly translations: Partial<Record<Locale, RuleText>>;
  /** Where it was read from, for messages: `rules/linux/x.toml`, `export.ndjson:12`, `alert`. */
  readonly source: string;
}
