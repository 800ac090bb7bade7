/**
 * What Kibana's Osquery plugin would send: every placeholder replaced as text, in order, blind to the SQL around it. For comparison only.
 *
 * As Kibana 8.12 does it. Newer ones take the first value of a list, where older ones write all of them with commas; the rest is alike.
 */
import { findPlaceholders } from './placeholders';

export function asKibanaSends(sql: string, valuesOf: (field: string) => unknown): string {
  let text = sql;
  for (const { start, end } of findPlaceholders(sql)) {
    const field = sql
      .slice(start, end)
      .replace(/\{\{|\}\}/g, '')
      .trim();
    const value = valuesOf(field);
    // Kibana leaves a placeholder in place when the value is falsy, 0 and false included.
    if (!value) continue;
    // A string replacement on purpose: `$&` and its kin in a value are expanded in Kibana as well.
    text = text.replace(sql.slice(start, end), asText(value));
  }
  return text;
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
