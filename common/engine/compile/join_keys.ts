/** What the events of a sequence or sample are joined by, read from a document. */
import type { FieldValue, PreparedDocument } from '../document';
import type { JoinKey as JoinKeyNode } from '../eql/ast';
import { parseIp, printIp } from '../functions/ip';
import { eachWithEach, firstDifferent } from '../combinations';
import { noteLimit } from '../limits';
import { parseTime } from './dates';
import type { CompileContext } from './context';
import type { FieldKind } from './field_types';

/** One value for each key, as Elasticsearch's answer shows it: text; null only for an optional key that has no value. */
export interface JoinKey {
  /** Equal for equal keys. */
  readonly id: string;
  readonly values: readonly (string | null)[];
}

/**
 * Every key that a document has: a field of several values gives one for each, several such fields one for each combination. A document
 * without a value for a key that is not optional has none, and cannot be joined.
 */
export type JoinKeyReader = (document: PreparedDocument) => readonly JoinKey[];

/** A hostile event with long arrays in several keys must not stall the engine. */
export const MOST_KEYS_OF_AN_EVENT = 1_000;

export const NO_KEY: JoinKey = { id: '[]', values: [] };

/** The keys of a sequence show a date as ISO 8601 has it, those of a sample as milliseconds since 1970: so does Elasticsearch. */
export type KeyDates = 'iso' | 'milliseconds';

export function compileJoinKeys(keys: readonly JoinKeyNode[], dates: KeyDates, context: CompileContext): JoinKeyReader {
  // What is no field was refused by the check.
  const fields = keys.flatMap(({ expression }) =>
    expression.kind === 'field'
      ? [{ name: expression.name, isOptional: expression.isOptional, type: context.fieldKind(expression.name) }]
      : []
  );
  if (fields.length === 0) return () => [NO_KEY];
  return (document) => {
    let combinations: readonly (readonly (string | null)[])[] = [[]];
    for (const { name, isOptional, type } of fields) {
      const found = firstDifferent<FieldValue, string | null>(
        document.values(name),
        (value) => keyText(value, type, dates),
        MOST_KEYS_OF_AN_EVENT + 1
      );
      if (found.size === 0) {
        if (!isOptional) return [];
        found.add(null);
      }
      combinations = eachWithEach(combinations, found, MOST_KEYS_OF_AN_EVENT + 1);
      if (combinations.length <= MOST_KEYS_OF_AN_EVENT) continue;
      noteLimit('join_keys');
      combinations = combinations.slice(0, MOST_KEYS_OF_AN_EVENT);
    }
    return combinations.map((values) => ({ id: JSON.stringify(values), values }));
  };
}

const LAST_DATE_MS = 8.64e15;

/** Dates join as instants and addresses as addresses, however they are spelled. */
function keyText(value: string | number | boolean, { kind, readDate }: FieldKind, dates: KeyDates): string {
  if (kind === 'date' && typeof value !== 'boolean') {
    const time = (typeof value === 'string' ? readDate?.(value) : undefined) ?? parseTime(value)?.first;
    if (time !== undefined && Math.abs(time) <= LAST_DATE_MS) return dates === 'iso' ? new Date(time).toISOString() : String(time);
  }
  const address = kind === 'ip' && typeof value === 'string' ? parseIp(value) : null;
  if (address !== null) return printIp(address);
  return String(value);
}
