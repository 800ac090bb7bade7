/** The built-in functions that calculate or read numbers. */
import { calculate, type ArithmeticOperator } from './arithmetic';
import type { BuiltinFunction } from './builtin';
import { parseDecimal, toInteger, toText, type Value } from './value';

/** https://www.elastic.co/guide/en/elasticsearch/reference/current/eql-function-ref.html#eql-fn-add */
export const add = arithmetic('+');
/** https://www.elastic.co/guide/en/elasticsearch/reference/current/eql-function-ref.html#eql-fn-subtract */
export const subtract = arithmetic('-');
/** https://www.elastic.co/guide/en/elasticsearch/reference/current/eql-function-ref.html#eql-fn-multiply */
export const multiply = arithmetic('*');
/** https://www.elastic.co/guide/en/elasticsearch/reference/current/eql-function-ref.html#eql-fn-divide; by zero it is null. */
export const divide = arithmetic('/');
/** https://www.elastic.co/guide/en/elasticsearch/reference/current/eql-function-ref.html#eql-fn-modulo; by zero it is null. */
export const modulo = arithmetic('%');

/**
 * https://www.elastic.co/guide/en/elasticsearch/reference/current/eql-function-ref.html#eql-fn-number
 * Base 10 where none is given, 16 for text that begins with "0x". Text that is no number gives null, where Elasticsearch fails the search.
 */
export const number: BuiltinFunction = ([source = null, base = null]) => {
  const text = toText(source);
  if (text === null) return null;
  const isHex = text.startsWith('0x');
  const radix = toInteger(base) ?? (isHex ? 16 : 10);
  return radix === 10 ? parseDecimal(text) : parseInBase(isHex && radix === 16 ? text.slice(2) : text, radix);
};

function parseInBase(text: string, radix: number): Value {
  if (radix < 2 || radix > 36) return null;
  const signs = /^[+-]/.test(text) ? 1 : 0;
  if (text.length === signs || text.length - signs > LONGEST_DIGITS) return null;
  for (let index = signs; index < text.length; index++) if (digitOf(text.charCodeAt(index)) >= radix) return null;
  return Number.parseInt(text, radix);
}

const LONGEST_DIGITS = 64;

/** A digit of base 36; Infinity for what is none. */
function digitOf(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  if (code >= 65 && code <= 90) return code - 55;
  return code >= 97 && code <= 122 ? code - 87 : Infinity;
}

function arithmetic(operator: ArithmeticOperator): BuiltinFunction {
  return ([left = null, right = null]) => calculate(operator, left, right);
}
