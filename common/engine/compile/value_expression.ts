/**
 * Expressions as values: three-valued, null where something is missing. A field may hold several values, so an expression gives several:
 * one for every combination of what its parts give.
 */
import { unreachable } from '../diagnostics';
import type { Comparison, Expression, Logical, Membership, Pattern } from '../eql/ast';
import { calculate, negate } from '../functions/arithmetic';
import { foldCase } from '../functions/fold_case';
import { toFloat, toText, type Value } from '../functions/value';
import { mapValues, NO_DOCUMENT, type ValueList } from './combinations';
import { compare } from './compare';
import { CompileContext } from './context';
import { isConstant } from '../eql/fields';
import { compileFunctionCall } from './function_call';
import { compileTextPatterns } from './text_patterns';

const MISSING: readonly Value[] = [null];

export function compileValue(expression: Expression, context: CompileContext): ValueList {
  switch (expression.kind) {
    case 'literal':
      return constant(literalValue(expression.value, expression.isInteger));
    case 'field':
      return fieldValues(expression.name, context);
    case 'function_call':
      return compileFunctionCall(
        expression,
        expression.arguments.map((argument) => compileValue(argument, context)),
        context
      );
    case 'logical':
      return compileLogical(expression, context);
    case 'not':
      return mapValues([compileValue(expression.operand, context)], ([value]) => (typeof value === 'boolean' ? !value : null));
    case 'comparison':
      return compileComparison(expression, context);
    case 'membership':
      return compileMembership(expression, context);
    case 'pattern':
      return compilePattern(expression, context);
    case 'arithmetic': {
      const { operator } = expression;
      const sides = [compileValue(expression.left, context), compileValue(expression.right, context)];
      return mapValues(sides, ([left = null, right = null]) => calculate(operator, left, right));
    }
    case 'negation':
      return mapValues([compileValue(expression.operand, context)], ([value = null]) => negate(value));
    default:
      return unreachable(expression);
  }
}

/** The value of an expression that reads no field. */
export function foldConstant(expression: Expression, context: CompileContext): Value {
  return compileValue(expression, context)(NO_DOCUMENT)[0] ?? null;
}

function compileComparison({ left, right, operator }: Comparison, context: CompileContext): ValueList {
  const sides = [compileValue(left, context), compileValue(right, context)] as const;
  if (operator === '==' || operator === '!=') {
    const isNullTest = [left, right].some((side, index) => isConstant(side) && sides[index]?.(NO_DOCUMENT)[0] === null);
    if (isNullTest) return mapValues(sides, ([a = null, b = null]) => (a === null && b === null) === (operator === '=='));
  }
  const kind = context.comparisonKind(left, right);
  return mapValues(sides, ([a = null, b = null]) => compare(kind, operator, a, b));
}

/** `null`, and every constant expression that comes to it. */
export function isNullConstant(expression: Expression): boolean {
  if (expression.kind === 'literal') return expression.value === null;
  return isConstant(expression) && foldConstant(expression, new CompileContext(undefined)) === null;
}

function constant(value: Value): ValueList {
  const values = [value];
  return () => values;
}

function literalValue(value: string | number | boolean | null, isInteger: boolean): Value {
  return typeof value === 'number' && !isInteger ? toFloat(value) : value;
}

function fieldValues(name: string, context: CompileContext): ValueList {
  const { isFloat, nullValue, readDate } = context.fieldKind(name);
  if (readDate !== null) {
    return (document) => {
      const present = document.values(name);
      return present.length === 0 ? MISSING : present.map((value) => (typeof value === 'string' ? (readDate(value) ?? value) : value));
    };
  }
  if (!isFloat && nullValue === null) {
    return (document) => {
      const present = document.values(name);
      return present.length === 0 ? MISSING : present;
    };
  }
  return (document) => {
    const present = document.values(name);
    const values = nullValue !== null && document.holdsNull(name) ? [...present, nullValue] : present;
    if (values.length === 0) return MISSING;
    return isFloat ? values.map((value) => (typeof value === 'number' ? toFloat(value) : value)) : values;
  };
}

function compileLogical({ operator, operands }: Logical, context: CompileContext): ValueList {
  const decisive = operator === 'or';
  return mapValues(
    operands.map((operand) => compileValue(operand, context)),
    (values) => {
      if (values.includes(decisive)) return decisive;
      return values.every((value) => value === !decisive) ? !decisive : null;
    }
  );
}

function compileMembership({ left, values, isNegated, isCaseInsensitive }: Membership, context: CompileContext): ValueList {
  const rows = values.map((value) => ({ list: compileValue(value, context), kind: context.comparisonKind(left, value) }));
  const source = compileValue(left, context);
  return (document) =>
    source(document).map((value) => {
      const results = rows.flatMap(({ list, kind }) =>
        list(document).map((listed) => compareFolded(kind, value, listed, isCaseInsensitive))
      );
      if (results.includes(true)) return !isNegated;
      return results.includes(null) ? null : isNegated;
    });
}

/** `in~` compares text without regard to case; what is no text is compared as it is. */
export function compareFolded(kind: Parameters<typeof compare>[0], value: Value, listed: Value, ignoresCase: boolean): boolean | null {
  if (!ignoresCase) return compare(kind, '==', value, listed);
  return compare(kind, '==', fold(value), fold(listed));
}

function fold(value: Value): Value {
  return typeof value === 'string' ? foldCase(value) : value;
}

function compilePattern(pattern: Pattern, context: CompileContext): ValueList {
  context.requireString(pattern.left, `"${pattern.operator}"`);
  const { test } = compileTextPatterns(pattern, context);
  return mapValues([compileValue(pattern.left, context)], ([value = null]) => {
    const text = toText(value);
    return text === null ? null : test(text) !== pattern.isNegated;
  });
}
