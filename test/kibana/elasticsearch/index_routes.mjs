/**
 * Requests of the form `/{index}/{operation}`. Each operation names the action that Elasticsearch checks privileges for; by it the
 * names that the request asks for are narrowed to those that its user may use, and handed on as `target`.
 */
import { readAliases, removeAliases, setAlias } from './aliases.mjs';
import { acknowledgedShards, existence, ok, oneShard } from './answers.mjs';
import { bulk, deleteByQuery, multiGet, updateByQuery } from './bulk.mjs';
import { deleteDocument, documentAnswer, documentIn, newId, putDocument, updateDocument, writeAnswer } from './documents.mjs';
import { noSuchResource } from './errors.mjs';
import { fieldCapabilities } from './field_caps.mjs';
import { blockIndex, cloneIndex, foundQuietly, indexRequest, mappingRequest, rollOver, settingsRequest } from './index_administration.mjs';
import { indexStatistics } from './index_listings.mjs';
import { resolveIndices, writeIndexOf } from './indices.mjs';
import { openPit } from './points_in_time.mjs';
import { asyncSearch, count, indexOptions, multiSearch, search, termsOfField } from './search.mjs';

const isRead = ({ method }) => method === 'GET' || method === 'HEAD';
const reading = (action) => ({ read: action, write: action });
const administered = (subject) => ({ read: `indices:admin/${subject}/get`, write: `indices:admin/${subject}/put` });

const refresh = {
  ...reading('indices:admin/refresh'),
  answer: ({ target, query }) => {
    resolveIndices(target, indexOptions(query));
    return ok({ _shards: oneShard });
  },
};
const mappings = { ...administered('mappings'), write: 'indices:admin/mapping/put', answer: mappingRequest };
const aliases = { read: 'indices:admin/aliases/get', write: 'indices:admin/aliases', answer: aliasRequest };
/** A bulk write and many gets are checked item by item. */
const itemByItem = {};

const operations = {
  _doc: { read: 'indices:data/read/get', write: 'indices:data/write/index', answer: documentRequest },
  _create: { ...reading('indices:data/write/index'), answer: documentRequest },
  _source: { ...reading('indices:data/read/get'), answer: sourceRequest },
  _update: { ...reading('indices:data/write/update'), answer: updateRequest },
  _search: { ...reading('indices:data/read/search'), answer: ({ target, body, query }) => ok(search(target, body, query)) },
  _async_search: { ...reading('indices:data/read/search'), answer: asyncSearch },
  _msearch: { ...reading('indices:data/read/search'), answer: multiSearch },
  _count: { ...reading('indices:data/read/search'), answer: count },
  _bulk: { ...itemByItem, answer: bulk },
  _mget: { ...itemByItem, answer: multiGet },
  _pit: { ...reading('indices:data/read/open_point_in_time'), answer: openPit },
  _field_caps: { ...reading('indices:data/read/field_caps'), answer: fieldCapabilities },
  _eql: { ...reading('indices:data/read/eql'), answer: noSequences },
  _terms_enum: { ...reading('indices:admin/xpack/terms_enum/list'), answer: termsOfField },
  _update_by_query: { ...reading('indices:data/write/update/byquery'), answer: updateByQuery },
  _delete_by_query: { ...reading('indices:data/write/delete/byquery'), answer: deleteByQuery },
  _refresh: refresh,
  _flush: refresh,
  _forcemerge: refresh,
  _open: { ...reading('indices:admin/open'), answer: () => acknowledgedShards({ indices: {} }) },
  _close: { ...reading('indices:admin/close'), answer: () => acknowledgedShards({ indices: {} }) },
  _block: { ...reading('indices:admin/block/add'), answer: blockIndex },
  _rollover: { ...reading('indices:admin/rollover'), answer: rollOver },
  _clone: { ...reading('indices:admin/resize'), answer: cloneIndex },
  _mapping: mappings,
  _mappings: mappings,
  _settings: { read: 'indices:monitor/settings/get', write: 'indices:admin/settings/update', answer: settingsRequest },
  _alias: aliases,
  _aliases: aliases,
  _stats: { ...reading('indices:monitor/stats'), answer: indexStatistics },
  _ilm: { ...reading('indices:admin/ilm/explain'), answer: () => ok({ indices: {} }) },
  _lifecycle: { ...reading('indices:admin/data_stream/lifecycle/get'), answer: () => ok({ data_streams: [] }) },
};

