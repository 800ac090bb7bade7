/** Refused credentials, with the challenges that Elasticsearch sends. */
import { EsError } from '../errors.mjs';

const challenges = ['Basic realm="security", charset="UTF-8"', 'ApiKey'];

function refused(reason) {
  const error = new EsError(401, 'security_exception', reason, { header: { 'WWW-Authenticate': challenges } });
  return Object.assign(error, { headers: { 'www-authenticate': challenges } });
}

export const noCredentials = (path) => refused(`missing authentication credentials for REST request [${path}]`);
export const badCredentials = (username, path) => refused(`unable to authenticate user [${username}] for REST request [${path}]`);
export const badApiKey = (path) => refused(`unable to authenticate with provided credentials for REST request [${path}]`);
