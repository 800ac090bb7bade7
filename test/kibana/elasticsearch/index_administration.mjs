/** Making, describing, changing, copying and deleting indices. */
import { acknowledged, acknowledgedShards, existence, ok } from './answers.mjs';
import { indices } from './cluster.mjs';
import { putDocument } from './documents.mjs';
import { EsError, noSuchIndex } from './errors.mjs';
import { createIndex, resolveIndices, writeIndexOf } from './indices.mjs';
import { visitFields } from './mappings.mjs';
import { copyOf, flattened, mergeInto } from './objects.mjs';
import { patternOf } from './patterns.mjs';
import { indexOptions } from './search.mjs';
import { nestedSettings } from './templates.mjs';

/** `/{index}` itself. */
export function indexRequest({ method, segments: [name], target, query, body }) {
  if (method === 'HEAD') return existence(foundQuietly(target).length > 0);
  if (method === 'PUT') {
    createIndex(name, body);
    return acknowledgedShards({ index: name });
  }
  const found = resolveIndices(target, indexOptions(query));
  if (method === 'DELETE') {
    for (const index of found) indices.delete(index.name);
    return acknowledged();
  }
  return byIndex(found, ({ aliases, mappings, settings, dataStream }) => ({
    aliases,
    mappings,
    settings: shownSettings(settings, query),
    ...(dataStream ? { data_stream: dataStream } : {}),
  }));
}

/** The indices of an expression, none where one of its names is not there: for requests that ask whether it is. */
export function foundQuietly(expression) {
  try {
    return resolveIndices(expression);
  } catch (error) {
    if (error instanceof EsError) return [];
    throw error;
  }
}

const shownSettings = (settings, query) => (query.flat_settings === 'true' ? flattened(settings) : settings);

const byIndex = (found, describe) => ok(Object.fromEntries(found.map((index) => [index.name, describe(index)])));

export function mappingRequest({ method, segments: [name, , , fields], target, query, body }) {
  if (method === 'PUT' || method === 'POST') {
    const found = query.write_index_only === 'true' ? [writeIndexOf(name)] : resolveIndices(target, indexOptions(query));
    for (const index of found) changeMapping(index.mappings, body);
    return acknowledged();
  }
  const found = resolveIndices(target, indexOptions(query));
  if (fields === undefined) return byIndex(found, ({ mappings }) => ({ mappings }));
  return byIndex(found, (index) => ({ mappings: fieldMappings(index, fields.split(',').map(patternOf)) }));
}

/** Mappings are merged, but `_meta` is replaced as a whole. */
function changeMapping(mappings, { _meta, ...rest }) {
  mergeInto(mappings, rest);
  if (_meta) mappings._meta = copyOf(_meta);
}

function fieldMappings(index, wanted) {
  const found = {};
  visitFields(index.mappings.properties, (name, mapping, key) => {
    if (mapping.type && wanted.some((pattern) => pattern.test(name))) found[name] = { full_name: name, mapping: { [key]: mapping } };
  });
  return found;
}

export function settingsRequest({ method, target, query, body }) {
  const found = resolveIndices(target, indexOptions(query));
  if (method !== 'PUT') return byIndex(found, ({ settings }) => ({ settings: shownSettings(settings, query) }));
  for (const index of found) mergeInto(index.settings, nestedSettings(body));
  return acknowledged();
}

/** Saved object migrations copy an index under the next name. */
export function cloneIndex({ segments: [name, , copy], body }) {
  const original = indices.get(name);
  if (original === undefined) throw noSuchIndex(name);
  const index = createIndex(copy, { mappings: original.mappings, settings: body?.settings }, { withTemplate: false });
  for (const doc of original.docs.values()) putDocument(index, doc.id, copyOf(doc.source));
  return acknowledgedShards({ index: copy });
}

export function blockIndex({ target, query }) {
  const found = resolveIndices(target, indexOptions(query));
  return acknowledgedShards({ indices: found.map(({ name }) => ({ name, blocked: true })) });
}

export const rollOver = ({ segments: [name] }) =>
  acknowledgedShards({ old_index: name, new_index: name, rolled_over: false, dry_run: false, conditions: {} });
