/** Indices, aliases and data streams: making them, and finding them by the expressions that requests carry. */
import { randomBytes } from 'node:crypto';
import { dataStreams, indices } from './cluster.mjs';
import { alreadyExists, noSuchIndex, notAnAlias } from './errors.mjs';
import { has, listOf, mergeInto } from './objects.mjs';
import { patternOf } from './patterns.mjs';
import { composedTemplate, matchingTemplate, nestedSettings } from './templates.mjs';

/** `dataStream` names the stream that a backing index belongs to; its template is the one of the stream. */
export function createIndex(name, body = {}, { dataStream, withTemplate = true } = {}) {
  if (indices.has(name) || indicesOfAlias(name).length > 0 || dataStreams.has(name)) throw alreadyExists(`index [${name}/x]`);
  const template = withTemplate ? matchingTemplate(dataStream ?? name)?.template : undefined;
  const base = composedTemplate(template);
  const uuid = randomBytes(16).toString('base64url').slice(0, 22);
  const created = Date.now();
  const own = { uuid, provided_name: name, creation_date: String(created), version: { created: '8500010' } };
  const settings = { index: { number_of_shards: '1', number_of_replicas: '0' } };
  for (const part of [base.settings, nestedSettings(body.settings), { index: own }]) mergeInto(settings, part);
  const index = {
    name,
    uuid,
    created,
    dataStream,
    settings,
    aliases: mergeInto(base.aliases, body.aliases),
    mappings: mergeInto(base.mappings, body.mappings),
    docs: new Map(),
  };
  indices.set(name, index);
  return index;
}

export function createDataStream(name) {
  if (dataStreams.has(name)) throw alreadyExists(`data_stream [${name}]`);
  const day = new Date().toISOString().slice(0, 10).replaceAll('-', '.');
  const backing = `.ds-${name}-${day}-000001`;
  createIndex(backing, {}, { dataStream: name });
  const stream = { name, generation: 1, indices: [backing], template: matchingTemplate(name)?.name };
  dataStreams.set(name, stream);
  return stream;
}

export const indicesOfAlias = (alias) => [...indices.values()].filter((index) => has(index.aliases, alias));

/** All names by which indices can be asked for. */
export function targetNames() {
  const aliases = [...indices.values()].flatMap((index) => Object.keys(index.aliases));
  return [...new Set([...indices.keys(), ...aliases, ...dataStreams.keys()])];
}

export function namesIn(expression) {
  if (expression === undefined || expression === '' || expression === '_all') return ['*'];
  return listOf(expression)
    .flatMap((part) => part.split(','))
    .filter((name) => name !== '');
}

/** The indices of an expression: names, aliases, data streams, patterns, and patterns to leave out. */
export function resolveIndices(expression, { ignoreUnavailable = false, allowNoIndices = true } = {}) {
  const names = namesIn(expression);
  const found = new Set();
  for (const name of names) {
    if (name.startsWith('-') && names.length > 1) {
      const pattern = patternOf(name.slice(1));
      for (const each of found) if (pattern.test(each)) found.delete(each);
    } else if (name.includes('*')) {
      for (const each of namesByPattern(name)) found.add(each);
    } else if (!isOfRemoteCluster(name)) {
      const own = namesByName(name);
      if (own.length === 0 && !ignoreUnavailable) throw noSuchIndex(name);
      for (const each of own) found.add(each);
    }
  }
  if (found.size === 0 && !allowNoIndices) throw noSuchIndex(names.join(','));
  return [...found].map((name) => indices.get(name)).filter((index) => index !== undefined);
}

export const isOfRemoteCluster = (name) => name.includes(':');

function namesByPattern(glob) {
  const pattern = patternOf(glob);
  const matching = [...indices.values()].filter(({ name, aliases, dataStream }) => {
    const hidden = name.startsWith('.') && !glob.startsWith('.') && glob !== '*';
    const others = [...Object.keys(aliases), ...listOf(dataStream)];
    return (pattern.test(name) && !hidden) || others.some((other) => pattern.test(other));
  });
  return matching.map(({ name }) => name);
}

function namesByName(name) {
  if (indices.has(name)) return [name];
  return dataStreams.get(name)?.indices ?? indicesOfAlias(name).map((index) => index.name);
}

/** The index that a document for `name` goes to; an index or stream that is not there is made, as Elasticsearch does. */
export function writeIndexOf(name, { requireAlias = false } = {}) {
  const own = indices.get(name);
  if (own !== undefined) {
    if (requireAlias) throw noSuchIndex(name);
    return own;
  }
  if (dataStreams.has(name)) return indices.get(dataStreams.get(name).indices.at(-1));
  const behind = indicesOfAlias(name);
  if (behind.length > 0) return behind.find((index) => index.aliases[name].is_write_index) ?? behind[0];
  if (requireAlias) throw notAnAlias(name);
  if (matchingTemplate(name)?.template.data_stream) return indices.get(createDataStream(name).indices[0]);
  return createIndex(name);
}
