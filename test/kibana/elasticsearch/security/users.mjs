/** The users: two to begin with, and whatever is put. */
import { ok } from '../answers.mjs';
import { EsError } from '../errors.mjs';
import { kibanaPassword, superuserPassword } from '../options.mjs';
import { namesMatching } from '../patterns.mjs';

const reserved = { _reserved: true };

const userOf = (username, given) => ({ username, full_name: null, email: null, metadata: {}, enabled: true, roles: [], ...given });

const users = new Map([
  ['elastic', userOf('elastic', { password: superuserPassword, roles: ['superuser'], metadata: reserved })],
  ['kibana_system', userOf('kibana_system', { password: kibanaPassword, roles: ['kibana_system'], metadata: reserved })],
]);

/** The user of these credentials, or undefined. */
export function userByPassword(username, given) {
  const user = users.get(username);
  return user?.enabled && user.password === given ? user : undefined;
}

export const userByName = (username) => users.get(username);

const shown = ({ password: _password, ...user }) => user;

/** `/_security/user/{name}/{operation}`, where the own password may be changed without a name. */
export function userRequest({ method, segments: [, , name, operation], body, user: asking }) {
  if (name === '_password') return changeUser(asking.username, { password: body.password });
  if (operation === '_password') return changeUser(name, { password: body.password });
  if (operation === '_enable') return changeUser(name, { enabled: true });
  if (operation === '_disable') return changeUser(name, { enabled: false });
  if (method === 'PUT' || method === 'POST') return putUser(name, body);
  if (method === 'DELETE') return ok({ found: users.delete(name) });
  const names = namesMatching(users.keys(), name);
  return ok(Object.fromEntries(names.map((each) => [each, shown(users.get(each))])), names.length === 0 && name ? 404 : 200);
}

function changeUser(name, change) {
  const user = users.get(name);
  if (user === undefined) throw new EsError(404, 'validation_exception', `Validation Failed: 1: user must exist in order to change it;`);
  Object.assign(user, change);
  return ok({});
}

function putUser(name, body) {
  const old = users.get(name);
  users.set(name, userOf(name, { ...old, ...body, username: name }));
  return ok({ created: old === undefined });
}
