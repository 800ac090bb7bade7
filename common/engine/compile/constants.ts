/** Whether a constant goes together with what it is compared with. */
import type { Expression } from '../eql/ast';
import { parseIpBlock } from '../functions/ip';
import { toNumber, toText, type Value } from '../functions/value';
import type { CompileContext } from './context';
import { parseTime } from './dates';
import type { ValueKind } from './field_types';

interface ConstantUse {
  readonly source: Expression;
  readonly constant: Expression;
  readonly value: Value;
}

/**
 * How the two are compared. A constant that cannot be a value of the field's type is wrong where the caller gave the type; where the type
 * is only the usual one, the index may have another, and they are compared as text.
 */
export function checkConstant({ source, constant, value }: ConstantUse, context: CompileContext): ValueKind {
  const kind = context.comparisonKind(source, constant);
  if (value === null || isOfKind(kind, value)) return kind;
  if (kind === 'date' && /^now|\|\|/.test(toText(value) ?? '')) {
    context.report(
      'date_math_not_supported',
      constant.span,
      'dates relative to now cannot be evaluated; write the date itself, such as "2024-05-01T10:00:00Z"'
    );
    return kind;
  }
  const field = source.kind === 'field' ? context.fieldKind(source.name) : undefined;
  if (source.kind !== 'field' || field === undefined || !field.isCertain) return kind === 'date' || kind === 'ip' ? 'string' : kind;
  context.report(
    'incompatible_value',
    constant.span,
    `${toText(value) ?? 'null'} is no value for ${source.name}, which is a ${kind} field; write ${exampleOf(kind)}`
  );
  return kind;
}

/** Of a date only what stands for a time by itself. */
export function isOfKind(kind: ValueKind, value: Value): boolean {
  switch (kind) {
    case 'date': {
      const text = toText(value);
      return text !== null && parseTime(typeof value === 'number' ? value : text) !== null;
    }
    case 'ip':
      return parseIpBlock(toText(value) ?? '') !== null;
    case 'number':
      return toNumber(value) !== null;
    case 'boolean':
      return typeof value === 'boolean' || value === 'true' || value === 'false';
    case 'string':
    case 'version':
    case 'unknown':
      return true;
  }
}

/** What a value of the kind looks like, for messages. */
export function exampleOf(kind: ValueKind): string {
  return EXAMPLES[kind];
}

const EXAMPLES: Readonly<Record<ValueKind, string>> = {
  date: 'a date such as "2024-05-01T10:00:00Z" or milliseconds since 1970',
  ip: 'an address such as "10.0.0.1" or a block such as "10.0.0.0/8"',
  number: 'a number',
  boolean: 'true or false',
  string: 'text',
  version: 'a version such as "1.2.3"',
  unknown: 'a constant',
};
