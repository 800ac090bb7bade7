/** Who sends a request: Basic credentials or an API key. Without security everybody may do everything. */
import { isSecured } from '../options.mjs';
import { ok } from '../answers.mjs';
import { userByApiKey } from './api_keys.mjs';
import { badApiKey, badCredentials, noCredentials } from './failures.mjs';
import { narrowed } from './narrowing.mjs';
import { userByPassword } from './users.mjs';

const anybody = { username: 'anybody', roles: ['superuser', 'kibana_system'], metadata: {} };

/** The request with its `user`, and with `narrow(action, expression, query)`, by which handlers ask for names. */
export function withUser(request, { authorization }) {
  if (!isSecured) return { ...request, user: anybody, narrow: (_action, expression) => expression };
  const user = authenticated(authorization, `/${request.segments.join('/')}`);
  return { ...request, user, narrow: (action, expression, query) => narrowed(user, action, expression, query) };
}

function authenticated(authorization = '', path) {
  const [scheme, value = ''] = authorization.split(' ');
  switch (scheme.toLowerCase()) {
    case 'basic':
      return byPassword(Buffer.from(value, 'base64').toString('utf8'), path);
    case 'apikey':
      return present(userByApiKey(value), badApiKey(path));
    default:
      throw noCredentials(path);
  }
}

function byPassword(credentials, path) {
  const colon = credentials.indexOf(':');
  const username = credentials.slice(0, colon);
  return present(userByPassword(username, credentials.slice(colon + 1)), badCredentials(username, path));
}

function present(user, failure) {
  if (user === undefined) throw failure;
  return user;
}

/** `/_security/_authenticate` */
export function authenticateRequest({ user: { password: _password, apiKeyId, ...user } }) {
  const realm = user.metadata._reserved ? { name: 'reserved', type: 'reserved' } : { name: 'native1', type: 'native' };
  const byKey = { authentication_type: 'api_key', api_key: { id: apiKeyId } };
  return ok({
    ...user,
    authentication_realm: apiKeyId === undefined ? realm : { name: '_es_api_key', type: '_es_api_key' },
    lookup_realm: realm,
    ...(apiKeyId === undefined ? { authentication_type: 'realm' } : byKey),
  });
}
