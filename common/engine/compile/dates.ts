/** Dates as Elasticsearch's default format reads them: ISO 8601, as far as it is written out, or milliseconds since 1970. */

/** The time that a text stands for, in milliseconds since 1970; a date that leaves out its smaller parts stands for all of them. */
export interface TimeRange {
  readonly first: number;
  readonly last: number;
}

const ISO = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(?:(\d{2})(?::(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?(Z|[+-]\d{2}(?::?\d{2})?)?)?)?)?)?$/;
const EPOCH_MILLISECONDS = /^-?\d{5,16}$/;

/** Null for what is no date. Fractions of a millisecond are kept. */
export function parseTime(value: string | number): TimeRange | null {
  if (typeof value === 'number') return { first: value, last: value };
  if (EPOCH_MILLISECONDS.test(value)) return { first: Number(value), last: Number(value) };
  const parts = ISO.exec(value);
  if (parts === null) return null;
  const [, year = '', month, day, hour, minute, second, fraction, zone] = parts;
  const start = Date.UTC(
    Number(year),
    Number(month ?? 1) - 1,
    Number(day ?? 1),
    Number(hour ?? 0),
    Number(minute ?? 0),
    Number(second ?? 0)
  );
  if (!isRealDate(Number(year), [month, day, hour, minute, second])) return null;
  const first = start - zoneOffset(zone) + (fraction === undefined ? 0 : Number(`0.${fraction}`) * 1000);
  return { first, last: fraction === undefined ? first + span(start, [month, day, hour, minute, second]) - 1 : first };
}

type Parts = readonly [month?: string, day?: string, hour?: string, minute?: string, second?: string];

/** The platform rolls 31 April over to 1 May; Elasticsearch refuses it. */
function isRealDate(year: number, [month, day, hour, minute, second]: Parts): boolean {
  return (
    isBetween(month, 1, 12) &&
    isBetween(day, 1, daysOf(year, Number(month))) &&
    isBetween(hour, 0, 23) &&
    isBetween(minute, 0, 59) &&
    isBetween(second, 0, 59)
  );
}

function isBetween(part: string | undefined, least: number, most: number): boolean {
  return part === undefined || (Number(part) >= least && Number(part) <= most);
}

function daysOf(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

function span(start: number, [month, day, hour, minute, second]: Parts): number {
  if (second !== undefined) return 1000;
  if (minute !== undefined) return 60_000;
  if (hour !== undefined) return 3_600_000;
  if (day !== undefined) return 86_400_000;
  const next = new Date(start);
  if (month !== undefined) next.setUTCMonth(next.getUTCMonth() + 1);
  else next.setUTCFullYear(next.getUTCFullYear() + 1);
  return next.getTime() - start;
}

function zoneOffset(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2)) * (zone.length > 3 ? 1 : 0);
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}
