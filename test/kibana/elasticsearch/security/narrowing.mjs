/**
 * The names of a request narrowed to what its user may use, as Elasticsearch does it before anything is read: a pattern stands for the
 * permitted names it matches; a name that is not permitted fails the request, or is left out where names may be unavailable.
 */
import { EsError, noSuchIndex } from '../errors.mjs';
import { isOfRemoteCluster, namesIn, targetNames } from '../indices.mjs';
import { patternOf } from '../patterns.mjs';
import { privilegesGranting } from './named_privileges.mjs';
import { isRestricted, permissionsOf } from './permissions.mjs';
import { rolesNamed } from './roles.mjs';

/** Requests that may name indices of other clusters: only of others is it asked first whether the user may do this anywhere at all. */
const mayBeRemote = new Set(['search', 'field_caps', 'open_point_in_time', 'eql'].map((name) => `indices:data/read/${name}`));

/** Answers names for resolveIndices; throws Elasticsearch's 403. `query` are the parameters of the request. */
export function narrowed(user, action, expression, query = {}) {
  const permissions = permissionsOf(user);
  const isAllowedSomewhere = permissions.allowsSomewhere(action);
  if (!isAllowedSomewhere && !mayBeRemote.has(action)) throw unauthorized(user, action, []);
  const isAllowed = (name) => permissions.allows(action, name);
  const names = namesIn(expression);
  const denied = names.filter((name) => isPlain(name) && !isAllowed(name));
  if (denied.length > 0 && query.ignore_unavailable !== 'true') throw unauthorized(user, action, denied);
  const permitted = names.filter((name) => !denied.includes(name)).flatMap((name) => (isGlob(name) ? matching(name, isAllowed) : [name]));
  if (permitted.some((name) => !isExclusion(name))) return permitted;
  if (!isAllowedSomewhere) throw unauthorized(user, action, []);
  if (query.allow_no_indices === 'false') throw noSuchIndex(names.join(','));
  return [];
}

const isExclusion = (name) => name.startsWith('-');
const isGlob = (name) => name.includes('*') && !isExclusion(name);
const isPlain = (name) => !isGlob(name) && !isExclusion(name) && !isOfRemoteCluster(name);

function matching(glob, isAllowed) {
  const pattern = patternOf(glob);
  const isHidden = (name) => name.startsWith('.') && !glob.startsWith('.');
  return targetNames().filter((name) => pattern.test(name) && !isHidden(name) && isAllowed(name));
}

export function unauthorized(user, action, names) {
  const known = rolesNamed(user.roles).map(([name]) => name);
  const where = [
    onIndices(
      '',
      names.filter((name) => !isRestricted(name))
    ),
    onIndices('restricted ', names.filter(isRestricted)),
  ];
  const privileges = privilegesGranting(action).join(',');
  return new EsError(
    403,
    'security_exception',
    `action [${action}] is unauthorized for ${who(user)} with effective roles [${known.join(',')}]${missing(user, known)}${where.join('')}, ` +
      `this action is granted by the index privileges [${privileges}]`
  );
}

const onIndices = (kind, names) => (names.length === 0 ? '' : ` on ${kind}indices [${names.join(',')}]`);

const who = ({ username, apiKeyId }) => (apiKeyId === undefined ? `user [${username}]` : `API key id [${apiKeyId}] of user [${username}]`);

function missing({ roles }, known) {
  const absent = roles.filter((name) => !known.includes(name));
  return absent.length === 0 ? '' : ` (assigned roles [${absent.join(',')}] were not found)`;
}

/** Managing users, roles and privileges is asked of the cluster, not of an index. */
export function requireClusterPrivilege(user, privilege, action) {
  if (permissionsOf(user).hasClusterPrivilege(privilege)) return;
  throw new EsError(
    403,
    'security_exception',
    `action [${action}] is unauthorized for ${who(user)} with effective roles [${user.roles.join(',')}], ` +
      `this action is granted by the cluster privileges [${[...new Set([privilege, 'manage_security', 'all'])].join(',')}]`
  );
}
