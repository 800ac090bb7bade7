/** What a document must hold before an EQL filter can match it. */
import { findFieldKind } from '../compile/field_types';
import type { Comparison, EventFilter, Expression, Literal, Pattern } from '../eql/ast';
import { anyNeed, patternAtom, present, whole, type Atom, type Need } from './needs';

/** For filters that were compiled without field types: a mapping can make values equal that are spelled differently. */
export function needsOfFilter({ category, condition }: EventFilter, categoryField: string): readonly Need[] {
  return [...needsOfCategory(category, categoryField), ...needsOfExpression(condition)];
}

export function needsOfCategory(category: string | null, categoryField: string): readonly Need[] {
  return category === null ? [] : [[whole(categoryField, category)]];
}

export function needsOfExpression(expression: Expression): readonly Need[] {
  switch (expression.kind) {
    case 'logical':
      return expression.operator === 'and'
        ? expression.operands.flatMap(needsOfExpression)
        : anyNeed(expression.operands.map(needsOfExpression));
    case 'comparison':
      return needsOfComparison(expression);
    case 'membership':
      return expression.isNegated ? [] : oneOf(expression.left, expression.values);
    case 'pattern':
      return expression.isNegated ? [] : needsOfPattern(expression);
    case 'field':
      return isLookedUp(expression) ? [[whole(expression.name, 'true')]] : [];
    default:
      return [];
  }
}

/** With null as one side: `x != null` is the only one that asks for a value. */
function needsOfComparison({ left, right, operator }: Comparison): readonly Need[] {
  const [source, literal] = left.kind === 'literal' ? [right, left] : [left, right];
  if (source.kind !== 'field' || literal.kind !== 'literal') return [];
  if ((literal.value === null) !== (operator === '!=')) return [];
  return operator === '==' ? oneOf(source, [literal]) : [[present(source.name)]];
}

/** The field is equal to one of these texts or booleans. Numbers have many spellings, so that of them a value is all that is sure. */
function oneOf(source: Expression, values: readonly Expression[]): readonly Need[] {
  if (source.kind !== 'field') return [];
  const atoms: Atom[] = [];
  for (const value of values) {
    if (value.kind !== 'literal' || value.value === null) return [];
    const isText = typeof value.value === 'string' || typeof value.value === 'boolean';
    atoms.push(isText && isLookedUp(source) ? whole(source.name, String(value.value)) : present(source.name));
  }
  return anyNeed([[atoms]]);
}

function needsOfPattern({ left, values, operator }: Pattern): readonly Need[] {
  if (left.kind !== 'field') return [];
  if (operator === 'regex') return [[present(left.name)]];
  return anyNeed([[values.map((value) => patternAtom(left.name, piecesOf(value)))]]);
}

/** `?` stands for one character, so a pattern is cut there as well. */
function piecesOf({ value }: Literal): readonly string[] {
  return String(value).split(/[*?]/);
}

/** Addresses, dates and versions are equal in more than one spelling. */
function isLookedUp({ name }: Expression & { readonly kind: 'field' }): boolean {
  const { kind } = findFieldKind(undefined, name);
  return kind === 'unknown' || kind === 'string';
}
