/** What the conditions of a SELECT say of a table's columns, as far as osquery can use it to gather fewer rows. */
import { walkExpression, type Expression } from '../select/select_tree';
import type { Relation, Scope } from './scope';

/** `used`: osquery is told the values; `mentioned`: the column is in a condition, of which osquery learns nothing. */
export type ConstraintUse = 'used' | 'mentioned' | 'absent';

/** WHERE and the conditions of joins. */
export function conditionsOf({ core }: Scope): readonly Expression[] {
  return [core.where, ...core.sources.map(({ join }) => join.on)].filter((condition) => condition !== undefined);
}

export interface ConstraintQuestion {
  readonly relation: Relation;
  /** In lower case; one of them is enough. */
  readonly columns: readonly string[];
  /** Comparisons that do not count; none when left out. */
  readonly isIgnored?: (right: Expression) => boolean;
}

/** How the table's columns are constrained by the SELECT that it stands in. */
export function constraintUse(question: ConstraintQuestion, scope: Scope): ConstraintUse {
  const { source } = question.relation;
  const isShared = scope.relations.some(({ source: { join } }) => join.isNatural || join.using.some(({ name }) => isAmong(question, name)));
  if (isShared || (source.kind === 'table' && source.args !== undefined)) return 'used';
  return strongest(conditionsOf(scope).map((condition) => useIn(condition, question)));
}

function useIn(condition: Expression, question: ConstraintQuestion): ConstraintUse {
  switch (condition.kind) {
    case 'all':
      return strongest(condition.operands.map((operand) => useIn(operand, question)));
    case 'any': {
      const uses = condition.operands.map((operand) => useIn(operand, question));
      // SQLite asks the table once for each branch: all of them have to tell it something.
      if (uses.every((use) => use === 'used')) return 'used';
      return uses.every((use) => use === 'absent') ? 'absent' : 'mentioned';
    }
    case 'comparison':
      if (isUsable(condition, question)) return 'used';
      break;
    case 'in':
      if (!condition.isNegated && isColumn(condition.left, question)) return 'used';
      break;
    default:
      break;
  }
  return walkExpression(condition).some((part) => isColumn(part, question)) ? 'mentioned' : 'absent';
}

function isUsable(comparison: Extract<Expression, { kind: 'comparison' }>, question: ConstraintQuestion): boolean {
  const { operator, isNegated, left, right } = comparison;
  if (isNegated || question.isIgnored?.(right) === true) return false;
  if (operator === 'LIKE') return isColumn(left, question);
  // Of IS osquery is told, and its tables do not look at it.
  return operator === '=' && (isColumn(left, question) || isColumn(right, question));
}

function isColumn(expression: Expression, question: ConstraintQuestion): boolean {
  if (expression.kind !== 'column' || !isAmong(question, expression.name)) return false;
  return expression.table === undefined || expression.table.toLowerCase() === question.relation.label;
}

function isAmong({ columns }: ConstraintQuestion, name: string): boolean {
  return columns.includes(name.toLowerCase());
}

function strongest(uses: readonly ConstraintUse[]): ConstraintUse {
  if (uses.includes('used')) return 'used';
  return uses.includes('mentioned') ? 'mentioned' : 'absent';
}
