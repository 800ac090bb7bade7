/**
 * What can be said about a parsed query without knowing the fields' types: unknown functions, wrong arguments, conditions
 * that are no conditions, and what Elasticsearch's planner does not run. A mapping could tell more (`pid : "4"` on a number
 * field); that is not known here and nothing is reported.
 */
import type { Diagnostic } from '../diagnostics';
import type { EqlQuery, Expression } from '../eql/ast';
import { childrenOf, expressionsOf } from '../eql/nesting';
import { checkFunctionCall } from './function_calls';
import { checkCondition, checkOperands } from './operands';
import { checkComparison, checkMembership } from './planner_limits';
import { checkKeys } from './join_keys';

/**
 * Checks a query; an empty list means that nothing is wrong. Stage `check` is what Elasticsearch's verifier refuses, stage
 * `compile` what its planner cannot run although the query is correct EQL. In the order of the text.
 */
export function checkEql(query: EqlQuery): readonly Diagnostic[] {
  const found = [...conditionsOf(query).flatMap(checkCondition), ...expressionsOf(query).flatMap(checkTree), ...checkKeys(query)];
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** Checks a lone expression: everything but that it is a condition. */
export function checkExpression(expression: Expression): readonly Diagnostic[] {
  return [...checkTree(expression)].sort((a, b) => a.span.start - b.span.start);
}

function conditionsOf(query: EqlQuery): readonly Expression[] {
  if (query.kind === 'event_query') return [query.filter.condition];
  const stages = query.kind === 'sequence_query' && query.until !== null ? [...query.stages, query.until] : query.stages;
  return stages.map((stage) => stage.filter.condition);
}

function checkTree(expression: Expression): readonly Diagnostic[] {
  return [...checkNode(expression), ...childrenOf(expression).flatMap(checkTree)];
}

function checkNode(expression: Expression): readonly Diagnostic[] {
  switch (expression.kind) {
    case 'function_call':
      return checkFunctionCall(expression);
    case 'comparison':
      return checkComparison(expression);
    case 'membership':
      return [...checkOperands(expression), ...checkMembership(expression)];
    default:
      return checkOperands(expression);
  }
}
