/**
 * What an explanation shows of a field: all its values, or a beginning of them where nobody could read all. Every condition of every
 * rule repeats the fields that it read, so without a limit one hostile event of a megabyte would become an answer of hundreds.
 */
import type { FieldValue } from '../document';
import type { ObservedField } from './explanation';

const MOST_VALUES = 1_000;
const LONGEST_TEXT = 10_000;
const MOST_CHARACTERS = 20_000;

export function observeField(name: string, values: readonly FieldValue[]): ObservedField {
  const shown: FieldValue[] = [];
  let characters = 0;
  for (const value of values) {
    if (shown.length === MOST_VALUES || characters > MOST_CHARACTERS) break;
    const readable = shortened(value);
    characters += String(readable).length;
    shown.push(readable);
  }
  const omitted = values.length - shown.length;
  return omitted === 0 ? { name, values: shown } : { name, values: shown, omitted };
}

function shortened(value: FieldValue): FieldValue {
  if (typeof value !== 'string' || value.length <= LONGEST_TEXT) return value;
  // Never half of a character at the end.
  return `${value.slice(0, LONGEST_TEXT).replace(/[\ud800-\udbff]$/, '')}…`;
}
