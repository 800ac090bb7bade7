/** User profiles: Kibana activates one at a login and keeps the avatar and such in it. */
import { ok } from '../answers.mjs';
import { registry } from '../cluster.mjs';
import { mergeInto } from '../objects.mjs';
import { badCredentials } from './failures.mjs';
import { checkedPrivileges } from './has_privileges.mjs';
import { userByName, userByPassword } from './users.mjs';

/** uid -> { uid, username, data } */
const profiles = registry('profile');

/** `/_security/profile/{uid}/{operation}` */
export function profileRequest({ method, segments: [, , what, operation], body }) {
  if (what === '_activate') return ok(activated(body));
  if (what === '_suggest') return ok(suggested(body ?? {}));
  if (what === '_has_privileges') return ok(permitted(body));
  if (operation === '_data' && method !== 'GET') {
    mergeInto(profiles.get(what).data, body.data);
    return ok({ acknowledged: true });
  }
  return ok({ profiles: what.split(',').flatMap((uid) => (profiles.has(uid) ? [shown(profiles.get(uid))] : [])) });
}

function activated({ username, password }) {
  const user = userByPassword(username, password);
  if (user === undefined) throw badCredentials(username, '/_security/profile/_activate');
  const uid = `u_${Buffer.from(username).toString('base64url')}_0`;
  if (!profiles.has(uid)) profiles.set(uid, { uid, username, data: {} });
  return shown(profiles.get(uid));
}

function shown({ uid, username, data }) {
  const { roles, full_name, email } = userByName(username);
  return {
    uid,
    enabled: true,
    last_synchronized: Date.now(),
    user: { username, roles, realm_name: 'native1', full_name, email },
    labels: {},
    data,
    _doc: { _primary_term: 1, _seq_no: 1 },
  };
}

function suggested({ name = '', size = 10 }) {
  const found = [...profiles.values()].filter(({ username }) => username.startsWith(name)).slice(0, size);
  return { took: 1, total: { value: found.length, relation: 'eq' }, profiles: found.map(shown) };
}

function permitted({ uids, privileges }) {
  const hasAll = (uid) => profiles.has(uid) && checkedPrivileges(userByName(profiles.get(uid).username), privileges).has_all_requested;
  return { has_privilege_uids: uids.filter(hasAll) };
}
