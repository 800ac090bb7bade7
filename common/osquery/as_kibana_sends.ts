/**
 * What Kibana's Osquery plugin would send: every placeholder replaced as text, in order, blind to the SQL around it. For comparison only.
 *
 * As Kibana 8.12 does it. Newer ones take the first value of a list, where older ones write all of them with commas; the rest is alike.
 * Nobody compares a million characters: where a value would make so many, what is written so far is given.
 */
import { findPlaceholders } from './placeholders';

const LONGEST = 1_000_000;

export function asKibanaSends(sql: string, valuesOf: (field: string) => unknown): string {
  const texts = new Map<string, string | undefined>();
  let text = sql;
  for (const { start, end } of findPlaceholders(sql)) {
    const written = sql.slice(start, end);
    const field = written.replace(/\{\{|\}\}/g, '').trim();
    if (!texts.has(field)) {
      const value = valuesOf(field);
      // Kibana leaves a placeholder in place when the value is falsy, 0 and false included.
      texts.set(field, value ? asText(value) : undefined);
    }
    const value = texts.get(field);
    if (value === undefined) continue;
    if (longestResult(text, value) > LONGEST) break;
    // A string replacement on purpose: `$&` and its kin in a value are expanded in Kibana as well.
    text = text.replace(written, value);
  }
  return text;
}

/** Each `$` of a value may write the whole text before or behind its place once more. */
function longestResult(text: string, value: string): number {
  return text.length + value.length + (value.split('$').length - 1) * text.length;
}

function asText(value: unknown): string {
  // Deeper lists than any event has are cut: hostile nesting must not exhaust the call stack.
  if (Array.isArray(value))
    return value
      .flat(8)
      .map((item: unknown) => (item === null || item === undefined ? '' : plainText(item)))
      .join(',');
  return plainText(value);
}

function plainText(value: unknown): string {
  return typeof value === 'object' ? '[object Object]' : String(value);
}
