/**
 * What kind of values a field holds, as far as anybody knows. Elasticsearch asks its mapping; here the caller may say it, a few fields
 * of the Elastic Common Schema that every index maps alike are known, and for the rest the literal that a field is compared with
 * decides: Elasticsearch would have refused the query if the two did not go together.
 */

import { compileDateFormats, type DateReader } from './date_formats';

/**
 * Field name to Elasticsearch type (`keyword`, `long`, `ip`, `date`, `version` ...). After the type's name a mapping's `null_value "text"`
 * is read, the value that the index gives to a JSON null, and of a date the formats that it is spelled in: `date; format dd-MM-yyyy`. Formats
 * are separated by `||` or a comma, and an index may be named behind each (`in logs-a`), for the reader: which one fits is tried.
 */
export type FieldTypes = Readonly<Record<string, string>>;

/** How values are compared. `unknown` is decided by the other side. */
export type ValueKind = 'string' | 'number' | 'boolean' | 'date' | 'ip' | 'version' | 'unknown';

export interface FieldKind {
  readonly kind: ValueKind;
  /** A number that is a float even when its value is whole. */
  readonly isFloat: boolean;
  /** What a JSON null in this field stands for; null where it is no value. */
  readonly nullValue: string | null;
  /** Reads the date field's own formats; null where it has none. */
  readonly readDate: DateReader | null;
  /** The caller said so: a query that contradicts it is wrong. A kind that is only usual is not enough for that. */
  readonly isCertain: boolean;
}

export function findFieldKind(types: FieldTypes | undefined, field: string): FieldKind {
  const written = types !== undefined && Object.hasOwn(types, field) ? (types[field] ?? '') : '';
  if (written === '') return usualKind(field);
  const type = /^[a-z_]+/.exec(written)?.[0] ?? '';
  const kind = KINDS.get(type);
  if (kind === undefined) return usualKind(field);
  const nullValue = /\bnull_value "([^"]*)"/.exec(written)?.[1] ?? null;
  return { kind, isFloat: FLOATS.has(type), nullValue, readDate: kind === 'date' ? dateReader(written) : null, isCertain: true };
}

/** A free text search asks for ten thousand fields, nearly all of which nothing is known of. */
const UNKNOWN: FieldKind = { kind: 'unknown', isFloat: false, nullValue: null, readDate: null, isCertain: false };

function usualKind(field: string): FieldKind {
  const kind = USUAL_KINDS.get(field);
  return kind === undefined ? UNKNOWN : { ...UNKNOWN, kind };
}

function dateReader(written: string): DateReader | null {
  const formats = /\bformat (.+)$/.exec(written)?.[1];
  if (formats === undefined) return null;
  return compileDateFormats(formats.split(/\|\||,/).map((format) => format.trim().replace(/ in \S+$/, '')));
}

const KINDS: ReadonlyMap<string, ValueKind> = new Map<string, ValueKind>([
  ['keyword', 'string'],
  ['constant_keyword', 'string'],
  ['wildcard', 'string'],
  ['text', 'string'],
  ['match_only_text', 'string'],
  ['long', 'number'],
  ['integer', 'number'],
  ['short', 'number'],
  ['byte', 'number'],
  ['unsigned_long', 'number'],
  ['double', 'number'],
  ['float', 'number'],
  ['half_float', 'number'],
  ['scaled_float', 'number'],
  ['boolean', 'boolean'],
  ['date', 'date'],
  ['date_nanos', 'date'],
  ['ip', 'ip'],
  ['version', 'version'],
]);

const FLOATS: ReadonlySet<string> = new Set(['double', 'float', 'half_float', 'scaled_float']);

const USUAL_KINDS: ReadonlyMap<string, ValueKind> = new Map([
  ...[
    '@timestamp',
    'event.created',
    'event.start',
    'event.end',
    'event.ingested',
    'process.start',
    'process.end',
    'process.parent.start',
  ].map(asDate),
  ...['file.created', 'file.ctime', 'file.mtime', 'file.accessed'].map(asDate),
  ...['host.ip', 'source.ip', 'destination.ip', 'client.ip', 'server.ip', 'source.nat.ip', 'destination.nat.ip', 'observer.ip'].map(asIp),
  ...['dns.resolved_ip', 'related.ip'].map(asIp),
]);

function asDate(field: string): [string, ValueKind] {
  return [field, 'date'];
}

function asIp(field: string): [string, ValueKind] {
  return [field, 'ip'];
}
