/** Many documents in one request: bulk writes, multi-get, and writes by a query. */
import { ok } from './answers.mjs';
import { deleteDocument, documentAnswer, documentIn, newId, putDocument, updateDocument, writeAnswer } from './documents.mjs';
import { EsError } from './errors.mjs';
import { resolveIndices, writeIndexOf } from './indices.mjs';
import { copyOf, listOf } from './objects.mjs';
import { matches } from './query.mjs';
import { runScript } from './scripts.mjs';
import { documentsOf, indexOptions } from './search.mjs';
import { sortedRows } from './sort.mjs';
import { asTask } from './tasks.mjs';

export function bulk({ target, lines, query, narrow }) {
  const items = [];
  const rest = [...lines];
  while (rest.length > 0) {
    const [[operation, meta]] = Object.entries(rest.shift());
    const body = operation === 'delete' ? undefined : rest.shift();
    items.push({ [operation]: bulkItem(operation, { ...meta, _index: meta._index ?? listOf(target)[0] }, body, { query, narrow }) });
  }
  return ok({ took: 1, errors: items.some((item) => Object.values(item)[0].error !== undefined), items });
}

function bulkItem(operation, meta, body, { query, narrow }) {
  const { _index: name, _id: id } = meta;
  try {
    narrow(bulkAction, name);
    const index = writeIndexOf(name, { requireAlias: meta.require_alias || query.require_alias === 'true' });
    return bulkWrites[operation](index, id === undefined ? newId() : String(id), body, { ...meta, ...query });
  } catch (error) {
    if (!(error instanceof EsError)) throw error;
    const { type, reason } = error.body.error;
    return { _index: name, _id: id, status: error.status, error: { type, reason, index: name } };
  }
}

/** What Elasticsearch asks for before it looks at the single writes. */
const bulkAction = 'indices:data/write/bulk[s]';

const bulkWrites = {
  index: (index, id, body, { if_seq_no: ifSequence }) => put(index, id, body, { ifSequence }),
  create: (index, id, body, { if_seq_no: ifSequence }) => put(index, id, body, { ifSequence, mustBeNew: true }),
  update: (index, id, body, { if_seq_no: ifSequence, _source }) => {
    const { doc, result } = updateDocument(index, id, body, { ifSequence });
    const get = body._source || _source ? { get: { found: true, _source: doc.source } } : {};
    return { ...writeAnswer(index, doc, result), ...get, status: 200 };
  },
  delete: (index, id, _body, { if_seq_no: ifSequence }) => {
    const { status, body } = deleteDocument(index, id, { ifSequence });
    return { ...body, status };
  },
};

function put(index, id, source, options) {
  const { doc, result } = putDocument(index, id, source, options);
  return { ...writeAnswer(index, doc, result), status: result === 'created' ? 201 : 200 };
}

export function multiGet({ target, body, query, narrow }) {
  const wanted = body.docs ?? listOf(body.ids).map((id) => ({ _id: id }));
  return ok({ docs: wanted.map((each) => getOne({ ...each, _index: each._index ?? listOf(target)[0] }, { query, narrow })) });
}

function getOne({ _index: name, _id: id, _source: wantedSource }, { query, narrow }) {
  try {
    const found = resolveIndices(narrow('indices:data/read/mget[shard]', name));
    const doc = documentIn(found, String(id));
    return doc ? documentAnswer(doc, wantedSource ?? query._source) : { _index: found[0]?.name ?? name, _id: id, found: false };
  } catch (error) {
    if (!(error instanceof EsError)) throw error;
    return { _index: name, _id: id, error: error.body.error };
  }
}

export function updateByQuery(request) {
  const changed = matchingDocuments(request).filter((doc) => {
    const source = copyOf(doc.source);
    if (runScript(source, request.body?.script) === 'noop') return false;
    putDocument(doc.index, doc.id, source);
    return true;
  });
  return asTask(request.query, byQueryAnswer({ updated: changed.length }));
}

export function deleteByQuery(request) {
  const docs = matchingDocuments(request);
  for (const doc of docs) doc.index.docs.delete(doc.id);
  return asTask(request.query, byQueryAnswer({ deleted: docs.length }));
}

export function reindex({ body: { source, dest }, query, narrow }) {
  const docs = documentsOf(resolveIndices(narrow('indices:data/read/search', source.index))).filter((doc) => matches(doc, source.query));
  narrow(bulkAction, dest.index);
  const index = writeIndexOf(dest.index);
  const copied = docs.filter((doc) => dest.op_type !== 'create' || !index.docs.has(doc.id));
  for (const doc of copied) putDocument(index, doc.id, copyOf(doc.source));
  return asTask(query, byQueryAnswer({ created: copied.length }));
}

function matchingDocuments({ target, body, query }) {
  const docs = documentsOf(resolveIndices(target, indexOptions(query))).filter((doc) => matches(doc, body?.query));
  const sorted = body?.sort ? sortedRows(docs, body.sort).map((row) => row.doc) : docs;
  const largest = body?.max_docs ?? query.max_docs;
  return largest === undefined ? sorted : sorted.slice(0, Number(largest));
}

const byQueryAnswer = ({ updated = 0, created = 0, deleted = 0 }) => ({
  took: 1,
  timed_out: false,
  total: updated + created + deleted,
  updated,
  created,
  deleted,
  batches: 1,
  version_conflicts: 0,
  noops: 0,
  retries: { bulk: 0, search: 0 },
  throttled_millis: 0,
  requests_per_second: -1,
  throttled_until_millis: 0,
  failures: [],
});
