/**
 * Conditions as Elasticsearch runs them: it turns them into a bool query, which knows only documents that fit and documents that do
 * not. So a condition on a missing field is false, and its negation true. Inside one condition, and in expressions of constants, null
 * stays null (`value_expression.ts`).
 */
import type { Expression } from '../eql/ast';
import { conditionPredicate } from '../explain/condition';
import { allOf, anyOf, negationOf, type Predicate } from '../explain/predicate';
import { compileComparison } from './comparison';
import type { CompileContext } from './context';
import { collectFields, isConstant } from '../eql/fields';
import { compileMembership } from './membership';
import { compilePattern } from './pattern';
import { compileValue, foldConstant } from './value_expression';

export function compilePredicate(expression: Expression, context: CompileContext): Predicate {
  if (isConstant(expression)) return compileConstant(expression, context);
  switch (expression.kind) {
    case 'logical': {
      const operands = expression.operands.map((operand) => compilePredicate(operand, context));
      return expression.operator === 'and' ? allOf(expression.span, operands) : anyOf(expression.span, operands);
    }
    case 'not':
      return negationOf(expression.span, compilePredicate(expression.operand, context));
    case 'comparison':
      return compileComparison(expression, context, compilePredicate);
    case 'membership':
      return compileMembership(expression, context);
    case 'pattern':
      return compilePattern(expression, context);
    case 'field':
      return compileFlag(expression, context);
    case 'literal':
    case 'function_call':
    case 'arithmetic':
    case 'negation':
      return compileTruth(expression, context);
  }
}

/** Three-valued throughout, like Elasticsearch's constant folding: `not (null < 1)` is null, and null matches nothing. */
function compileConstant(expression: Expression, context: CompileContext): Predicate {
  const holds = foldConstant(expression, context) === true;
  return conditionPredicate({ kind: 'condition', span: expression.span, fields: [], matches: () => holds });
}

/** A field on its own is `field == true`; a boolean may be sent as text. */
function compileFlag(field: Expression & { readonly kind: 'field' }, context: CompileContext): Predicate {
  const { kind, isCertain } = context.fieldKind(field.name);
  if (isCertain && kind !== 'boolean') {
    context.report('boolean_field_expected', field.span, `${field.name} is a ${kind} field and no condition; compare it with something`);
  }
  return conditionPredicate({
    kind: 'condition',
    span: field.span,
    fields: [field.name],
    matches: (document) => document.values(field.name).some((value) => value === true || value === 'true'),
  });
}

/** A function's result: any combination of its arguments' values that gives true. */
function compileTruth(expression: Expression, context: CompileContext): Predicate {
  const values = compileValue(expression, context);
  return conditionPredicate({
    kind: 'condition',
    span: expression.span,
    fields: collectFields(expression),
    matches: (document) => values(document).includes(true),
  });
}
