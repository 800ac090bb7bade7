/** API keys: Kibana runs rules with one, granted for the user who saved the rule. A key may what its owner may. */
import { randomBytes } from 'node:crypto';
import { ok } from '../answers.mjs';
import { registry } from '../cluster.mjs';
import { listOf } from '../objects.mjs';
import { userByPassword, userByName } from './users.mjs';
import { badCredentials } from './failures.mjs';

/** id -> { id, name, key, username, metadata, creation, isInvalidated } */
const keys = registry('api_key');

export function userByApiKey(encoded) {
  const [id, secret] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  const key = keys.get(id);
  if (key === undefined || key.secret !== secret || key.isInvalidated) return undefined;
  const owner = userByName(key.username);
  return owner && { ...owner, apiKeyId: id };
}

/** `/_security/api_key`, `/_security/api_key/grant` */
export function apiKeyRequest({ method, segments: [, , what], body, user }) {
  if (what === 'grant') return ok(createKey(grantee(body), body.api_key));
  if (method === 'PUT' || method === 'POST') return ok(createKey(user, body));
  if (method === 'DELETE') return ok(invalidate([...listOf(body.ids), ...listOf(body.id)]));
  return ok({ api_keys: [...keys.values()].map(shown) });
}

/** For whom Kibana asks, with that user's own credentials. */
function grantee({ username, password }) {
  const user = userByPassword(username, password);
  if (user === undefined) throw badCredentials(username, '/_security/api_key/grant');
  return user;
}

function createKey({ username }, { name, metadata = {} }) {
  const id = randomBytes(15).toString('base64url');
  const secret = randomBytes(16).toString('base64url');
  keys.set(id, { id, name, secret, username, metadata, creation: Date.now(), isInvalidated: false });
  return { id, name, api_key: secret, encoded: Buffer.from(`${id}:${secret}`).toString('base64') };
}

function invalidate(ids) {
  const found = ids.map((id) => keys.get(id)).filter((key) => key !== undefined && !key.isInvalidated);
  for (const key of found) key.isInvalidated = true;
  return { invalidated_api_keys: found.map(({ id }) => id), previously_invalidated_api_keys: [], error_count: 0 };
}

const shown = ({ id, name, username, metadata, creation, isInvalidated }) => ({
  id,
  name,
  username,
  metadata,
  creation,
  invalidated: isInvalidated,
  realm: 'native1',
  role_descriptors: {},
});
