/** Aggregations that sort documents into buckets: `(docs, options, { bucket, all }) => answer`. */
import { dateOf, startOfInterval } from './dates.mjs';
import { fieldExists, fieldValues, valuesAt } from './field_values.mjs';
import { isObject, listOf, nestedAt } from './objects.mjs';
import { matches } from './query.mjs';
import { matchesRange } from './range_match.mjs';
import { compareValues } from './sort.mjs';

const sample = (docs, _options, { bucket }) => bucket(docs);

export const bucketAggregations = {
  terms,
  significant_terms: terms,
  rare_terms: terms,
  multi_terms: multiTerms,
  composite,
  date_histogram: (docs, options, { bucket }) => ({ buckets: dateBuckets(docs, options, bucket) }),
  auto_date_histogram: (docs, { field }, { bucket }) => ({
    interval: '1d',
    buckets: dateBuckets(docs, { field, fixed_interval: '1d' }, bucket),
  }),
  histogram: (docs, { field, interval }, { bucket }) => {
    const groups = grouped(docs, (doc) => fieldValues(doc, field).map((value) => Math.floor(Number(value) / interval) * interval));
    return { buckets: inOrder(groups).map(([key, inside]) => bucket(inside, { key })) };
  },
  range: ranges,
  date_range: ranges,
  filter: (docs, query, { bucket }) => bucket(docs.filter((doc) => matches(doc, query))),
  filters: (docs, { filters }, { bucket }) => {
    const one = (query) => bucket(docs.filter((doc) => matches(doc, query)));
    if (Array.isArray(filters)) return { buckets: filters.map(one) };
    return { buckets: Object.fromEntries(Object.entries(filters).map(([name, query]) => [name, one(query)])) };
  },
  global: (_docs, _options, { bucket, all }) => bucket(all),
  missing: (docs, { field }, { bucket }) => bucket(docs.filter((doc) => !fieldExists(doc, field))),
  nested: (docs, { path }, { bucket }) => {
    const inner = (doc) => valuesAt(doc.source, path).filter(isObject);
    return bucket(docs.flatMap((doc) => inner(doc).map((each) => ({ ...doc, source: nestedAt(path, each), parent: doc }))));
  },
  reverse_nested: (docs, _options, { bucket }) => bucket([...new Set(docs.map((doc) => doc.parent ?? doc))]),
  sampler: sample,
  random_sampler: sample,
  diversified_sampler: sample,
};

/** key -> documents that have it; a document counts once a key. */
function grouped(docs, keysOf) {
  const groups = new Map();
  for (const doc of docs) {
    for (const key of new Set(keysOf(doc))) {
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(doc);
    }
  }
  return groups;
}

const inOrder = (groups) => [...groups].sort(([a], [b]) => compareValues(a, b));

function terms(docs, { field, script, missing, include, exclude, order, size = 10 }, { bucket }) {
  const groups = grouped(docs, (doc) => {
    const values = field ? fieldValues(doc, field) : scriptedValue(doc, script);
    const found = values.length === 0 && missing !== undefined ? [missing] : values;
    return found.map((value) => (isObject(value) ? JSON.stringify(value) : value));
  });
  const kept = inOrder(groups).filter(([key]) => isListed(key, include, true) && !isListed(key, exclude, false));
  const buckets = orderedBuckets(
    kept.map(([key, inside]) => bucket(inside, keyOf(key))),
    order
  );
  const others = buckets.slice(size).reduce((sum, each) => sum + each.doc_count, 0);
  return { doc_count_error_upper_bound: 0, sum_other_doc_count: others, buckets: buckets.slice(0, size) };
}

const keyOf = (key) => (typeof key === 'boolean' ? { key: Number(key), key_as_string: String(key) } : { key });

function isListed(key, list, otherwise) {
  if (Array.isArray(list)) return list.includes(key);
  return typeof list === 'string' ? new RegExp(`^(?:${list})$`).test(String(key)) : otherwise;
}

