/** `field > value` as a predicate. */
import { parseDateMath, parseDateMathEnd } from '../../date_math';
import type { FieldValue } from '../../document';
import { conditionPredicate } from '../../explain/condition';
import type { Predicate } from '../../explain/predicate';
import type { KqlRange } from '../../kql/ast';
import { compare } from '../compare';
import { parseTime } from '../dates';
import type { ValueKind } from '../field_types';
import type { KqlContext } from './context';
import { fieldName, isFieldPattern, matchingFields } from './searched_fields';
import { readFieldValue, searchedField, type SearchedField } from './value_test';

export function compileRange({ field: named, operator, value, span }: KqlRange, context: KqlContext): Predicate {
  const name = fieldName(named, context.prefix);
  const text = value.pieces.join('*');
  const test = (found: FieldValue, field: SearchedField): boolean | null => {
    const value = readFieldValue(found, field);
    if (isDateMath(text)) return compareWithMath(value, operator, text, context.now());
    return compare(kindOf(field.kind, text), operator, value, readFieldValue(text, field));
  };
  const field = searchedField(name, context.types);
  if (isFieldPattern(named)) {
    return conditionPredicate({
      kind: 'condition',
      span,
      fields: (document) => matchingFields(name, document).slice(0, MOST_SHOWN),
      matches: (document) =>
        matchingFields(name, document).some((each) =>
          document.values(each).some((found) => test(found, searchedField(each, context.types)) === true)
        ),
    });
  }
  return conditionPredicate({
    kind: 'condition',
    span,
    fields: [name],
    matches: (document) => document.values(name).some((found) => test(found, field) === true),
    isWrongType: (document) => document.values(name).every((found) => test(found, field) === null),
  });
}

const MOST_SHOWN = 20;

/** Without a type the bound decides: what is written as a date is one. */
function kindOf(kind: ValueKind, text: string): ValueKind {
  return kind === 'unknown' && /^\d{4}-\d{2}/.test(text) && parseTime(text) !== null ? 'date' : kind;
}

function isDateMath(text: string): boolean {
  return (text.startsWith('now') || text.includes('||')) && parseDateMath(text, 0) !== undefined;
}

/** A rounded bound (`now/d`) stands for the whole unit, as in Elasticsearch's range query. */
function compareWithMath(found: FieldValue, operator: KqlRange['operator'], text: string, nowMs: number): boolean | null {
  const time = typeof found === 'boolean' ? null : parseTime(found);
  const [first, last] = [parseDateMath(text, nowMs), parseDateMathEnd(text, nowMs)];
  if (time === null || first === undefined || last === undefined) return null;
  switch (operator) {
    case '<':
      return time.first < first;
    case '>=':
      return time.first >= first;
    case '<=':
      return time.first <= last;
    case '>':
      return time.first > last;
  }
}
