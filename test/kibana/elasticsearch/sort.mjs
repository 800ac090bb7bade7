/** Sorting documents, and going on after a row of sort values. */
import { dateOf } from './dates.mjs';
import { fieldValues, isDateType, typeOfField } from './field_values.mjs';
import { listOf } from './objects.mjs';
import { scoreOf } from './query.mjs';

/** Rows `{ doc, sort }` in order; `sort` holds the values of the hit. Ties keep the order of indexing. */
export function sortedRows(docs, sort, query) {
  const keys = sortKeys(sort);
  const rows = docs.map((doc) => ({ doc, sort: keys.map((key) => sortValue(doc, key, query)) }));
  return rows.sort((a, b) => compareRows(a.sort, b.sort, keys) || a.doc.order - b.doc.order);
}

/** The rows after the sort values `after`, as search_after asks. */
export function rowsAfter(rows, sort, after) {
  const keys = sortKeys(sort).slice(0, after.length);
  const limit = after.map((value) => (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? dateOf(value) : value));
  return rows.filter((row) => compareRows(row.sort.slice(0, limit.length), limit, keys) > 0);
}

function sortKeys(sort) {
  return listOf(sort).flatMap((given) => {
    if (typeof given === 'string') {
      const [field, direction] = given.split(':');
      return [sortKey(field, { order: direction })];
    }
    return Object.entries(given).map(([field, how]) => sortKey(field, typeof how === 'string' ? { order: how } : how));
  });
}

const sortKey = (field, { order, missing } = {}) => ({
  field,
  descending: (order ?? (field === '_score' ? 'desc' : 'asc')) === 'desc',
  missingFirst: missing === '_first',
});

function sortValue(doc, { field }, query) {
  if (field === '_score') return scoreOf(doc, query);
  if (field === '_shard_doc' || field === '_doc') return doc.order;
  if (field === '_script') return 0;
  const [value] = fieldValues(doc, field);
  if (value === undefined) return null;
  if (isDateType(typeOfField(doc, field))) return dateOf(value);
  return typeof value === 'boolean' ? Number(value) : value;
}

function compareRows(a, b, keys) {
  for (const [at, { descending, missingFirst }] of keys.entries()) {
    const [x, y] = [a[at], b[at]];
    if (x === y) continue;
    if (isMissing(x)) return missingFirst ? -1 : 1;
    if (isMissing(y)) return missingFirst ? 1 : -1;
    const order = compareValues(x, y);
    if (order !== 0) return descending ? -order : order;
  }
  return 0;
}

const isMissing = (value) => value === null || value === undefined;

/** Keywords sort by their UTF-8 bytes. */
export function compareValues(a, b) {
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b));
  if (a < b) return -1;
  return a > b ? 1 : 0;
}
