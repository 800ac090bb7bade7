/**
 * What the values of a result's column are: osquery gives every value as text, and a time in epoch seconds reads like any other number.
 *
 * Three things are asked, and all have to agree: the table's facts (a column of texts stays text, however much its values look like
 * numbers), the column's name, and the values themselves. One value that does not fit makes it a plain column again: better a raw number
 * than a wrong date.
 */
import type { TableFacts } from '../tables/table_facts';

export type ColumnKind =
  | 'text'
  | 'number'
  /** Epoch seconds; 0 and negative values mean "not known". */
  | 'seconds'
  /** Epoch milliseconds. */
  | 'milliseconds'
  /** `2026-03-01 14:05:09`, which SQLite's datetime() writes in UTC. */
  | 'utc_text'
  | 'bytes';

export interface ColumnQuestion {
  readonly name: string;
  readonly values: readonly string[];
  /** Tables of osquery that the query reads. */
  readonly tables: readonly TableFacts[];
  /** The query itself computes local times: what looks like UTC may be anything. */
  readonly usesLocalTime: boolean;
}

export function columnKind({ name, values, tables, usesLocalTime }: ColumnQuestion): ColumnKind {
  const given = values.filter((value) => value !== '');
  if (given.length === 0) return 'text';
  const plainName = name.toLowerCase();
  if (given.every(isUtcText)) return usesLocalTime ? 'text' : 'utc_text';
  if (isTextColumn(plainName, tables) || !given.every(isNumber)) return 'text';
  if (saysTime(plainName)) {
    if (isTime(given, 1)) return 'seconds';
    if (isTime(given, 1000)) return 'milliseconds';
  }
  return saysBytes(plainName, tables) && given.every(isWholeSize) ? 'bytes' : 'number';
}

/** Sorts, aligns and compares as a number. */
export const isNumeric = (kind: ColumnKind): boolean => kind !== 'text' && kind !== 'utc_text';

/** The moment that a cell names, in epoch milliseconds; undefined when it names none. */
export function cellTimeMs(kind: ColumnKind, text: string): number | undefined {
  if (kind === 'utc_text') return isUtcText(text) ? Date.parse(`${text.replace(' ', 'T')}Z`) : undefined;
  if (kind !== 'seconds' && kind !== 'milliseconds') return undefined;
  const value = Number(text);
  return text === '' || value <= 0 ? undefined : kind === 'seconds' ? value * 1000 : value;
}

const isNumber = (text: string): boolean => /^-?\d{1,30}(\.\d{1,30})?$/.test(text);
const isWholeSize = (text: string): boolean => /^(-1|\d{1,15})$/.test(text);
const isUtcText = (text: string): boolean => /^\d{4}-[01]\d-[0-3]\d [0-2]\d:[0-5]\d:[0-5]\d$/.test(text);

/** Of every table with a column of this name, all say that it holds texts. */
function isTextColumn(name: string, tables: readonly TableFacts[]): boolean {
  const types = tables.flatMap((table) => table.columns.get(name)?.type ?? []);
  return types.length > 0 && types.every((type) => type === 'text');
}

/** Spans of time that are called times. */
const durations = new Set(['user_time', 'system_time', 'uptime', 'elapsed_time', 'idle_time', 'average_time', 'total_time']);
const times =
  /^(a|m|c|b)time$|(^|_)(time|timestamp|date|datetime)$|^(last|first)_[a-z_]+$|(^|_)(created|modified|accessed|changed)(_at|_on)?$/;
const saysTime = (name: string): boolean => times.test(name) && !durations.has(name);

/** Epoch seconds of 1990 and of 2100. */
const EARLIEST = 631_152_000;
const LATEST = 4_102_444_800;

function isTime(values: readonly string[], perSecond: number): boolean {
  const isPlausible = (value: number): boolean => value >= EARLIEST * perSecond && value <= LATEST * perSecond;
  const numbers = values.map(Number);
  return numbers.some(isPlausible) && numbers.every((value) => value === 0 || value === -1 || isPlausible(value));
}

/** Tables whose sizes are not in bytes: blocks, megabytes, kilobytes. */
const otherUnits = new Set(['block_devices', 'memory_devices', 'deb_packages', 'portage_packages', 'suid_bin', 'curl_certificate']);
const sizes = /^size$|_(size|bytes)$|^(size_bytes|physical_memory)$|(^|_)bytes_(read|written)$/;
const saysBytes = (name: string, tables: readonly TableFacts[]): boolean =>
  sizes.test(name) && !tables.some((table) => otherUnits.has(table.name) && table.columns.has(name));
