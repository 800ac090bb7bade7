/**
 * Rules ready to run. Compiling costs more than evaluating, and the same rules are asked again with every alert, so what was
 * compiled is kept by what it was compiled from: the rule in each of the alerts that it made is compiled once, a changed rule is another key.
 */
import { compileRule, type CompiledRuleResult } from '../../common/detection';
import type { Rule } from '../../common/rules';
import { BoundedCache } from './bounded_cache';

export type { NotEvaluable } from '../../common/detection';

const kept = new BoundedCache<CompiledRuleResult>({ entries: 5_000, characters: 16_000_000 });
/** In front of it, because a rule of a store that keeps its objects needs no key to be told again. */
const byObject = new WeakMap<Rule, CompiledRuleResult>();

/** Never throws over a rule: one that cannot be evaluated is an answer that says why. Equal rules have the same object for an answer. */
export function compiledRule(rule: Rule): CompiledRuleResult {
  const known = byObject.get(rule);
  if (known) return known;
  const compiled = kept.of(keyOf(rule), () => compileRule(rule));
  byObject.set(rule, compiled);
  return compiled;
}

/** Everything of a rule that has a say in what it finds. */
function keyOf(rule: Rule): string {
  const { type, language, query, filters, threshold, newTerms, threatMatch, eventCategoryOverride } = rule;
  const { timestampOverride, timestampField, tiebreakerField } = rule;
  return JSON.stringify([
    type,
    language,
    query,
    filters,
    threshold,
    newTerms,
    threatMatch,
    eventCategoryOverride,
    timestampOverride,
    timestampField,
    tiebreakerField,
  ]);
}
