/** When an event happened: the one reading of time that stores and detection share. */
import { prepareDocument, type EventSource } from '../../common/engine';

/**
 * Epoch milliseconds of the field, or of `@timestamp` where the field is absent or is no time; undefined when neither is
 * one. ISO text with a time zone and epoch milliseconds are times; ISO text without a zone is UTC, as Elasticsearch reads it.
 */
export function eventTimeMs(source: EventSource, field = '@timestamp'): number | undefined {
  const document = prepareDocument(source);
  const own = readTime(document.values(field)[0]);
  return own ?? (field === '@timestamp' ? undefined : readTime(document.values('@timestamp')[0]));
}

const ISO = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/;
/** What `Date` can hold, less a margin so that a window around a time is a time as well. */
const MOST_MS = 8.64e15 - 400 * 86_400_000;

function readTime(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) && Math.abs(value) <= MOST_MS ? Math.trunc(value) : undefined;
  if (typeof value !== 'string') return undefined;
  if (/^\d{10,14}$/.test(value)) return Number(value);
  const found = ISO.exec(value);
  if (!found) return undefined;
  const hasClock = value.includes('T');
  const ms = Date.parse(hasClock && found[1] === undefined ? `${value.replace(',', '.')}Z` : value.replace(',', '.'));
  return Number.isNaN(ms) ? undefined : ms;
}
