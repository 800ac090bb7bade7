/** Why a rule matches a document, or why it does not: for a rule over several events, whether the document could be one of them. */
import { nearestMiss, type EventSource, type Explanation, type MissedCondition } from '../../common/engine';
import type { FilterOutcome, NotEvaluable, RuleExplanation, SetRule } from '../../common/detection';
import type { Rule } from '../../common/rules';
import type { RuleEvaluator } from './rule_evaluator';

export interface ExplainedRule extends Explanation {
  readonly type: Rule['type'];
  /** Of a rule over several events: which sort it is. `isMatch` then says that the document can take part, `root` is about this alone. */
  readonly set?: SetRule['type'];
  readonly filters: readonly FilterOutcome[];
  /** Where the query does not match: the fewest conditions that would have to come out otherwise. */
  readonly nearest_miss?: readonly MissedCondition[];
  /** Of a sequence or sample, in the order of the query; stages that have to stay without an event are left out. `root` has them as children. */
  readonly stages?: readonly ExplainedStage[];
}

export interface ExplainedStage {
  /** Counted from 1, the stages without an event too. */
  readonly stage: number;
  readonly isMatch: boolean;
  readonly nearest_miss?: readonly MissedCondition[];
}

export type RuleExplained = { readonly ok: true; readonly explanation: ExplainedRule } | { readonly ok: false; readonly why: NotEvaluable };

export interface ExplainRequest {
  readonly rule: Rule;
  readonly document: EventSource;
  readonly textFields: readonly string[];
}

export function explainRule(evaluator: RuleEvaluator, { rule, document, textFields }: ExplainRequest): RuleExplained {
  const found = evaluator.catalog(textFields).find(rule);
  if (!found.ok) return found;
  const { type } = rule;
  const prepared = evaluator.prepare(rule, document);
  if (found.rule.kind === 'document') return { ok: true, explanation: { type, ...withNearestMiss(found.rule.explain(prepared)) } };
  const parts = found.rule.parts.map((part) => part.explain(prepared));
  const { query, type: set } = found.rule;
  const [only] = parts;
  if (query === undefined && only !== undefined) return { ok: true, explanation: { type, set, ...withNearestMiss(only) } };
  return { ok: true, explanation: { type, set, ...joined(found.rule, rule.query, parts) } };
}

function joined({ query }: SetRule, text: string, parts: readonly RuleExplanation[]): Omit<ExplainedRule, 'type' | 'set'> {
  const isMatch = parts.some((part) => part.isMatch);
  const places = [...new Set(query?.stages)].filter(({ isMissing }) => !isMissing).map(({ position }) => position);
  return {
    language: 'eql',
    query: text,
    isMatch,
    root: {
      kind: 'or',
      span: { start: 0, end: text.length },
      outcome: parts.some(({ root }) => root.outcome === 'true') ? 'true' : 'false',
      reason: 'branches',
      isExclusion: false,
      fields: [],
      matchedValueSpans: [],
      children: parts.map(({ root }) => root),
    },
    // They are the same for every stage.
    filters: parts[0]?.filters ?? [],
    stages: parts.map((part, index) => ({ stage: (places[index] ?? index) + 1, isMatch: part.isMatch, ...missOf(part) })),
  };
}

function withNearestMiss(explanation: RuleExplanation): Omit<ExplainedRule, 'type' | 'set'> {
  return { ...explanation, ...missOf(explanation) };
}

/** A filter is no part of the query: where only filters stand against the rule, the query misses nothing. */
function missOf({ root }: RuleExplanation): Pick<ExplainedRule, 'nearest_miss'> {
  return root.outcome === 'true' ? {} : { nearest_miss: nearestMiss(root) };
}
