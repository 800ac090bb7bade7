/** The roles: those that are always there, as far as tests need them, and whatever is put. */
import { ok } from '../answers.mjs';
import { namesMatching } from '../patterns.mjs';

const everyIndex = { names: ['*'], privileges: ['all'], allow_restricted_indices: false };
const readRestricted = { names: ['*'], privileges: ['monitor', 'read', 'view_index_metadata'], allow_restricted_indices: true };
const reserved = { _reserved: true };

const roleOf = (given) => ({
  cluster: [],
  indices: [],
  applications: [],
  run_as: [],
  metadata: {},
  transient_metadata: { enabled: true },
  ...given,
});

const roles = new Map([
  [
    'superuser',
    roleOf({
      cluster: ['all'],
      indices: [everyIndex, readRestricted],
      applications: [{ application: '*', privileges: ['*'], resources: ['*'] }],
      run_as: ['*'],
      metadata: reserved,
    }),
  ],
  ['kibana_system', roleOf({ cluster: ['all'], indices: [{ ...everyIndex, allow_restricted_indices: true }], metadata: reserved })],
  [
    'kibana_admin',
    roleOf({ applications: [{ application: 'kibana-.kibana', privileges: ['all'], resources: ['*'] }], metadata: reserved }),
  ],
]);

/** The roles of these names that there are, as `[name, role]`. */
export const rolesNamed = (names) => names.filter((name) => roles.has(name)).map((name) => [name, roles.get(name)]);

/** `/_security/role/{name}` */
export function roleRequest({ method, segments: [, , name], body }) {
  if (method === 'PUT' || method === 'POST') {
    const created = !roles.has(name);
    roles.set(name, roleOf({ ...body, indices: (body.indices ?? []).map(withDefaults) }));
    return ok({ role: { created } });
  }
  if (method === 'DELETE') return ok({ found: roles.delete(name) });
  const names = namesMatching(roles.keys(), name);
  return ok(Object.fromEntries(names.map((each) => [each, roles.get(each)])), names.length === 0 && name ? 404 : 200);
}

const withDefaults = (grant) => ({ allow_restricted_indices: false, ...grant });
