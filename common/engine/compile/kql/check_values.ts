/**
 * Whether the values of a query can be values of their fields. Elasticsearch fails a search for `source.ip: hello` where the mapping says that the
 * field holds addresses, so with field types such a query is wrong; without them there is nothing to compare with.
 */
import { parseDateMath } from '../../date_math';
import type { Diagnostic } from '../../diagnostics';
import { unreachable } from '../../diagnostics';
import { isAnything, type KqlCondition, type KqlValue, type KqlValueTerm } from '../../kql/ast';
import { compilePieces } from '../../regex/pieces';
import { exampleOf, isOfKind } from '../constants';
import { findFieldKind, type FieldKind, type FieldTypes } from '../field_types';
import { fieldName, isFieldPattern } from './searched_fields';

export function checkKqlValues(condition: KqlCondition, types: FieldTypes, prefix = ''): readonly Diagnostic[] {
  switch (condition.kind) {
    case 'logical':
      return condition.operands.flatMap((operand) => checkKqlValues(operand, types, prefix));
    case 'not':
      return checkKqlValues(condition.operand, types, prefix);
    case 'nested':
      return checkKqlValues(condition.condition, types, `${fieldName(condition.field, prefix)}.`);
    case 'match':
    case 'range': {
      const fields = typedFields(condition.field, prefix, types);
      const values = condition.kind === 'match' ? valuesOf(condition.values) : [condition.value];
      return fields.flatMap((field) => values.flatMap((value) => checkValue(value, field)));
    }
    // Which field could hold the text nobody said, so those that cannot are passed over.
    case 'free_text':
      return [];
    default:
      return unreachable(condition);
  }
}

interface TypedField {
  readonly name: string;
  readonly type: FieldKind;
}

function typedFields(field: KqlValue, prefix: string, types: FieldTypes): readonly TypedField[] {
  const name = fieldName(field, prefix);
  const names = isFieldPattern(field) ? Object.keys(types).filter(compilePieces(name.split('*'))) : [name];
  return names.map((each) => ({ name: each, type: findFieldKind(types, each) })).filter(({ type }) => type.isCertain);
}

function valuesOf(term: KqlValueTerm): readonly KqlValue[] {
  if (term.kind === 'value') return [term];
  return term.kind === 'not' ? valuesOf(term.operand) : term.operands.flatMap(valuesOf);
}

function checkValue(value: KqlValue, { name, type }: TypedField): readonly Diagnostic[] {
  if (isAnything(value) || type.kind === 'string' || type.kind === 'version' || type.kind === 'unknown') return [];
  const { span } = value;
  if (value.pieces.length > 1) {
    const message = `A value with wildcards needs a text field, and ${name} is a ${type.kind} field: write ${exampleOf(type.kind)}.`;
    return [{ stage: 'compile', code: 'string_field_expected', span, message }];
  }
  const text = value.pieces.join('');
  if (isOfKind(type.kind, text) || (type.kind === 'date' && isDate(text, type))) return [];
  const message = `${JSON.stringify(text.slice(0, 60))} is no value for ${name}, which is a ${type.kind} field: write ${exampleOf(type.kind)}.`;
  return [{ stage: 'compile', code: 'incompatible_value', span, message }];
}

function isDate(text: string, { readDate }: FieldKind): boolean {
  return parseDateMath(text, 0) !== undefined || (readDate?.(text) ?? null) !== null;
}
