/** Requests of the form `/_security/{subject}/...`. Without security only "may I?" is answered, and always with yes. */
import { acknowledged, ok } from '../answers.mjs';
import { EsError } from '../errors.mjs';
import { isSecured } from '../options.mjs';
import { apiKeyRequest } from './api_keys.mjs';
import { privilegeRequest } from './application_privileges.mjs';
import { authenticateRequest } from './authentication.mjs';
import { hasPrivilegesRequest } from './has_privileges.mjs';
import { builtinPrivileges } from './named_privileges.mjs';
import { requireClusterPrivilege } from './narrowing.mjs';
import { profileRequest } from './profiles.mjs';
import { roleRequest, rolesNamed } from './roles.mjs';

import { userRequest } from './users.mjs';

export function securityRequest(request) {
  const [, subject, name, operation] = request.segments;
  if (name === '_has_privileges' || operation === '_has_privileges') {
    return subject === 'profile' ? profileRequest(request) : hasPrivilegesRequest(request);
  }
  if (!isSecured) return withoutSecurity(request);
  if (subject === '_authenticate') return authenticateRequest(request);
  if (subject === 'user' && name === '_privileges') return ownPrivileges(request);
  if (subject === 'privilege' && name === '_builtin') return builtinPrivileges();
  return subjects[subject]?.(request);
}

/** Managing takes a privilege of the cluster; looking takes a smaller one. */
const managed = (answer) => (request) => {
  const isOwn = request.segments[2] === '_password';
  const [privilege, verb] = request.method === 'GET' ? ['read_security', 'get'] : ['manage_security', 'put'];
  if (!isOwn) requireClusterPrivilege(request.user, privilege, `cluster:admin/xpack/security/${request.segments[1]}/${verb}`);
  return answer(request);
};

const subjects = {
  user: managed(userRequest),
  role: managed(roleRequest),
  privilege: managed(privilegeRequest),
  role_mapping: managed(() => ok({})),
  api_key: apiKeyRequest,
  profile: profileRequest,
};

function withoutSecurity({ method }) {
  if (method !== 'GET') return acknowledged();
  throw new EsError(400, 'illegal_state_exception', 'security is disabled');
}

/** `/_security/user/_privileges` */
function ownPrivileges({ user }) {
  const roles = rolesNamed(user.roles).map(([, role]) => role);
  const all = (part) => roles.flatMap((role) => role[part]);
  return ok({ cluster: all('cluster'), global: [], indices: all('indices'), applications: all('applications'), run_as: all('run_as') });
}
