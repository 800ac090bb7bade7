/** Operands of the wrong kind, where the text alone shows it: `"a" and b`, `length(x) : "4"`, `"a" + 1`. */
import type { Diagnostic } from '../diagnostics';
import type { Arithmetic, Expression, Literal, Logical, Membership, Negation, Not, Pattern } from '../eql/ast';
import { fits, nameOfKind, spelledKind } from './spelled_kinds';

/** A condition has to be true or false. */
export function checkCondition(condition: Expression): readonly Diagnostic[] {
  return checkBoolean(condition, 'A condition');
}

/** What is wrong with the direct operands of an expression. */
export function checkOperands(expression: Exclude<Expression, { kind: 'function_call' | 'comparison' }>): readonly Diagnostic[] {
  switch (expression.kind) {
    case 'logical':
      return checkLogical(expression);
    case 'not':
      return checkNot(expression);
    case 'pattern':
      return checkPattern(expression);
    case 'membership':
      return checkMembershipKinds(expression);
    case 'arithmetic':
    case 'negation':
      return checkNumbers(expression);
    default:
      return [];
  }
}

function checkLogical({ operator, operands }: Logical): readonly Diagnostic[] {
  return operands.flatMap((operand) => checkBoolean(operand, `What ${operator} joins`));
}

function checkNot({ operand }: Not): readonly Diagnostic[] {
  return checkBoolean(operand, 'What not negates');
}

function checkBoolean(expression: Expression, what: string): readonly Diagnostic[] {
  const kind = spelledKind(expression);
  if (fits(kind, 'boolean')) return [];
  const message = `${what} has to be true or false, this is ${nameOfKind(kind)}: compare it with something, such as: length(process.name) > 5.`;
  return [{ stage: 'check', code: 'condition_not_boolean', span: expression.span, message }];
}

function checkPattern({ operator, left, values }: Pattern): readonly Diagnostic[] {
  const kind = spelledKind(left);
  const found = values.filter(({ value }) => typeof value !== 'string').map((value) => patternNotString(operator, value));
  if (fits(kind, 'string')) return found;
  const message = `Left of ${operator} stands a string, this is ${nameOfKind(kind)}: compare with ==, or write string(...) around it.`;
  return [{ stage: 'check', code: 'pattern_on_other_type', span: left.span, message }, ...found];
}

function patternNotString(operator: string, literal: Literal): Diagnostic {
  const advice = literal.value === null ? 'write == null for "is missing"' : 'write it in double quotes, or compare with ==';
  const message = `Right of ${operator} stand strings, this is ${nameOfKind(spelledKind(literal))}: ${advice}.`;
  return { stage: 'check', code: 'pattern_not_string', span: literal.span, message };
}

function checkMembershipKinds({ left, values, isCaseInsensitive }: Membership): readonly Diagnostic[] {
  const kind = spelledKind(left);
  const asked = kind === 'integer' || kind === 'decimal' ? 'number' : kind;
  if (asked === 'unknown' || asked === 'null') return [];
  return values
    .filter((value) => !fits(spelledKind(value), asked))
    .map((value) => ({
      stage: 'check',
      code: 'membership_type',
      span: value.span,
      message: `in${isCaseInsensitive ? '~' : ''} compares values of one kind: left stands ${nameOfKind(kind)}, this is ${nameOfKind(spelledKind(value))}.`,
    }));
}

function checkNumbers(expression: Arithmetic | Negation): readonly Diagnostic[] {
  const operands = expression.kind === 'negation' ? [expression.operand] : [expression.left, expression.right];
  const operator = expression.kind === 'negation' ? '-' : expression.operator;
  return operands
    .filter((operand) => !fits(spelledKind(operand), 'number'))
    .map((operand) => ({
      stage: 'check',
      code: 'arithmetic_on_other_type',
      span: operand.span,
      message: `${operator} calculates with numbers, this is ${nameOfKind(spelledKind(operand))}: write number(...) around a string of digits; strings are joined with concat(...).`,
    }));
}
