/** Documents of an index: reading, putting, changing and deleting one, with Elasticsearch's optimistic concurrency. */
import { randomBytes } from 'node:crypto';
import { oneShard } from './answers.mjs';
import { nextOrder, nextSequenceNumber } from './cluster.mjs';
import { EsError, versionConflict } from './errors.mjs';
import { filteredSource } from './hits.mjs';
import { learnMapping } from './mappings.mjs';
import { copyOf, mergeInto } from './objects.mjs';
import { runScript } from './scripts.mjs';

export const newId = () => randomBytes(15).toString('base64url');

/** `mustBeNew` is op_type=create; `ifSequence` is the number that the caller saw last. */
export function putDocument(index, id, source, { mustBeNew = false, ifSequence } = {}) {
  const old = index.docs.get(id);
  if (mustBeNew && old) {
    throw versionConflict(index.name, id, `document already exists (current version [${old.version}])`);
  }
  checkSequence(index, id, ifSequence);
  const doc = {
    index,
    id,
    source,
    sequenceNumber: nextSequenceNumber(),
    version: (old?.version ?? 0) + 1,
    order: old?.order ?? nextOrder(),
  };
  index.docs.set(id, doc);
  learnMapping(index, source);
  return { doc, result: old ? 'updated' : 'created' };
}

function checkSequence(index, id, wanted) {
  const old = index.docs.get(id);
  if (wanted === undefined || wanted === null || old?.sequenceNumber === Number(wanted)) return;
  const found = old ? `current document has seqNo [${old.sequenceNumber}] and primary term [1]` : 'but no document was found';
  throw versionConflict(index.name, id, `required seqNo [${wanted}], primary term [1]. ${found}`);
}

/** A part of the document, a script, or what to put where there is no document yet. */
export function updateDocument(index, id, body, { ifSequence } = {}) {
  const old = index.docs.get(id);
  checkSequence(index, id, ifSequence);
  if (!old) return insertMissing(index, id, body);
  const source = copyOf(old.source);
  mergeInto(source, body.doc);
  runScript(source, body.script);
  const isSame = body.doc && body.detect_noop !== false && JSON.stringify(source) === JSON.stringify(old.source);
  return isSame ? { doc: old, result: 'noop' } : putDocument(index, id, source);
}

function insertMissing(index, id, body) {
  const source = copyOf(body.doc_as_upsert ? body.doc : body.upsert);
  if (source === undefined) {
    throw new EsError(404, 'document_missing_exception', `[${id}]: document missing`, { index: index.name });
  }
  if (body.scripted_upsert) runScript(source, body.script);
  return putDocument(index, id, source);
}

export function deleteDocument(index, id, { ifSequence } = {}) {
  const old = index.docs.get(id);
  checkSequence(index, id, ifSequence);
  index.docs.delete(id);
  const version = (old?.version ?? 0) + 1;
  const doc = { id, version, sequenceNumber: nextSequenceNumber() };
  return { status: old ? 200 : 404, body: writeAnswer(index, doc, old ? 'deleted' : 'not_found') };
}

export const writeAnswer = (index, doc, result) => ({
  _index: index.name,
  _id: doc.id,
  _version: doc.version,
  result,
  _shards: oneShard,
  _seq_no: doc.sequenceNumber,
  _primary_term: 1,
});

export const documentAnswer = (doc, wantedSource) => ({
  _index: doc.index.name,
  _id: doc.id,
  _version: doc.version,
  _seq_no: doc.sequenceNumber,
  _primary_term: 1,
  found: true,
  _source: filteredSource(doc.source, wantedSource),
});

export const documentIn = (found, id) => found.map((index) => index.docs.get(id)).find((doc) => doc !== undefined);
