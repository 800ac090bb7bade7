/** What a document must hold before a KQL query can match it. */
import { fieldName, isFieldPattern } from '../compile/kql/searched_fields';
import { searchedField } from '../compile/kql/value_test';
import { parseIpBlock } from '../functions/ip';
import { parseDecimal, plain } from '../functions/value';
import type { KqlCondition, KqlQuery, KqlValue, KqlValueTerm } from '../kql/ast';
import { anyNeed, patternAtom, present, whole, type Atom, type Need } from './needs';

/** For queries that were compiled without field types: a mapping can make values equal that are spelled differently. */
export function needsOfKql({ condition }: KqlQuery): readonly Need[] {
  return condition === null ? [] : needsOfCondition(condition, '');
}

/** `prefix` is that of the nested field around the condition. */
export function needsOfCondition(condition: KqlCondition, prefix: string): readonly Need[] {
  switch (condition.kind) {
    case 'logical': {
      const operands = condition.operands.map((operand) => needsOfCondition(operand, prefix));
      return condition.operator === 'and' ? operands.flat() : anyNeed(operands);
    }
    case 'match':
      return isFieldPattern(condition.field) ? [] : needsOfValues(fieldName(condition.field, prefix), condition.values);
    case 'range':
      return isFieldPattern(condition.field) ? [] : [[present(fieldName(condition.field, prefix))]];
    case 'nested':
      return needsOfCondition(condition.condition, `${fieldName(condition.field, prefix)}.`);
    default:
      return [];
  }
}

function needsOfValues(field: string, values: KqlValueTerm): readonly Need[] {
  switch (values.kind) {
    case 'value':
      return needsOfValue(field, values);
    case 'logical': {
      const operands = values.operands.map((operand) => needsOfValues(field, operand));
      return values.operator === 'and' ? operands.flat() : anyNeed(operands);
    }
    case 'not':
      return [];
  }
}

/** Words of a text field, addresses and dates are found in more than one spelling, and are not looked up. */
function needsOfValue(field: string, { pieces }: KqlValue): readonly Need[] {
  const { isText, kind } = searchedField(field, undefined);
  const [text = ''] = pieces;
  if (isText || kind !== 'unknown' || (pieces.length === 1 && parseIpBlock(text) !== null)) return [[present(field)]];
  return [[patternAtom(field, pieces), ...(pieces.length === 1 ? numberAtoms(field, text) : [])]];
}

/** A number in the document reads in its shortest form. */
function numberAtoms(field: string, text: string): readonly Atom[] {
  const number = parseDecimal(text);
  return number === null ? [] : [whole(field, String(plain(number)))];
}
