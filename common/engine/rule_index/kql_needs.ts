/** What a document must hold before a KQL query can match it. */
import { fieldName, isFieldPattern } from '../compile/kql/searched_fields';
import { searchedField } from '../compile/kql/searched_field';
import { dotsOf } from '../field_path';
import { parseIpBlock } from '../functions/ip';
import { parseDecimal, plain } from '../functions/value';
import { isAnything, type KqlCondition, type KqlValue, type KqlValueTerm } from '../kql/ast';
import { compilePieces } from '../regex/pieces';
import { allOf, anyOf, atLeast, fitting, noneOf, NO_NEED, present, whole, type Need } from './needs';
import { whenNeeded } from './when_needed';

/** For conditions that are compiled without field types. `prefix` is that of the nested field around the condition. */
export function needOfCondition(condition: KqlCondition, prefix: string): Need {
  switch (condition.kind) {
    case 'logical':
      return (condition.operator === 'and' ? allOf : anyOf)(condition.operands.map((operand) => needOfCondition(operand, prefix)));
    case 'not':
      return needOfNegated(condition.operand, prefix);
    case 'match': {
      const field = lookedUpField(condition.field, prefix);
      return field === null ? NO_NEED : needOfValues(field, condition.values);
    }
    case 'range': {
      const field = lookedUpField(condition.field, prefix);
      return field === null ? NO_NEED : atLeast(present(field));
    }
    case 'nested':
      // One object has to satisfy all of it, and here each part may be satisfied by another.
      return atLeast(needOfCondition(condition.condition, `${fieldName(condition.field, prefix)}.`));
    default:
      return NO_NEED;
  }
}

/** Null for a pattern of names, and for a name below a nested field that is so odd that a document could spell it in ways that are not looked for. */
function lookedUpField(field: KqlValue, prefix: string): string | null {
  if (isFieldPattern(field)) return null;
  const name = fieldName(field, prefix);
  const isOdd = name.startsWith('.') || (name.includes('.') && dotsOf(name).length === 0);
  return prefix !== '' && isOdd ? null : name;
}

/** `not (a or b)` is `not a and not b`: of what cannot be looked up as a whole a part often can. */
function needOfNegated(condition: KqlCondition, prefix: string): Need {
  if (condition.kind === 'not') return needOfCondition(condition.operand, prefix);
  if (condition.kind !== 'logical') return noneOf(needOfCondition(condition, prefix));
  return (condition.operator === 'or' ? allOf : anyOf)(condition.operands.map((operand) => needOfNegated(operand, prefix)));
}

function needOfValues(field: string, values: KqlValueTerm): Need {
  switch (values.kind) {
    case 'value':
      return needOfValue(field, values);
    case 'logical':
      return (values.operator === 'and' ? allOf : anyOf)(values.operands.map((operand) => needOfValues(field, operand)));
    case 'not':
      return noneOf(needOfValues(field, values.operand));
  }
}

/** Words of a text field, addresses and dates are found in more than one spelling, and are not looked up. */
function needOfValue(field: string, value: KqlValue): Need {
  if (isAnything(value)) return present(field);
  const { isText, kind } = searchedField(field, undefined);
  const { pieces } = value;
  const [text = ''] = pieces;
  if (isText) return atLeast(present(field));
  if (pieces.length > 1) {
    return fitting(field, pieces, { key: `kql ${JSON.stringify(pieces)}`, fits: whenNeeded(() => compilePieces(pieces)) });
  }
  if (kind !== 'unknown' || parseIpBlock(text) !== null) return atLeast(present(field));
  const number = parseDecimal(text);
  // A number in the document reads in its shortest form.
  return number === null ? whole(field, text) : atLeast(anyOf([whole(field, text), whole(field, String(plain(number)))]));
}
