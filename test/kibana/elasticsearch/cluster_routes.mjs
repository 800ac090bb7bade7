/** Requests of the form `/_{subject}/...`: one row a subject. */
import { aliasesOf, changeAliases, readAliases } from './aliases.mjs';
import { acknowledged, ok, oneShard } from './answers.mjs';
import { bulk, multiGet, reindex } from './bulk.mjs';
import { clusterSettings, indices } from './cluster.mjs';
import { clusterHealth, clusterState, clusterStats, flatSettings, licenseInfo, nodesInfo, usage, xpackInfo } from './cluster_info.mjs';
import { fieldCapabilities } from './field_caps.mjs';
import { dataStreamRequest, resolvedNames, tableOfIndices } from './index_listings.mjs';
import { listOf, mergeInto } from './objects.mjs';
import { version } from './options.mjs';
import { closePit } from './points_in_time.mjs';
import {
  componentTemplates,
  indexTemplates,
  legacyTemplates,
  lifecyclePolicies,
  pipelines,
  storedScripts,
  transforms,
} from './registries.mjs';
import { asyncSearch, count, multiSearch, search } from './search.mjs';
import { securityRequest } from './security/security_routes.mjs';
import { readTasks } from './tasks.mjs';

const always = (body) => () => ok(body);
const refreshed = always({ _shards: oneShard });
/** What is read is empty, what is written is acknowledged. */
const nothingKept = (empty) => (request) => (request.method === 'GET' ? ok(empty) : acknowledged());
/** A search without indices is one of all that the user may read. */
const ofAllIndices = (answer) => (request) =>
  answer({ ...request, target: request.narrow('indices:data/read/search', '*', request.query) });

const subjects = {
  _nodes: (request) => ok(nodesInfo(request)),
  _cluster: clusterRequest,
  _license: ({ segments }) => ok(licenseAnswers[segments[1]] ?? { license: licenseInfo() }),
  _xpack: (request) => ok(request.segments[1] === 'usage' ? usage() : xpackInfo()),
  _security: securityRequest,
  _index_template: indexTemplates,
  _component_template: componentTemplates,
  _template: legacyTemplates,
  _ilm: (request) => (request.segments[1] === 'policy' ? lifecyclePolicies(request) : ok({ operation_mode: 'RUNNING' })),
  _ingest: (request) => (request.segments.includes('_simulate') ? simulatedIngest(request) : pipelines(request)),
  _scripts: storedScripts,
  _enrich: nothingKept({ policies: [] }),
  _transform: (request) => (request.segments.includes('_stats') ? ok({ count: 0, transforms: [] }) : transforms(request)),
  _ml: machineLearning,
  _data_stream: dataStreamRequest,
  _resolve: resolvedNames,
  _cat: tableOfIndices,
  _alias: ({ method, segments }) => readAliases({ method, found: [...indices.values()], pattern: segments[1] }),
  _aliases: ({ method, body }) => (method === 'GET' ? ok(aliasesOf([...indices.values()])) : changeAliases(body.actions)),
  _mapping: () => ok(ofEach(({ mappings }) => ({ mappings }))),
  _settings: () => ok(ofEach(({ settings }) => ({ settings }))),
  _stats: always({ _all: { primaries: {}, total: {} }, indices: {} }),
  _search: ofAllIndices((request) => ok(search(request.target, request.body, request.query))),
  _msearch: ofAllIndices(multiSearch),
  _async_search: ofAllIndices(asyncSearch),
  _count: ofAllIndices(count),
  _bulk: bulk,
  _mget: multiGet,
  _pit: closePit,
  _field_caps: ofAllIndices(fieldCapabilities),
  _refresh: refreshed,
  _flush: refreshed,
  _cache: refreshed,
  _reindex: reindex,
  _tasks: readTasks,
  _migration: always({
    cluster_settings: [],
    node_settings: [],
    index_settings: {},
    ml_settings: [],
    features: [],
    migration_status: 'NO_MIGRATION_NEEDED',
  }),
  _health_report: always({ status: 'green', indicators: {} }),
  _monitoring: always({ took: 1, errors: false, items: [] }),
  _remote: always({}),
  _features: always({ features: [] }),
  _query: always({ columns: [], values: [], rows: [] }),
  _fleet: always({ global_checkpoints: [-1], timed_out: false }),
};

/** The answer to a request for the cluster, or undefined where the subject is not known. */
export const answerClusterRequest = (request) => subjects[request.segments[0]]?.(request);

const licenseAnswers = { trial_status: { eligible_to_start_trial: false }, basic_status: { eligible_to_start_basic: false } };

const ofEach = (describe) => Object.fromEntries([...indices.values()].map((index) => [index.name, describe(index)]));

function clusterRequest({ method, segments: [, what], query, body }) {
  switch (what) {
    case 'settings':
      if (method !== 'PUT') return ok(flatSettings(clusterSettings, query.include_defaults));
      mergeInto(clusterSettings, body);
      return ok({ acknowledged: true, ...clusterSettings });
    case 'health':
      return ok(clusterHealth());
    case 'state':
      return ok(clusterState());
    case 'stats':
      return ok(clusterStats());
    default:
      return ok({});
  }
}

const simulatedIngest = ({ body }) => ok({ docs: listOf(body?.docs).map((doc) => ({ doc })) });

function machineLearning({ method, segments: [, what] }) {
  if (what === 'info') return ok({ defaults: {}, upgrade_mode: false, native_code: { version, build_hash: '0000000' }, limits: {} });
  if (method !== 'GET') return acknowledged();
  const lists = ['jobs', 'datafeeds', 'calendars', 'filters', 'data_frame_analytics', 'trained_model_configs', 'trained_model_stats'];
  return ok({ count: 0, nodes: {}, ...Object.fromEntries(lists.map((list) => [list, []])) });
}