const indexItself = { read: 'indices:admin/get', write: 'indices:admin/create', delete: 'indices:admin/delete', answer: indexRequest };

/** The answer to a request for an index, or undefined where the operation is not known. */
export function answerIndexRequest(request) {
  const [name, operation] = request.segments;
  const route = operation === undefined ? indexItself : operations[operation];
  if (route === undefined) return undefined;
  const action = actionOf(route, request);
  const target = action === undefined ? name : request.narrow(action, name, request.query);
  return route.answer({ ...request, target });
}

function actionOf(route, request) {
  if (request.method === 'DELETE' && route.delete) return route.delete;
  return isRead(request) ? route.read : route.write;
}

const idOf = (segments) => (segments.length > 2 ? segments.slice(2).join('/') : undefined);

function documentRequest(request) {
  const { method, segments, target, query, body } = request;
  const id = idOf(segments);
  if (isRead(request)) return readDocument(request, id);
  const ifSequence = query.if_seq_no;
  if (method === 'DELETE') {
    const answer = deleteDocument(resolveIndices(target)[0], id, { ifSequence });
    return ok(answer.body, answer.status);
  }
  const index = writeIndexOf(segments[0], { requireAlias: query.require_alias === 'true' });
  const mustBeNew = segments[1] === '_create' || query.op_type === 'create';
  const { doc, result } = putDocument(index, id ?? newId(), body ?? {}, { mustBeNew, ifSequence });
  return ok(writeAnswer(index, doc, result), result === 'created' ? 201 : 200);
}

function readDocument({ method, segments, target, query }, id) {
  const doc = documentIn(resolveIndices(target), id);
  if (method === 'HEAD') return existence(doc !== undefined);
  if (doc === undefined) return ok({ _index: segments[0], _id: id, found: false }, 404);
  return ok(documentAnswer(doc, query._source_includes?.split(',') ?? query._source));
}

function sourceRequest({ segments, target }) {
  const id = idOf(segments);
  const doc = documentIn(resolveIndices(target), id);
  if (doc === undefined) throw noSuchResource(`Document not found [${segments[0]}]/[${id}]`);
  return ok(doc.source);
}

/** An alias may have several indices: the one that has the document is meant. */
function updateRequest({ segments, query, body }) {
  const id = idOf(segments);
  const [name] = segments;
  const index =
    foundQuietly(name).find((each) => each.docs.has(id)) ?? writeIndexOf(name, { requireAlias: query.require_alias === 'true' });
  const { doc, result } = updateDocument(index, id, body ?? {}, { ifSequence: query.if_seq_no });
  const isWanted = (query._source && query._source !== 'false') || body?._source;
  const get = isWanted ? { get: { _seq_no: doc.sequenceNumber, _primary_term: 1, found: true, _source: doc.source } } : {};
  return ok({ ...writeAnswer(index, doc, result), ...get }, result === 'created' ? 201 : 200);
}

function aliasRequest({ method, segments: [, , alias], target, query, body }) {
  if (isRead({ method })) {
    const found = method === 'HEAD' ? foundQuietly(target) : resolveIndices(target, indexOptions(query));
    return readAliases({ method, found, pattern: alias });
  }
  const found = resolveIndices(target, indexOptions(query));
  return method === 'DELETE' ? removeAliases(found, [alias]) : setAlias(found, alias, body);
}

/** Sequences are not searched here. */
function noSequences() {
  return ok({ is_partial: false, is_running: false, took: 1, timed_out: false, hits: { total: { value: 0, relation: 'eq' }, events: [] } });
}
