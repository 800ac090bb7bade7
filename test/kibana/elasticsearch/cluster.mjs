/** The state of the cluster: one mutable store, alive as long as the process. */

/** name -> { name, uuid, aliases, mappings, settings, docs, created, dataStream } */
export const indices = new Map();
/** name -> { name, generation, indices, template } */
export const dataStreams = new Map();
/** id -> what GET _tasks answers */
export const tasks = new Map();
/** id of a point in time -> names of its indices */
export const pits = new Map();
export const clusterSettings = { persistent: {}, transient: {} };

const registries = new Map();

/** Everything that is kept by a name and given back as it came: templates, pipelines, policies. */
export function registry(kind) {
  if (!registries.has(kind)) registries.set(kind, new Map());
  return registries.get(kind);
}

const counters = { sequence: 0, order: 0 };
export const nextSequenceNumber = () => counters.sequence++;
export const nextOrder = () => counters.order++;
