/**
 * How many conditions a query may have. Each is asked of every value of its field, and a hostile event has half a million values: thousands of
 * conditions would hold up everybody else for seconds. Elasticsearch has a limit of the same kind (`indices.query.bool.max_clause_count`), which it
 * sets by its memory, to 1,024 at least; no public rule has more than 50. The values of a list are one condition, because they are looked up together.
 */
import type { Diagnostic, Span } from '../diagnostics';
import type { Expression } from '../eql/ast';
import type { KqlCondition } from '../kql/ast';

export const MOST_CONDITIONS = 1_024;

/** A diagnostic where the first condition too many stands; none where all is well. */
export function checkCountOfConditions(conditions: readonly (Expression | KqlCondition)[]): readonly Diagnostic[] {
  const excess = conditions.flatMap(leavesOf)[MOST_CONDITIONS];
  if (excess === undefined) return [];
  const message = `The query has more than ${MOST_CONDITIONS} conditions, and this is the first too many: ask for several values of a field by one list, or split the rule.`;
  return [{ stage: 'compile', code: 'too_many_conditions', span: excess, message }];
}

function leavesOf(condition: Expression | KqlCondition): readonly Span[] {
  switch (condition.kind) {
    case 'logical':
      return condition.operands.flatMap(leavesOf);
    case 'not':
      return leavesOf(condition.operand);
    case 'nested':
      return leavesOf(condition.condition);
    default:
      return [condition.span];
  }
}
