/** A triage guide as a model: sections of known kinds, each a tree of steps that can be worked through. */

export type SectionKind =
  | 'triage' //          what the rule looks for, why it matters
  | 'steps' //           possible investigation steps
  | 'related_rules'
  | 'false_positives'
  | 'response'
  | 'setup'
  | 'notes'; //          anything else

export interface Guide {
  readonly sections: readonly Section[];
  /** Those that belong to no step; a step has its own. */
  readonly problems: readonly GuideProblem[];
}

export interface Section {
  /** Stable within the guide and alike in every language of it: `steps`, `response`, `notes_2`. Never the id of a step. */
  readonly id: string;
  readonly kind: SectionKind;
  /** Plain text; '' for text before the first heading. */
  readonly title: string;
  /** Markdown that stands before the first step, '' when there is none. */
  readonly intro: string;
  readonly steps: readonly Step[];
}

export interface Step {
  /** Stable within the guide and alike in every language of it: place in the tree, `steps-4-1`. */
  readonly id: string;
  /** The step's own Markdown: without its sub-steps, without directives. */
  readonly markdown: string;
  readonly queries: readonly OsqueryDirective[];
  /** Questions to the events and alerts that are stored. */
  readonly searches: readonly InvestigateDirective[];
  /** Inline code that is a shell command to run by hand (`sudo chkconfig --list`). */
  readonly commands: readonly string[];
  /** `Name - 6ace94ba-...` in a related rules section. */
  readonly relatedRule: RelatedRule | undefined;
  readonly problems: readonly GuideProblem[];
  readonly children: readonly Step[];
}

export interface RelatedRule {
  readonly name: string;
  readonly ruleId: string;
}

/** `!{osquery{"label": ..., "query": ..., "ecs_mapping": ...}}` */
export interface OsqueryDirective {
  /** `<step id>-q1`: alike in every language of the guide. */
  readonly id: string;
  readonly label: string;
  readonly query: string;
  readonly ecsMapping: Readonly<Record<string, { readonly field?: string; readonly value?: string | readonly string[] }>>;
}

/** `!{investigate{...}}`, and `!{insight{...}}` as Kibana 8.6 had it: `providers` are alternatives, each of conditions that all have to hold. */
export interface InvestigateDirective {
  /** `<step id>-s1`: alike in every language of the guide. */
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly providers: readonly (readonly InvestigateProvider[])[];
  /** Date math, counted from the alert's time; undefined where the guide sets no limit. */
  readonly relativeFrom: string | undefined;
  readonly relativeTo: string | undefined;
}

export type ProviderScalar = string | number | boolean;

/** One condition. Texts may hold `{{field}}`. */
export type InvestigateProvider = { readonly field: string; readonly excluded: boolean } & (
  | { readonly queryType: 'phrase'; readonly value: ProviderScalar; readonly valueType: ProviderValueType }
  | { readonly queryType: 'phrases'; readonly values: readonly ProviderScalar[]; readonly valueType: ProviderValueType }
  | { readonly queryType: 'exists' }
  | { readonly queryType: 'range'; readonly bounds: Readonly<Partial<Record<RangeBound, ProviderScalar>>> }
  /** Begins with one of them. Only our own questions in place of commands ask so: no directive can. */
  | { readonly queryType: 'prefix'; readonly values: readonly string[] }
);
export type ProviderValueType = 'string' | 'number' | 'boolean';
export type RangeBound = 'gt' | 'gte' | 'lt' | 'lte';

export interface GuideProblem {
  /**
   * `directive_not_json`, `directive_without_query`, `directive_without_providers`, `directive_wrong_provider`, `directive_wrong_time`,
   * `directive_wrong_shape`, `directive_unclosed`, `directive_unknown`, `directive_in_code`, `guide_too_deep`, `guide_too_long`; and `directive_line_break`,
   * beside which the directive works all the same
   */
  readonly code: string;
  /** English, for logs and the linter; pages translate the code. */
  readonly message: string;
  /** What of the directive it is, where the code alone does not say it: `json_comma_expected`, `provider_without_list` ... */
  readonly detail?: string;
  /** 1-based line of the guide text. */
  readonly line: number;
  /** The text as it stands, so that nothing is lost. */
  readonly text: string;
  /** The very place, where it is known: in `text` from 0, and in the guide by line and column from 1. */
  readonly at?: { readonly offset: number; readonly line: number; readonly column: number };
}
