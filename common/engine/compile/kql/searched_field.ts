/** What is known of a field that a KQL query searches: its values are compared whole, or its words are. */
import type { FieldValue } from '../../document';
import { findFieldKind, type FieldKind, type FieldTypes } from '../field_types';

/** `kind` and `isText` are what is known of the field; text fields are analyzed, everything else is compared whole and case counts. */
export interface SearchedField extends Pick<FieldKind, 'kind' | 'readDate'> {
  readonly isText: boolean;
  /** Fields of one key are searched alike. */
  readonly key: string;
}

const TEXT_TYPES = /^(?:match_only_)?text\b/;
/** Fields of the Elastic Common Schema that every index maps as text. */
const USUAL_TEXT: ReadonlySet<string> = new Set(['message', 'error.message']);

export function searchedField(name: string, types: FieldTypes | undefined): SearchedField {
  if (types === undefined) return untypedField(name);
  const type = Object.hasOwn(types, name) ? types[name] : undefined;
  const { kind, readDate } = findFieldKind(types, name);
  const isText = type === undefined ? USUAL_TEXT.has(name) : TEXT_TYPES.test(type);
  return { kind, readDate, isText, key: `${kind} ${isText} ${type ?? ''}` };
}

/** Of most fields nothing is known. */
const UNKNOWN: SearchedField = { kind: 'unknown', readDate: null, isText: false, key: 'unknown' };

function untypedField(name: string): SearchedField {
  const { kind } = findFieldKind(undefined, name);
  if (kind === 'unknown' && !USUAL_TEXT.has(name)) return UNKNOWN;
  const isText = USUAL_TEXT.has(name);
  return { kind, readDate: null, isText, key: isText ? 'text' : kind };
}

/** A date in the field's own format as milliseconds since 1970; any other value as it is. */
export function readFieldValue(value: FieldValue, { readDate }: Pick<SearchedField, 'readDate'>): FieldValue {
  return typeof value === 'string' ? (readDate?.(value) ?? value) : value;
}
