/** Tells whether an exception would leave an event or alert out, as Elastic's detection engine decides it. */
import { nestedObjects, prepareDocument, type EventSource } from '../engine';
import type { ExceptionEntry } from './exception';
import { compileWildcard } from './wildcard';

/** The document's field access, which callers with one document and many exceptions prepare once. */
export type ExceptionDocument = ReturnType<typeof prepareDocument>;
export type ExceptionTest = (document: ExceptionDocument) => boolean;

/**
 * True when every entry holds. No entries match nothing. An item with a value list never matches here, because the list is not at
 * hand: `entriesNotEvaluable` names such entries, so that the caller can say so.
 */
export function matchesException(entries: readonly ExceptionEntry[], source: EventSource): boolean {
  return compileException(entries)(prepareDocument(source));
}

/** The same for one exception and many documents. */
export function compileException(entries: readonly ExceptionEntry[]): ExceptionTest {
  if (entries.length === 0 || entriesNotEvaluable(entries).length > 0) return () => false;
  const tests = entries.map(compileEntry);
  return (document) => tests.every((test) => test(document));
}

export function entriesNotEvaluable(entries: readonly ExceptionEntry[]): readonly ExceptionEntry[] {
  return entries.filter((entry) => entry.type === 'list' || (entry.type === 'nested' && entriesNotEvaluable(entry.entries).length > 0));
}

/** `now` and the expiry are compared as instants; an item without an expiry holds for good. */
export function isExpired(item: { readonly expireTime: string | undefined }, now: Date): boolean {
  return item.expireTime !== undefined && Date.parse(item.expireTime) <= now.getTime();
}

function compileEntry(entry: ExceptionEntry): ExceptionTest {
  switch (entry.type) {
    case 'match':
      return anyValue(entry, (value) => equalsText(value, entry.value));
    case 'match_any':
      return anyValue(entry, (value) => entry.value.some((text) => equalsText(value, text)));
    case 'exists':
      return anyValue(entry, () => true);
    case 'wildcard': {
      const test = compileWildcard(entry.value);
      return anyValue(entry, (value) => test(String(value)));
    }
    case 'nested': {
      const test = compileException(entry.entries);
      return (document) => nestedObjects(document.source, entry.field).some((object) => test(prepareDocument(object)));
    }
    case 'list':
      return () => false;
  }
}

/** A list of values matches when one of them does, so an excluded entry holds when none does: also where the field is missing. */
function anyValue(
  entry: { readonly field: string; readonly operator: 'included' | 'excluded' },
  test: (value: unknown) => boolean
): ExceptionTest {
  const isIncluded = entry.operator === 'included';
  return (document) => document.values(entry.field).some(test) === isIncluded;
}

/** Entries hold text; a number or boolean field is compared by what the text says, as Elasticsearch reads it by the field's type. */
function equalsText(value: unknown, text: string): boolean {
  if (typeof value === 'string') return value === text;
  if (typeof value === 'number') return text.trim() !== '' && Number(text) === value;
  return String(value) === text;
}
