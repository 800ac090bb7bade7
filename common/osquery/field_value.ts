/** Reads what a document holds for a placeholder's field: the values that SQL can hold, or why there is none. */
import { countBreaks, MOST_BREAKS, type SqlScalar } from './sql_literal';

export type FieldValue =
  | { readonly status: 'resolved'; readonly scalars: readonly SqlScalar[] }
  | { readonly status: 'missing' | 'empty' | 'not_a_value' | 'unsafe'; readonly code: string; readonly message: string };

const MOST_VALUES = 500;

/** Null, '' and lists of nothing else are empty. In a list of several, nulls and '' are left out and repeats are taken once. */
export function readFieldValue(field: string, raw: unknown): FieldValue {
  if (raw === undefined) return failed('missing', 'field_missing', `The alert has no field ${field}.`);
  const present = (Array.isArray(raw) ? raw.flat(8) : [raw]).filter((item: unknown) => item !== null && item !== undefined && item !== '');
  if (present.length === 0) return failed('empty', 'field_empty', `The field ${field} of the alert is empty.`);
  // JSON has no such numbers, but 1e999 in it is read as one.
  if (present.some((item) => typeof item === 'number' && !isFinite(item))) {
    return failed('not_a_value', 'number_out_of_range', `The field ${field} holds a number too large to be written exactly.`);
  }
  const scalars = present.filter(isScalar);
  if (scalars.length < present.length) return failed('not_a_value', 'field_is_object', `The field ${field} holds an object, not a value.`);
  const distinct = [...new Set(scalars)];
  if (distinct.length > MOST_VALUES) {
    return failed(
      'not_a_value',
      'too_many_values',
      `The field ${field} holds ${distinct.length} values; a query takes at most ${MOST_VALUES}.`
    );
  }
  return distinct.map((value) => refusal(field, value)).find((found) => found !== undefined) ?? { status: 'resolved', scalars: distinct };
}

function isScalar(value: unknown): value is SqlScalar {
  return (
    typeof value === 'string' || typeof value === 'boolean' || typeof value === 'bigint' || (typeof value === 'number' && isFinite(value))
  );
}

function refusal(field: string, value: SqlScalar): FieldValue | undefined {
  if (typeof value !== 'string') return undefined;
  // Half of a UTF-16 pair has no UTF-8 form: it would reach the host as another character.
  if (/\p{Surrogate}/u.test(value)) {
    return failed(
      'not_a_value',
      'broken_text',
      `The field ${field} holds half of a character (a lone surrogate), which SQL text cannot hold.`
    );
  }
  if (countBreaks(value) > MOST_BREAKS) {
    return failed('unsafe', 'too_many_breaks', `The field ${field} holds too many "{{" or NUL characters to be written safely.`);
  }
  return undefined;
}

function failed(status: 'missing' | 'empty' | 'not_a_value' | 'unsafe', code: string, message: string): FieldValue {
  return { status, code, message };
}

/** True where a whole number may be another than the one that the event holds: JSON readers round those beyond 2^53, SQLite those beyond 2^63. */
export function mayBeRounded(value: SqlScalar): boolean {
  if (typeof value === 'bigint') return BigInt.asIntN(64, value) !== value;
  return typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);
}
