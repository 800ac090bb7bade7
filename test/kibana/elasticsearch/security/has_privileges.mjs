/** "May this user ...?": Kibana asks so for every page and every route, with hundreds of actions at once. */
import { ok } from '../answers.mjs';
import { listOf } from '../objects.mjs';
import { permissionsOf } from './permissions.mjs';

/** `/_security/user/_has_privileges` */
export const hasPrivilegesRequest = ({ user, body }) => ok({ username: user.username, ...checkedPrivileges(user, body) });

export function checkedPrivileges(user, { cluster, index, application }) {
  const permissions = permissionsOf(user);
  const answer = {
    cluster: checked(listOf(cluster), permissions.hasClusterPrivilege),
    index: {},
    application: {},
  };
  for (const { names, privileges } of listOf(index)) {
    for (const name of listOf(names)) {
      Object.assign(
        (answer.index[name] ??= {}),
        checked(listOf(privileges), (each) => permissions.hasIndexPrivilege(each, name))
      );
    }
  }
  for (const { application: of, resources, privileges } of listOf(application)) {
    const rows = (answer.application[of] ??= {});
    for (const resource of resources) {
      const test = (privilege) => permissions.hasApplicationPrivilege({ application: of, resource, privilege });
      Object.assign((rows[resource] ??= {}), checked(privileges, test));
    }
  }
  return { has_all_requested: isAllTrue(answer), ...answer };
}

const checked = (privileges, test) => Object.fromEntries(privileges.map((privilege) => [privilege, test(privilege)]));

const isAllTrue = (value) => (typeof value === 'boolean' ? value : Object.values(value).every(isAllTrue));
