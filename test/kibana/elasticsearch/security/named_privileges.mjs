/** Elasticsearch's named privileges: which actions each of them stands for (as 8.12 has them, as far as requests here need them). */
import { ok } from '../answers.mjs';
import { patternOf } from '../patterns.mjs';

/** From the narrowest to the widest: failures name those that would help in this order. */
const indexPrivileges = {
  none: [],
  auto_configure: ['indices:admin/auto_create', 'indices:admin/mapping/auto_put', 'indices:admin/data_stream/create'],
  create_doc: ['indices:data/write/index', 'indices:data/write/index:op_type/create*', 'indices:data/write/bulk*'],
  create: ['indices:data/write/index*', 'indices:data/write/bulk*'],
  delete: ['indices:data/write/delete*', 'indices:data/write/bulk*'],
  index: ['indices:data/write/index*', 'indices:data/write/bulk*', 'indices:data/write/update*'],
  write: ['indices:data/write/*', 'indices:admin/mapping/auto_put'],
  create_index: ['indices:admin/create', 'indices:admin/auto_create', 'indices:admin/data_stream/create'],
  delete_index: ['indices:admin/delete', 'indices:admin/data_stream/delete'],
  maintenance: ['indices:admin/refresh*', 'indices:admin/flush*', 'indices:admin/forcemerge*'],
  view_index_metadata: [
    'indices:admin/aliases/get',
    'indices:admin/get',
    'indices:admin/mappings/get',
    'indices:admin/mappings/fields/get',
    'indices:admin/data_stream/get',
    'indices:admin/resolve/index',
    'indices:admin/ilm/explain',
    'indices:admin/data_stream/lifecycle/get',
    'indices:data/read/field_caps*',
    'indices:monitor/settings/get',
  ],
  monitor: ['indices:monitor/*'],
  manage: ['indices:monitor/*', 'indices:admin/*'],
  read: ['indices:data/read/*', 'indices:admin/resolve/index', 'indices:admin/xpack/terms_enum/list'],
  read_cross_cluster: ['internal:transport/proxy/indices:data/read/*'],
  all: ['indices:*'],
};

/** What a cluster privilege includes beside itself; `all` includes everything. */
const clusterPrivileges = {
  all: ['*'],
  manage: [
    'monitor',
    'manage_index_templates',
    'manage_ingest_pipelines',
    'manage_ilm',
    'manage_pipeline',
    'manage_transform',
    'manage_ml',
  ],
  manage_security: ['manage_api_key', 'manage_own_api_key', 'grant_api_key', 'read_security', 'manage_user_profile'],
  manage_api_key: ['manage_own_api_key', 'grant_api_key'],
  manage_own_api_key: [],
  manage_ml: ['monitor_ml'],
  manage_transform: ['monitor_transform'],
  monitor: [],
  read_security: [],
};

/** Actions of an index privilege; a name that is none is an action itself. */
export const actionsOf = (privilege) => indexPrivileges[privilege] ?? [privilege];

/** The index privileges that would allow an action. */
export const privilegesGranting = (action) =>
  Object.keys(indexPrivileges).filter((name) => indexPrivileges[name].some((pattern) => patternOf(pattern).test(action)));

export function includesClusterPrivilege(held, wanted) {
  return held === wanted || (clusterPrivileges[held] ?? []).some((each) => each === '*' || includesClusterPrivilege(each, wanted));
}

/** `/_security/privilege/_builtin`, which fills the lists of the roles screen. */
export const builtinPrivileges = () => ok({ cluster: Object.keys(clusterPrivileges), index: Object.keys(indexPrivileges) });
