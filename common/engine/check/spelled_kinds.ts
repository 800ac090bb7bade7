/** The kind of value that an expression gives, as far as its spelling alone tells; what field types add is the compiler's. */
import type { Expression, Literal } from '../eql/ast';
import { findFunctionName, functionSignatures } from '../functions/signatures';
import { unreachable } from '../diagnostics';

/** `integer` and `decimal` are literals whose spelling tells; `number` is either; `unknown` needs a mapping; `null` fits everywhere. */
export type SpelledKind = 'string' | 'integer' | 'decimal' | 'number' | 'boolean' | 'null' | 'unknown';

/** Infers the kind of an expression's value. */
export function spelledKind(expression: Expression): SpelledKind {
  switch (expression.kind) {
    case 'literal':
      return kindOfLiteral(expression);
    case 'field':
      return 'unknown';
    case 'function_call':
      return kindOfCall(expression.name);
    case 'arithmetic':
    case 'negation':
      return 'number';
    case 'logical':
    case 'not':
    case 'comparison':
    case 'membership':
    case 'pattern':
      return 'boolean';
    default:
      return unreachable(expression);
  }
}

/** Whether a value of this kind may stand where a string, number, integer or boolean is asked for. */
export function fits(kind: SpelledKind, asked: 'any' | 'string' | 'number' | 'integer' | 'boolean'): boolean {
  if (asked === 'any' || kind === 'unknown' || kind === 'null' || kind === asked) return true;
  if (asked === 'number') return kind === 'integer' || kind === 'decimal';
  return asked === 'integer' && kind === 'number';
}

/** How a message names a kind. */
export function nameOfKind(kind: SpelledKind): string {
  return kind === 'integer'
    ? 'a whole number'
    : kind === 'decimal' || kind === 'number'
      ? 'a number'
      : kind === 'null'
        ? 'null'
        : `a ${kind}`;
}

function kindOfLiteral({ value, isInteger }: Literal): SpelledKind {
  if (value === null) return 'null';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'boolean';
  return isInteger ? 'integer' : 'decimal';
}

function kindOfCall(written: string): SpelledKind {
  const name = findFunctionName(written);
  const returns = name === undefined ? 'any' : functionSignatures[name].returns;
  return returns === 'any' ? 'unknown' : returns;
}
