/** Arithmetic with integers and floats: two integers give an integer, a float on either side gives a float. */
import { isFloat, plain, toFloat, toNumber, type Value } from './value';

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%';

/**
 * Null when a side is null or no number, and when the divisor is zero (the reference leaves that open: a failed request would hide
 * every other event, so here the condition simply has no value). Integer division drops the fraction: 83 / 2 is 41.
 */
export function calculate(operator: ArithmeticOperator, left: Value, right: Value): Value {
  const [a, b] = [toNumber(left), toNumber(right)];
  if (a === null || b === null) return null;
  const result = apply(operator, plain(a), plain(b));
  if (!Number.isFinite(result)) return null;
  return isFloat(a) || isFloat(b) ? toFloat(result) : Math.trunc(result) + 0;
}

export function negate(value: Value): Value {
  const number = toNumber(value);
  if (number === null) return null;
  return isFloat(number) ? toFloat(-plain(number)) : 0 - plain(number);
}

function apply(operator: ArithmeticOperator, left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return right === 0 ? Number.NaN : left / right;
    case '%':
      return right === 0 ? Number.NaN : left % right;
  }
}
