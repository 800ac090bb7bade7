/** `==`, `!=`, `<`, `<=`, `>`, `>=` as conditions. */
import type { PreparedDocument } from '../document';
import type { Comparison, ComparisonOperator, Expression } from '../eql/ast';
import { conditionPredicate, type Condition } from '../explain/condition';
import { negationOf, type Predicate } from '../explain/predicate';
import type { Value } from '../functions/value';
import type { ValueList } from './combinations';
import { compare, prepareComparison, type ValueTest } from './compare';
import { checkConstant } from './constants';
import type { CompileContext } from './context';
import { collectFields, isConstant } from '../eql/fields';
import { findPair } from './pairs';
import { compileValue, foldConstant, isNullConstant } from './value_expression';

type CompilePredicate = (expression: Expression, context: CompileContext) => Predicate;

export function compileComparison(comparison: Comparison, context: CompileContext, compilePredicate: CompilePredicate): Predicate {
  const { left, right, operator } = comparison;
  if (operator === '==' || operator === '!=') {
    if (isNullConstant(right)) return compileNullTest(comparison, left, context);
    if (isNullConstant(left)) return compileNullTest(comparison, right, context);
    const truth = compileTruthTest(comparison, context, compilePredicate);
    if (truth !== null) return truth;
  }
  if (isConstant(right)) return compileWithConstant(comparison, { source: left, operator, constant: right }, context);
  if (isConstant(left)) return compileWithConstant(comparison, { source: right, operator: MIRRORED[operator], constant: left }, context);
  return compileWithVariable(comparison, context);
}

export const MIRRORED: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

/** `x == null`: nothing is there. Of an expression: some combination of values has no result. */
function compileNullTest({ span, operator }: Comparison, source: Expression, context: CompileContext): Predicate {
  const isNegated = operator === '==';
  const values = compileValue(source, context);
  const isNull = (document: PreparedDocument): boolean => values(document).includes(null);
  return conditionPredicate({
    kind: 'condition',
    span,
    fields: collectFields(source),
    isNegated,
    matches: isNegated ? isNull : (document) => !isNull(document),
  });
}

/** `f(x) == true` is `f(x)` and `f(x) == false` is `not f(x)`, so that the second is true where x is missing. */
function compileTruthTest(comparison: Comparison, context: CompileContext, compilePredicate: CompilePredicate): Predicate | null {
  const [source, constant] = isConstant(comparison.right) ? [comparison.left, comparison.right] : [comparison.right, comparison.left];
  if (source.kind === 'field' || constant.kind !== 'literal' || typeof constant.value !== 'boolean' || context.kindOf(source) !== 'boolean')
    return null;
  const predicate = compilePredicate(source, context);
  return constant.value === (comparison.operator === '==') ? predicate : negationOf(comparison.span, predicate);
}

interface ConstantComparison {
  readonly source: Expression;
  readonly operator: ComparisonOperator;
  readonly constant: Expression;
}

function compileWithConstant(
  comparison: Comparison,
  { source, operator, constant }: ConstantComparison,
  context: CompileContext
): Predicate {
  const value = foldConstant(constant, context);
  const kind = checkConstant({ source, constant, value }, context);
  const values = compileValue(source, context);
  const condition = { kind: 'condition', span: comparison.span, fields: collectFields(source) } as const;
  // Elasticsearch negates the query `field == value`, but computes `function != value`, which is null where the function is null.
  if (operator === '!=' && source.kind === 'field') {
    const isEqual = prepareComparison(kind, '==', value);
    return conditionPredicate({ ...condition, isNegated: true, matches: (document) => !holdsForAny(values, isEqual, document) });
  }
  const test = prepareComparison(kind, operator, value);
  return conditionPredicate({
    ...condition,
    isNegated: operator === '!=',
    matches: (document) => holdsForAny(values, test, document),
    isWrongType: (document) => !hasMany(source, document) && values(document).every((each) => test(each) === null),
  });
}

/** Working out a function for a hundred thousand values once more, only to word the reason, is not worth it. */
function hasMany(source: Expression, document: PreparedDocument): boolean {
  return source.kind !== 'field' && collectFields(source).some((name) => document.values(name).length > MANY);
}

const MANY = 1_000;

function holdsForAny(values: ValueList, test: ValueTest, document: PreparedDocument): boolean {
  for (const value of values(document)) if (test(value) === true) return true;
  return false;
}

/** Nothing fixed on either side, which the planner allows with an optional field: missing on both sides is `null == null`. */
function compileWithVariable(comparison: Comparison, context: CompileContext): Predicate {
  const { left, right, operator, span } = comparison;
  const [lefts, rights, kind] = [compileValue(left, context), compileValue(right, context), context.comparisonKind(left, right)];
  const isOptional = [left, right].some((side) => side.kind === 'field' && side.isOptional);
  const holdsForPair = (document: PreparedDocument, isWanted: (a: Value, b: Value) => boolean): boolean =>
    findPair(lefts(document), rights(document), isWanted);
  const isEqual = (a: Value, b: Value): boolean => (a === null && b === null ? isOptional : compare(kind, '==', a, b) === true);
  const condition: Condition = {
    kind: 'condition',
    span,
    fields: collectFields(comparison),
    isNegated: operator === '!=',
    matches: (document) => {
      if (operator === '==') return holdsForPair(document, isEqual);
      if (operator === '!=') return !holdsForPair(document, isEqual);
      return holdsForPair(document, (a, b) => compare(kind, operator, a, b) === true);
    },
  };
  return conditionPredicate(condition);
}
