/** What numbers, code points, time spans and counts in a query are worth; the grammar calls these where it reads one. */
import type { Span } from '../diagnostics';
import type { Expression } from './ast';
import { findTooDeepNode } from './nesting';
import type { RefusalCode } from './refusals';

/** Ends parsing with a diagnostic; there is no way on from a construct that is understood and not in the language. */
export type Refuse = (code: RefusalCode, span: Span, what: string) => never;

export interface NumberValue {
  readonly value: number;
  readonly isInteger: boolean;
}

const largestLong = 9223372036854775807n;
const largestInteger = 2147483647;
const longestMaxspanMs = 100_000 * 86_400_000;
const unitMs: ReadonlyMap<string, number> = new Map([
  ['ms', 1],
  ['s', 1_000],
  ['m', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
]);

/** What the grammar needs for literals, with the way to refuse one bound in. */
export function literalReader(refuse: Refuse) {
  return {
    /** Whole numbers beyond 64 bits become decimals, as in Elasticsearch. */
    number(span: Span, text: string, isWhole: boolean): NumberValue {
      const value = Number(text);
      if (!Number.isFinite(value)) refuse('number_too_large', span, text);
      return { value, isInteger: isWhole && isLong(text) };
    },

    codePoint(span: Span, digits: string, fewest: number, most: number): string {
      if (digits.length < fewest || digits.length > most) refuse('unicode_escape_length', span, digits);
      const code = Number.parseInt(digits, 16);
      if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) refuse('unicode_escape_out_of_range', span, digits);
      return String.fromCodePoint(code);
    },

    duration(span: Span, amount: NumberValue, unit: string): number {
      if (!amount.isInteger) refuse('maxspan_decimal', span, String(amount.value));
      if (amount.value === 0) refuse('maxspan_not_positive', span, '0');
      if (unit === '') refuse('maxspan_without_unit', span, String(amount.value));
      const ms = amount.value * (unitMs.get(unit) ?? refuse('maxspan_unknown_unit', span, unit));
      return ms <= longestMaxspanMs ? ms : refuse('maxspan_too_large', span, unit);
    },

    runs(span: Span, text: string): number {
      if (!/^\d+$/.test(text)) refuse('runs_not_whole', span, text);
      const runs = Number(text);
      return runs >= 1 && runs <= 100 ? runs : refuse('runs_out_of_range', span, text);
    },

    /** A count may be written as a constant sum: `head 2147483648-1`. */
    pipeCount(expression: Expression): number {
      const tooDeep = findTooDeepNode([expression]);
      if (tooDeep !== null) return refuse('too_deep', tooDeep, '');
      const count = foldWhole(expression);
      if (count === null || count < 0) return refuse('pipe_count_not_whole', expression.span, '');
      return count <= largestInteger ? count : refuse('pipe_count_too_large', expression.span, '');
    },
  };
}

function isLong(digits: string): boolean {
  return digits.replace(/^0+/, '').length <= 19 && BigInt(digits) <= largestLong;
}

function foldWhole(expression: Expression): number | null {
  if (expression.kind === 'literal') return typeof expression.value === 'number' && expression.isInteger ? expression.value : null;
  if (expression.kind === 'negation') return negate(foldWhole(expression.operand));
  if (expression.kind !== 'arithmetic') return null;
  const left = foldWhole(expression.left);
  const right = foldWhole(expression.right);
  return left === null || right === null ? null : calculate(expression.operator, left, right);
}

function negate(value: number | null): number | null {
  return value === null ? null : -value;
}

function calculate(operator: '+' | '-' | '*' | '/' | '%', left: number, right: number): number | null {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return right === 0 ? null : Math.trunc(left / right);
    case '%':
      return right === 0 ? null : left % right;
  }
}
