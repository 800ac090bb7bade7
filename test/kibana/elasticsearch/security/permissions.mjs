/** What a user may do: the union of what the roles grant. */
import { indices } from '../cluster.mjs';
import { patternOf } from '../patterns.mjs';
import { applicationActions } from './application_privileges.mjs';
import { actionsOf, includesClusterPrivilege } from './named_privileges.mjs';
import { rolesNamed } from './roles.mjs';

/** System indices: a role has to name them with `allow_restricted_indices`. */
const restricted = ['.kibana', '.kibana_*', '.security*', '.fleet-*', '.apm-*', '.async-search', '.ml-*', '.reporting-*', '.tasks'].map(
  patternOf
);
export const isRestricted = (name) => restricted.some((pattern) => pattern.test(name));

export function permissionsOf(user) {
  const roles = rolesNamed(user.roles).map(([, role]) => role);
  const grants = roles.flatMap((role) => role.indices);
  const grantedAt = actionsByResource(roles.flatMap((role) => role.applications));
  const actionsOn = (name) => grants.filter((grant) => covers(grant, name)).flatMap((grant) => grant.privileges.flatMap(actionsOf));
  return {
    /** The action on an index, alias or data stream of this name. */
    allows: (action, name) => matchesSome(actionsOn(name), action),
    /** The action on some index, whichever: without that Elasticsearch does not look at names at all. */
    allowsSomewhere: (action) =>
      matchesSome(
        grants.flatMap((grant) => grant.privileges.flatMap(actionsOf)),
        action
      ),
    hasIndexPrivilege: (privilege, name) => actionsOf(privilege).every((action) => matchesSome(actionsOn(name), action)),
    hasClusterPrivilege: (privilege) => roles.some((role) => role.cluster.some((held) => includesClusterPrivilege(held, privilege))),
    hasApplicationPrivilege: ({ application, resource, privilege }) => {
      const grants = grantedAt(application, resource);
      return applicationActions(application, privilege).every(grants);
    },
  };
}

/** Kibana asks for hundreds of actions at once among thousands that are granted, so what is granted is put together once a resource. */
function actionsByResource(applications) {
  const tests = new Map();
  return (application, resource) => {
    const key = `${application} ${resource}`;
    if (!tests.has(key)) {
      const grants = applications.filter(
        (grant) => matchesSome([grant.application], application) && matchesSome(grant.resources, resource)
      );
      const actions = grants.flatMap((grant) => grant.privileges.flatMap((name) => applicationActions(application, name)));
      const exact = new Set(actions);
      const patterns = actions.filter((action) => action.includes('*')).map(patternOf);
      tests.set(key, (action) => exact.has(action) || patterns.some((pattern) => pattern.test(action)));
    }
    return tests.get(key);
  };
}

/** The backing indices of a data stream are granted with it; what an alias stands for is granted by the alias's own name. */
function covers({ names, allow_restricted_indices: withRestricted }, name) {
  const stream = indices.get(name)?.dataStream;
  const isNamed = matchesSome(names, name) || (stream !== undefined && matchesSome(names, stream));
  return isNamed && (withRestricted || !isRestricted(name));
}

const matchesSome = (globs, text) => globs.some((glob) => patternOf(glob).test(text));
