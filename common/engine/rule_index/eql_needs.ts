/** What a document must hold before an EQL filter can match it. */
import { prepareComparison } from '../compile/compare';
import { MIRRORED } from '../compile/comparison';
import { findFieldKind } from '../compile/field_types';
import type {
  Comparison,
  ComparisonOperator,
  EventFilter,
  Expression,
  Field,
  FunctionCall,
  Literal,
  Membership,
  Pattern,
} from '../eql/ast';
import { foldCase } from '../functions/fold_case';
import { findFunctionName } from '../functions/signatures';
import { requiredTexts } from '../regex/required_texts';
import { compileWildcard } from '../regex/wildcard';
import { allOf, anyOf, atLeast, fitting, folded, noneOf, NO_NEED, NOTHING, present, tested, whole, type Need } from './needs';
import { whenNeeded } from './when_needed';

/** An event that has nothing in the first field has its category in the second. */
export function needOfCategory({ category }: EventFilter, field: string, fallback: string | undefined): Need {
  if (category === null) return NOTHING;
  if (fallback === undefined) return whole(field, category);
  return anyOf([whole(field, category), allOf([noneOf(present(field)), whole(fallback, category)])]);
}

/** For conditions that are compiled without field types. */
export function needOfExpression(expression: Expression): Need {
  switch (expression.kind) {
    case 'logical':
      return (expression.operator === 'and' ? allOf : anyOf)(expression.operands.map(needOfExpression));
    case 'not':
      return needOfNegated(expression.operand);
    case 'comparison':
      return needOfComparison(expression);
    case 'membership':
      return expression.isNegated ? noneOf(needOfMembership(expression)) : needOfMembership(expression);
    case 'pattern':
      return expression.isNegated ? noneOf(needOfPattern(expression)) : needOfPattern(expression);
    case 'function_call':
      return needOfFunctionCall(expression);
    case 'field':
      return isLookedUp(expression) ? whole(expression.name, 'true') : NO_NEED;
    case 'literal':
      return expression.value === true ? NOTHING : NO_NEED;
    default:
      return NO_NEED;
  }
}

/** `not (a or b)` is `not a and not b`: of what cannot be looked up as a whole a part often can. */
function needOfNegated(expression: Expression): Need {
  if (expression.kind === 'not') return needOfExpression(expression.operand);
  if (expression.kind !== 'logical') return noneOf(needOfExpression(expression));
  return (expression.operator === 'or' ? allOf : anyOf)(expression.operands.map(needOfNegated));
}

/** Of a field and a constant; any other comparison is left to the predicate. */
function needOfComparison({ left, right, operator }: Comparison): Need {
  const [source, literal] = left.kind === 'literal' ? [right, left] : [left, right];
  if (source.kind !== 'field' || literal.kind !== 'literal') return NO_NEED;
  if (literal.value === null) return operator === '!=' ? present(source.name) : operator === '==' ? noneOf(present(source.name)) : NO_NEED;
  if (operator === '==') return equal(source, literal);
  if (operator === '!=') return noneOf(equal(source, literal));
  if (typeof literal.value !== 'number' || !isLookedUp(source)) return atLeast(present(source.name));
  return compared(source, source === left ? operator : MIRRORED[operator], literal.value);
}

/** A text or boolean is looked up; of a number, which has many spellings, each value is asked. */
function equal(source: Field, { value }: Literal): Need {
  if (value === null || !isLookedUp(source)) return atLeast(present(source.name));
  return typeof value === 'number' ? compared(source, '==', value) : whole(source.name, String(value));
}

function compared({ name }: Field, operator: ComparisonOperator, number: number): Need {
  const test = prepareComparison('number', operator, number);
  return tested(name, { key: `${operator} ${number}`, fits: (value) => test(value) === true });
}

function needOfMembership({ left, values, isCaseInsensitive }: Membership): Need {
  if (left.kind !== 'field') return NO_NEED;
  const needs: Need[] = [];
  for (const value of values) {
    if (value.kind !== 'literal' || value.value === null) return NO_NEED;
    const ignoresCase = isCaseInsensitive && typeof value.value === 'string' && isLookedUp(left);
    needs.push(ignoresCase ? folded(left.name, value.value) : equal(left, value));
  }
  return anyOf(needs);
}

function needOfPattern({ left, values, operator, isCaseInsensitive }: Pattern): Need {
  if (left.kind !== 'field') return NO_NEED;
  if (operator === 'regex') return anyOf(values.map(({ value }) => needOfRegex(left.name, String(value), isCaseInsensitive)));
  return anyOf(values.map(({ value }) => needOfWildcards(left.name, String(value), isCaseInsensitive)));
}

/** `?` stands for one character, so a pattern is cut there as well. */
function needOfWildcards(field: string, pattern: string, ignoresCase: boolean): Need {
  const pieces = pattern.split(/[*?]/);
  if (!ignoresCase) return fitting(field, pieces, { key: `like ${pattern}`, fits: whenNeeded(() => compileWildcard(pattern)) });
  const isOneText = pieces.filter((piece) => piece !== '').length < 2 && !pattern.includes('?');
  if (isOneText) return fitting(field, pieces);
  const fits = whenNeeded(() => {
    const test = compileWildcard(foldCase(pattern));
    return (value: string) => test(foldCase(value));
  });
  return fitting(field, pieces, { key: `like~ ${pattern}`, fits });
}

function needOfRegex(field: string, pattern: string, ignoresCase: boolean): Need {
  const alternatives = requiredTexts(pattern, ignoresCase);
  return atLeast(alternatives.length === 0 ? present(field) : anyOf(alternatives.map((pieces) => fitting(field, pieces))));
}

/** Functions that are conditions; of a missing field they are null. */
function needOfFunctionCall({ name, arguments: [source, part] }: FunctionCall): Need {
  if (source?.kind !== 'field') return NO_NEED;
  const text = part?.kind === 'literal' && typeof part.value === 'string' ? part.value : undefined;
  switch (findFunctionName(name)) {
    case 'startsWith':
      return atLeast(fitting(source.name, [text ?? '', '']));
    case 'endsWith':
      return atLeast(fitting(source.name, ['', text ?? '']));
    case 'stringContains':
      return atLeast(fitting(source.name, ['', text ?? '', '']));
    case 'cidrMatch':
      return atLeast(present(source.name));
    default:
      return NO_NEED;
  }
}

/** Addresses, dates and versions are equal in more than one spelling. */
function isLookedUp({ name }: Field): boolean {
  const { kind } = findFieldKind(undefined, name);
  return kind === 'unknown' || kind === 'string';
}
