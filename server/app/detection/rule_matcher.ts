/** A rule as detection sees it: does it want events of this index, and could this event be in one of its alerts? */
import type { CompiledRule } from '../../../common/detection';
import { matchesIndexPatterns, type Rule } from '../../../common/rules';
import { compiledRule, type NotEvaluable } from '../compiled_rules';
import type { PreparedEvent } from './prepared_event';

export interface RuleMatcher {
  readonly rule: Rule;
  readonly compiled: CompiledRule;
  /** Its index is among those that the rule searches. */
  readonly wants: (event: PreparedEvent) => boolean;
  /** It is wanted and satisfies the rule, or a part of a rule on several events. */
  readonly matches: (event: PreparedEvent) => boolean;
}

export type MatcherOrRefusal = { readonly ok: true; readonly matcher: RuleMatcher } | { readonly ok: false; readonly why: NotEvaluable };

export function ruleMatcher(rule: Rule): MatcherOrRefusal {
  const result = compiledRule(rule);
  if (!result.ok) return result;
  const compiled = result.rule;
  const conditions = compiled.kind === 'document' ? [compiled] : compiled.parts;
  const wants = indexTest(rule.index);
  const matches = (event: PreparedEvent): boolean => wants(event) && conditions.some((condition) => condition.matches(event.document));
  return { ok: true, matcher: { rule, compiled, wants, matches } };
}

/** A store has few indices and many events: the patterns are read once an index. */
export function indexTest(patterns: readonly string[]): (event: PreparedEvent) => boolean {
  const wanted = new Map<string | undefined, boolean>();
  return ({ stored: { index } }) => {
    const known = wanted.get(index);
    if (known !== undefined) return known;
    const isWanted = matchesIndexPatterns(index, patterns);
    wanted.set(index, isWanted);
    return isWanted;
  };
}
