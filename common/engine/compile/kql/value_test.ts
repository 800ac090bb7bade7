/** A value of a KQL query as a test on the values of a document. */
import type { FieldValue } from '../../document';
import { isInBlock, parseIp, parseIpBlock } from '../../functions/ip';
import { parseDecimal, plain } from '../../functions/value';
import { isAnything, type KqlValue } from '../../kql/ast';
import { compilePieces } from '../../regex/pieces';
import { prepareComparison } from '../compare';
import { findFieldKind, type FieldKind, type FieldTypes } from '../field_types';
import { holdsPhrase, wordsOf } from './text_analysis';

/** `kind` and `isText` are what is known of the field; text fields are analyzed, everything else is compared whole and case counts. */
export interface SearchedField extends Pick<FieldKind, 'kind' | 'readDate'> {
  readonly isText: boolean;
}

const TEXT_TYPES = /^(?:match_only_)?text\b/;
/** Fields of the Elastic Common Schema that every index maps as text. */
const USUAL_TEXT: ReadonlySet<string> = new Set(['message', 'error.message']);

export function searchedField(name: string, types: FieldTypes | undefined): SearchedField {
  const type = types !== undefined && Object.hasOwn(types, name) ? types[name] : undefined;
  const { kind, readDate } = findFieldKind(types, name);
  return { kind, readDate, isText: type === undefined ? USUAL_TEXT.has(name) : TEXT_TYPES.test(type) };
}

/** A date in the field's own format as milliseconds since 1970; any other value as it is. */
export function readFieldValue(value: FieldValue, { readDate }: Pick<SearchedField, 'readDate'>): FieldValue {
  return typeof value === 'string' ? (readDate?.(value) ?? value) : value;
}

export type FieldValueTest = (value: FieldValue) => boolean;

export function compileValueTest(value: KqlValue, field: SearchedField): FieldValueTest {
  if (isAnything(value)) return () => true;
  const isPattern = value.pieces.length > 1;
  if (field.isText) return isPattern ? anyWordFits(value) : holdsWords(value);
  if (isPattern) {
    const fits = compilePieces(value.pieces);
    return (found) => fits(String(found));
  }
  return equals(value.pieces[0] ?? '', field);
}

/** The test of `match_phrase`: the whole value of a keyword field, the words in their order in a text field. */
export function fieldPhrase(text: string, field: string, types: FieldTypes | undefined): FieldValueTest {
  const value: KqlValue = { kind: 'value', span: { start: 0, end: 0 }, pieces: [text], isQuoted: true };
  return compileValueTest(value, searchedField(field, types));
}

/** A `match` query asks for any of the words, a phrase in quotes for all of them in their order. */
function holdsWords({ pieces, isQuoted }: KqlValue): FieldValueTest {
  const wanted = wordsOf(pieces[0] ?? '');
  return (found) => {
    const words = wordsOf(String(found));
    return isQuoted ? holdsPhrase(words, wanted) : wanted.some((word) => words.includes(word));
  };
}

/** A pattern is tried on each word; on the whole text too, as it fits a `wildcard` or keyword twin of the field. */
function anyWordFits({ pieces }: KqlValue): FieldValueTest {
  const fits = compilePieces(pieces.map((piece) => piece.toLowerCase()));
  return (found) => {
    const text = String(found).toLowerCase();
    return fits(text) || wordsOf(text).some(fits);
  };
}

function equals(text: string, field: SearchedField): FieldValueTest {
  const { kind } = field;
  if (kind === 'date' || kind === 'version') {
    const isEqual = prepareComparison(kind, '==', readFieldValue(text, field));
    return (found) => isEqual(readFieldValue(found, field)) === true;
  }
  const number = parseDecimal(text);
  const block = kind === 'string' ? null : parseIpBlock(text);
  return (found) => {
    if (String(found) === text) return true;
    if (block !== null && typeof found === 'string') {
      const address = parseIp(found);
      return address !== null && isInBlock(address, block);
    }
    if (number === null || kind === 'string') return false;
    if (typeof found === 'number') return found === plain(number);
    const spelled = kind === 'number' && typeof found === 'string' ? parseDecimal(found) : null;
    return spelled !== null && plain(spelled) === plain(number);
  };
}
