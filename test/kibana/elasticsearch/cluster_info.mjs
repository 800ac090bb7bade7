/** What the cluster says of itself: version, licence, features, nodes, health. */
import { indices } from './cluster.mjs';
import { flattened } from './objects.mjs';
import { isSecured, license, port, startedAt, version } from './options.mjs';

const name = 'stand-in';
const uuid = 'standinstandinstandins';
const day = 86_400_000;

export const info = () => ({
  name: 'node1',
  cluster_name: name,
  cluster_uuid: uuid,
  version: {
    number: version,
    build_flavor: 'default',
    build_type: 'tar',
    build_hash: '0000000',
    build_date: '2024-01-01T00:00:00.000Z',
    build_snapshot: false,
    lucene_version: '9.9.2',
    minimum_wire_compatibility_version: '7.17.0',
    minimum_index_compatibility_version: '7.0.0',
  },
  tagline: 'You Know, for Search',
});

export function licenseInfo() {
  const issued = startedAt - day;
  const expires = startedAt + 30 * day;
  const end = license === 'basic' ? {} : { expiry_date: new Date(expires).toISOString(), expiry_date_in_millis: expires };
  return {
    uid: '00000000-0000-4000-8000-000000000000',
    type: license,
    mode: license,
    issue_date_in_millis: issued,
    issue_date: new Date(issued).toISOString(),
    ...end,
    max_nodes: 1000,
    issued_to: name,
    issuer: 'elasticsearch',
    start_date_in_millis: -1,
    status: 'active',
  };
}

const featureNames =
  'aggregate_metric analytics ccr data_streams data_tiers enrich eql esql frozen_indices graph ilm logstash ml monitoring rollup ' +
  'searchable_snapshots slm spatial sql transform voting_only watcher';

function features() {
  const all = featureNames.split(' ').map((feature) => [feature, { available: true, enabled: true }]);
  return { ...Object.fromEntries(all), security: { available: true, enabled: isSecured } };
}

/** `_xpack/usage`, by which the roles screen learns which realms there are. */
export const usage = () => ({
  ...features(),
  security: { ...features().security, realms: { native: { available: true, enabled: isSecured } } },
});

export const xpackInfo = () => ({
  build: { hash: '0000000', date: '2024-01-01' },
  license: licenseInfo(),
  features: features(),
  tagline: 'You know, for X',
});

const node = () => ({
  name: 'node1',
  transport_address: '127.0.0.1:9300',
  host: '127.0.0.1',
  ip: '127.0.0.1',
  version,
  roles: ['data', 'ingest', 'master', 'ml', 'transform', 'remote_cluster_client'],
  http: { bound_address: [`127.0.0.1:${port}`], publish_address: `127.0.0.1:${port}`, max_content_length_in_bytes: 104857600 },
  settings: { node: {} },
  attributes: {},
  os: {},
  jvm: { mem: { heap_max_in_bytes: 1073741824 } },
  ingest: { processors: [] },
  plugins: [],
  modules: [],
});

export function nodesInfo({ segments }) {
  if (segments.includes('usage')) return { nodes: {} };
  const stats = segments.includes('stats') ? { ingest: { pipelines: {} }, indices: {}, jvm: { mem: {} }, thread_pool: {} } : {};
  return {
    _nodes: { total: 1, successful: 1, failed: 0 },
    cluster_name: name,
    nodes: { node1: { ...node(), ...stats } },
  };
}

export const clusterHealth = () => ({
  cluster_name: name,
  status: 'green',
  timed_out: false,
  number_of_nodes: 1,
  number_of_data_nodes: 1,
  active_primary_shards: indices.size,
  active_shards: indices.size,
  relocating_shards: 0,
  initializing_shards: 0,
  unassigned_shards: 0,
  delayed_unassigned_shards: 0,
  number_of_pending_tasks: 0,
  number_of_in_flight_fetch: 0,
  task_max_waiting_in_queue_millis: 0,
  active_shards_percent_as_number: 100,
  indices: {},
});

export const clusterState = () => ({ cluster_name: name, cluster_uuid: uuid, metadata: { indices: {} } });

export const clusterStats = () => ({
  cluster_name: name,
  cluster_uuid: uuid,
  status: 'green',
  indices: { count: indices.size, shards: {}, docs: { count: 0 }, store: { size_in_bytes: 0 } },
  nodes: { count: { total: 1, data: 1, master: 1 }, versions: [version], os: {}, jvm: {}, fs: {} },
});

export const flatSettings = ({ persistent, transient }, defaults) => ({
  persistent: flattened(persistent),
  transient: flattened(transient),
  ...(defaults === 'true' ? { defaults: {} } : {}),
});