/** The one script that Kibana's plugins group by: no such field gives one word, otherwise the other. */
function scriptedValue(doc, script) {
  const choice = /doc\['([^']+)'\]\.size\(\)\s*==\s*0\)\s*\{\s*return '(\w+)';?\s*\}\s*else\s*\{\s*return '(\w+)'/;
  const [, field, absent, present] = choice.exec(script?.source ?? script ?? '') ?? [];
  if (field === undefined) return [];
  return [fieldValues(doc, field).length > 0 ? present : absent];
}

/** By the orders given, the first one counting most; without one the fullest buckets come first. */
function orderedBuckets(buckets, order = { _count: 'desc' }) {
  const keys = listOf(order).flatMap((each) => Object.entries(each));
  return [...buckets].sort((a, b) => {
    for (const [path, direction] of keys) {
      const by = compareValues(orderValue(a, path), orderValue(b, path));
      if (by !== 0) return direction === 'desc' ? -by : by;
    }
    return 0;
  });
}

function orderValue(bucket, path) {
  if (path === '_count') return bucket.doc_count;
  if (path === '_key' || path === '_term') return bucket.key;
  const value = path.split(/[.>]/).reduce((inner, key) => inner?.[key], bucket);
  return isObject(value) ? value.value : value;
}

function multiTerms(docs, { terms: sources, size = 10 }, { bucket }) {
  const groups = combinations(
    docs,
    sources.map((source) => ({ terms: source }))
  );
  return { buckets: groups.slice(0, size).map(([key, inside]) => bucket(inside, { key: JSON.parse(key) })) };
}

function composite(docs, { sources, after, size = 10 }, { bucket }) {
  const named = sources.flatMap((source) => Object.entries(source));
  const last = after && JSON.stringify(named.map(([name]) => after[name]));
  const groups = combinations(
    docs,
    named.map(([, source]) => source)
  ).filter(([key]) => last === undefined || key > last);
  const buckets = groups.slice(0, size).map(([key, inside]) => {
    const values = JSON.parse(key);
    return bucket(inside, { key: Object.fromEntries(named.map(([name], at) => [name, values[at]])) });
  });
  return { ...(buckets.length > 0 ? { after_key: buckets.at(-1).key } : {}), buckets };
}

/** Every combination of the sources' values, as JSON, with its documents. */
function combinations(docs, sources) {
  const groups = grouped(docs, (doc) => {
    const lists = sources.map((source) => sourceValues(doc, source));
    const combined = lists.reduce((rows, values) => rows.flatMap((row) => values.map((value) => [...row, value])), [[]]);
    return combined.map((row) => JSON.stringify(row));
  });
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

function sourceValues(doc, source) {
  const [type, options] = Object.entries(source)[0];
  const values = fieldValues(doc, options.field);
  if (values.length === 0) return options.missing_bucket ? [null] : [];
  return [...new Set(type === 'date_histogram' ? values.map((value) => startOf(value, options)) : values)];
}

const startOf = (value, options) => startOfInterval(dateOf(value), options.fixed_interval ?? options.calendar_interval ?? options.interval);

function dateBuckets(docs, options, bucket) {
  const groups = grouped(docs, (doc) => fieldValues(doc, options.field).map((value) => startOf(value, options)));
  return inOrder(groups).map(([key, inside]) => bucket(inside, { key_as_string: new Date(key).toISOString(), key }));
}

function ranges(docs, { field, ranges: given, keyed }, { bucket }) {
  const buckets = given.map(({ key, from, to }) => {
    const inside = docs.filter((doc) => matchesRange(doc, field, { gte: from, lt: to }));
    return bucket(inside, { key: key ?? `${from ?? '*'}-${to ?? '*'}`, from, to });
  });
  return { buckets: keyed ? Object.fromEntries(buckets.map((each) => [each.key, each])) : buckets };
}
