/** Searching: one search, many at once, counting, and reading the values of a field. */
import { aggregate } from './aggregations.mjs';
import { acknowledged, ok, oneShard } from './answers.mjs';
import { indices, pits } from './cluster.mjs';
import { EsError, illegalArgument, noSuchResource } from './errors.mjs';
import { fieldValues } from './field_values.mjs';
import { hitOf } from './hits.mjs';
import { resolveIndices } from './indices.mjs';
import { listOf } from './objects.mjs';
import { matches } from './query.mjs';
import { rowsAfter, sortedRows } from './sort.mjs';

export const documentsOf = (found) => found.flatMap((index) => [...index.docs.values()]);

/** How a request wants names that are not there to be taken. */
export const indexOptions = (query) => ({
  ignoreUnavailable: query.ignore_unavailable === 'true',
  allowNoIndices: query.allow_no_indices !== 'false',
});

const largestWindow = 10_000;

export function search(expression, given = {}, query = {}) {
  const body = withQueryParameters(given, query);
  const searched = body.pit ? indicesOfPit(body.pit.id) : resolveIndices(expression, indexOptions(query));
  const sort = body.pit ? [...listOf(body.sort), { _shard_doc: 'asc' }] : body.sort;
  const all = documentsOf(searched);
  const aggregated = all.filter((doc) => matches(doc, body.query));
  const found = body.post_filter ? aggregated.filter((doc) => matches(doc, body.post_filter)) : aggregated;
  const sorted = sortedRows(found, sort, body.query);
  const following = body.search_after ? rowsAfter(sorted, sort, listOf(body.search_after)) : sorted;
  const page = pageOf(body.collapse ? firstOfEach(following, body.collapse.field) : following, body);
  const aggregations = body.aggs ?? body.aggregations;
  const shards = searched.length;
  return {
    took: 1,
    timed_out: false,
    _shards: { total: shards, successful: shards, skipped: 0, failed: 0 },
    hits: {
      ...totalOf(found.length, body, query),
      max_score: page.length > 0 && !sort ? 1 : null,
      hits: page.map((row) => hitOf(row.doc, body, sort ? row.sort : [])),
    },
    ...(body.pit ? { pit_id: body.pit.id } : {}),
    ...(aggregations ? { aggregations: aggregate(aggregated, aggregations, all) } : {}),
  };
}

function withQueryParameters(body, { size, from, sort, _source, _source_includes: includes, q, seq_no_primary_term: numbers, version }) {
  return {
    ...(size === undefined ? {} : { size: Number(size) }),
    ...(from === undefined ? {} : { from: Number(from) }),
    ...(sort === undefined ? {} : { sort: sort.split(',') }),
    ...(_source === undefined ? {} : { _source }),
    ...(q === undefined ? {} : { query: { query_string: { query: q } } }),
    ...(numbers === 'true' ? { seq_no_primary_term: true } : {}),
    ...(version === 'true' ? { version: true } : {}),
    ...body,
    ...(includes === undefined ? {} : { _source: includes.split(',') }),
  };
}

function indicesOfPit(id) {
  const names = pits.get(id);
  if (names === undefined) throw new EsError(404, 'search_context_missing_exception', `No search context found for id [${id}]`);
  return names.map((name) => indices.get(name)).filter((index) => index !== undefined);
}

function firstOfEach(rows, field) {
  const first = new Map();
  for (const row of rows) {
    const value = String(fieldValues(row.doc, field)[0]);
    if (!first.has(value)) first.set(value, row);
  }
  return [...first.values()];
}

/** Elasticsearch takes numbers that are written as texts, and Kibana hands on some as they stood in an address. */
function pageOf(rows, { from: start = 0, size = 10 }) {
  const from = Number(start);
  const end = from + Number(size);
  if (end <= largestWindow) return rows.slice(from, end);
  throw illegalArgument(`Result window is too large, from + size must be less than or equal to: [${largestWindow}] but was [${end}]`);
}

function totalOf(value, body, query) {
  const tracked = String(body.track_total_hits ?? query.track_total_hits);
  if (tracked === 'false') return {};
  const isCut = /^\d+$/.test(tracked) && value > Number(tracked);
  const total = isCut ? { value: Number(tracked), relation: 'gte' } : { value, relation: 'eq' };
  return { total: query.rest_total_hits_as_int === 'true' ? value : total };
}

export function count({ target, body, query }) {
  const { total } = search(target, { ...body, size: 0, track_total_hits: true }, query).hits;
  return ok({ count: total.value, _shards: { ...oneShard, skipped: 0 } });
}

/** `lines` are those of the body: a header and a search in turns. */
export function multiSearch({ target, lines, query, narrow }) {
  const responses = [];
  for (let at = 0; at < lines.length; at += 2) responses.push(oneOfMany(lines[at], lines[at + 1], { target, query, narrow }));
  return ok({ took: 1, responses });
}

function oneOfMany(header, body, { target, query, narrow }) {
  const own = header.ignore_unavailable ? { ...query, ignore_unavailable: 'true' } : query;
  try {
    const names = header.index === undefined ? target : narrow('indices:data/read/search', header.index, own);
    return { ...search(names, body, own), status: 200 };
  } catch (error) {
    if (error instanceof EsError) return error.body;
    throw error;
  }
}

/** Every search is done by the time it is answered, so nothing is kept to be asked for again. */
export function asyncSearch({ method, target, body, query }) {
  if (method === 'DELETE') return acknowledged();
  if (method === 'GET') throw noSuchResource('not found');
  const now = Date.now();
  return ok({
    is_partial: false,
    is_running: false,
    start_time_in_millis: now,
    expiration_time_in_millis: now + 60_000,
    completion_time_in_millis: now,
    response: search(target, body, query),
  });
}

export function termsOfField({ target, query, body }) {
  const beginning = (body.string ?? '').toLowerCase();
  const values = documentsOf(resolveIndices(target, indexOptions(query))).flatMap((doc) => fieldValues(doc, body.field).map(String));
  const terms = [...new Set(values)].filter((value) => value.toLowerCase().startsWith(beginning));
  return ok({ terms: terms.slice(0, body.size ?? 10), complete: true, _shards: oneShard });
}
