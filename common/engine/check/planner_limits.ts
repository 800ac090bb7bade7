/**
 * Correct EQL that Elasticsearch's planner does not run: comparing a field with a field. An optional field on its own is let
 * through: where no index has it, it is the constant null, and only a mapping tells.
 */
import type { Diagnostic } from '../diagnostics';
import type { Comparison, Expression, Membership } from '../eql/ast';
import { isConstant } from '../eql/fields';

/** One side of a comparison has to be a constant. */
export function checkComparison({ span, left, right }: Comparison): readonly Diagnostic[] {
  if (mayBeConstant(left) || mayBeConstant(right)) return [];
  return [fieldComparison(span)];
}

/** The values after `in` have to be constants. */
export function checkMembership({ values }: Membership): readonly Diagnostic[] {
  return values.filter((value) => !mayBeConstant(value)).map((value) => fieldComparison(value.span));
}

function mayBeConstant(expression: Expression): boolean {
  return isConstant(expression) || (expression.kind === 'field' && expression.isOptional);
}

function fieldComparison(span: Diagnostic['span']): Diagnostic {
  const message =
    'Elasticsearch does not compare fields with fields: one side has to be a constant, such as "text" or 5. Where two events are to share a value, write a sequence by that field.';
  return { stage: 'compile', code: 'field_comparison_not_supported', span, message };
}
