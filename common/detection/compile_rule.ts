/** From a rule to something that runs: each type of the detection engine, or why not. */
import type { CompiledEventQuery } from '../engine';
import type { Rule } from '../rules';
import type { CompiledRule, CompiledRuleResult, DocumentCondition, DocumentRule } from './compiled_rule';
import { eqlQuery, kqlCondition, Refusal, withFilters, type RuleOptions } from './document_condition';
import { newTermsRule, threatMatchRule, thresholdRule } from './grouped_rules';
import { joinedRule } from './joined_rules';

/** Never throws over a rule: one that cannot be evaluated is an answer that says why. */
export function compileRule(rule: Rule, options: RuleOptions = {}): CompiledRuleResult {
  try {
    return { ok: true, rule: compile(rule, options) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, why: error.why };
    throw error;
  }
}

function compile(rule: Rule, options: RuleOptions): CompiledRule {
  switch (rule.type) {
    case 'eql':
      return eqlRule(rule, options);
    case 'query':
    case 'saved_query':
      return documentRule(kqlCondition(rule, options));
    case 'threshold':
      return thresholdRule(rule, kqlCondition(rule, options));
    case 'new_terms':
      return newTermsRule(rule, kqlCondition(rule, options));
    case 'threat_match':
      return threatMatchRule(rule, kqlCondition(rule, options), options);
    case 'esql':
    case 'machine_learning':
      throw new Refusal({
        code: 'rule_type_not_supported',
        message: `A rule of type ${rule.type} cannot be evaluated on events; Elasticsearch alone can. Its guide works all the same.`,
      });
  }
}

function eqlRule(rule: Rule, options: RuleOptions): CompiledRule {
  const query = eqlQuery(rule.query, rule.eventCategoryOverride, options);
  if (query.kind === 'event') return documentRule(eventCondition(query, rule, options), query);
  return joinedRule(query, rule, options);
}

function eventCondition(query: CompiledEventQuery, rule: Rule, options: RuleOptions): DocumentCondition {
  return withFilters(query, rule.filters, options);
}

function documentRule(condition: DocumentCondition, query?: CompiledEventQuery): DocumentRule {
  const pipes = query?.pipes ?? [];
  return {
    ...condition,
    kind: 'document',
    choose: (matched) =>
      pipes.reduce(
        (left, { name, count }) => (name === 'head' ? left.slice(0, count) : left.slice(Math.max(0, left.length - count))),
        matched
      ),
  };
}
