/** A rule of any type, ready to run. */
import type {
  CompiledSequence,
  CompiledSample,
  EventSource,
  Explanation,
  Indexable,
  PreparedDocument,
  SequenceExplanation,
  Span,
} from '../engine';

/** Why a rule cannot be evaluated here; `code` is stable and translated by the pages. */
export interface NotEvaluable {
  readonly code: string;
  readonly message: string;
  readonly span?: Span;
  /** Of a query with several mistakes: those after the first. */
  readonly further?: readonly { readonly message: string; readonly span: Span }[];
}

export type CompiledRule = DocumentRule | SetRule;
export type CompiledRuleResult = { readonly ok: true; readonly rule: CompiledRule } | { readonly ok: false; readonly why: NotEvaluable };

/** What a single document can be asked: query and filters together. */
export interface DocumentCondition extends Indexable {
  matches(document: PreparedDocument): boolean;
  /**
   * How many conditions of the query stand against a match at least, without explaining it, which costs more. A filter that keeps the document out
   * counts as very many: nothing in the query would help.
   */
  countMissed(document: PreparedDocument, most: number): number;
  /** `isMatch` is what `matches` answers. */
  explain(document: PreparedDocument): RuleExplanation;
}

/** The explanation of the query, and of the filters beside it, which have no place in its text. */
export interface RuleExplanation extends Explanation {
  readonly filters: readonly FilterOutcome[];
}

export interface FilterOutcome {
  readonly filter: Readonly<Record<string, unknown>>;
  readonly outcome: 'true' | 'false';
}

/** Rules that alert on an event by itself: EQL over single events, and KQL. */
export interface DocumentRule extends DocumentCondition {
  readonly kind: 'document';
  /** What the pipes of the query leave of an execution's matches, which are in order of time. */
  choose<Match>(matched: readonly Match[]): readonly Match[];
}

/** Rules that alert on several events together. */
export interface SetRule {
  readonly kind: 'set';
  readonly type: 'sequence' | 'sample' | 'threshold' | 'new_terms' | 'threat_match';
  /** The conditions that single events have to satisfy: one a stage of a sequence or sample, else the query. */
  readonly parts: readonly DocumentCondition[];
  /** Of a sequence or sample. */
  readonly query: CompiledSequence | CompiledSample | undefined;
  /** In the order in which they were completed. Documents come in any order. */
  evaluate(documents: readonly EventSource[], window: EvaluationWindow): readonly SetMatch[];
}

/** The execution that is evaluated, in epoch ms, `from <= time <= to`; events before it are history. */
export interface EvaluationWindow {
  readonly fromMs: number;
  readonly toMs: number;
}

export interface SetMatch {
  /** Places in the documents that were given; in order of time, except those of a sample. */
  readonly documents: readonly number[];
  /** The fields that the events have in common, or that are new, with their values. */
  readonly key: readonly { readonly field: string; readonly value: string | null }[];
  /** Of a threat match: the places of the indicators. */
  readonly indicators: readonly number[];
  /** Of a sequence: which event filled which stage. */
  readonly sequence?: SequenceExplanation;
}
