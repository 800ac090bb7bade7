/** Lists of what there is: data streams, resolved names, the table of indices, their statistics. */
import { acknowledged, ok, oneShard } from './answers.mjs';
import { dataStreams, indices } from './cluster.mjs';
import { noSuchIndex } from './errors.mjs';
import { createDataStream, indicesOfAlias, resolveIndices } from './indices.mjs';
import { namesMatching } from './patterns.mjs';

export function dataStreamRequest({ method, segments: [, name, operation] }) {
  if (name === '_stats' || operation === '_stats') {
    return ok({ _shards: {}, data_stream_count: 0, backing_indices: 0, total_store_size_bytes: 0, data_streams: [] });
  }
  if (method === 'PUT') {
    if (operation === undefined) createDataStream(name);
    return acknowledged();
  }
  const names = namesMatching(dataStreams.keys(), name);
  if (method === 'DELETE') return deleteDataStreams(names);
  if (names.length === 0 && name && !name.includes('*')) throw noSuchIndex(name);
  return ok({ data_streams: names.map((each) => describedStream(dataStreams.get(each))) });
}

function deleteDataStreams(names) {
  for (const name of names) {
    for (const index of dataStreams.get(name).indices) indices.delete(index);
    dataStreams.delete(name);
  }
  return acknowledged();
}

const describedStream = ({ name, indices: backing, generation, template }) => ({
  name,
  timestamp_field: { name: '@timestamp' },
  indices: backing.map((each) => ({ index_name: each, index_uuid: indices.get(each).uuid })),
  generation,
  _meta: {},
  status: 'GREEN',
  template,
  hidden: false,
  system: false,
  allow_custom_routing: false,
  replicated: false,
});

export function resolvedNames({ segments: [, , expression = '*'] }) {
  const plain = [...indices.values()].filter(({ dataStream }) => dataStream === undefined).map(({ name }) => name);
  const aliases = new Set([...indices.values()].flatMap((index) => Object.keys(index.aliases)));
  return ok({
    indices: namesMatching(plain, expression).map((name) => ({
      name,
      aliases: Object.keys(indices.get(name).aliases),
      attributes: ['open'],
    })),
    aliases: namesMatching(aliases, expression).map((name) => ({ name, indices: indicesOfAlias(name).map((index) => index.name) })),
    data_streams: namesMatching(dataStreams.keys(), expression).map((name) => ({
      name,
      backing_indices: dataStreams.get(name).indices,
      timestamp_field: '@timestamp',
    })),
  });
}

export function tableOfIndices({ segments: [, what, expression] }) {
  if (what !== 'indices') return ok([]);
  const rows = resolveIndices(expression, { ignoreUnavailable: true }).map((index) => ({
    health: 'green',
    status: 'open',
    index: index.name,
    uuid: index.uuid,
    pri: '1',
    rep: '0',
    'docs.count': String(index.docs.size),
    'docs.deleted': '0',
    'store.size': '1kb',
    'pri.store.size': '1kb',
  }));
  return ok(rows);
}

export function indexStatistics({ target }) {
  const empty = { docs: { count: 0 }, store: { size_in_bytes: 0 } };
  const rows = resolveIndices(target, { ignoreUnavailable: true }).map((index) => {
    const own = { docs: { count: index.docs.size, deleted: 0 }, store: { size_in_bytes: 1 } };
    return [index.name, { uuid: index.uuid, health: 'green', status: 'open', primaries: own, total: own }];
  });
  return ok({ _shards: oneShard, _all: { primaries: empty, total: empty }, indices: Object.fromEntries(rows) });
}
