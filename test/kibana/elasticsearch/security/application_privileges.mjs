/** Privileges that an application keeps in Elasticsearch: Kibana stores one for every level of every feature when it starts. */
import { ok } from '../answers.mjs';
import { registry } from '../cluster.mjs';
import { namesMatching } from '../patterns.mjs';

/** name -> { application, name, actions, metadata } */
const privilegesOf = (application) => registry(`privileges of ${application}`);

/** The action patterns of a privilege as a role names it: a stored one, or an action (`login:`, `*`) itself. */
export function applicationActions(application, privilege) {
  return privilegesOf(application).get(privilege)?.actions ?? [privilege];
}

/** `/_security/privilege/{application}/{name}` */
export function privilegeRequest({ method, segments: [, , application, name], body }) {
  if (method === 'PUT' || method === 'POST') return ok(mapEntries(body, storeAll));
  const stored = privilegesOf(application);
  if (method === 'DELETE') {
    return ok({ [application]: Object.fromEntries(name.split(',').map((each) => [each, { found: stored.delete(each) }])) });
  }
  const names = namesMatching(stored.keys(), name);
  return ok(names.length === 0 ? {} : { [application]: Object.fromEntries(names.map((each) => [each, stored.get(each)])) });
}

function storeAll(privileges, application) {
  const stored = privilegesOf(application);
  return mapEntries(privileges, ({ actions, metadata = {} }, name) => {
    const created = !stored.has(name);
    stored.set(name, { application, name, actions, metadata });
    return { created };
  });
}

const mapEntries = (object, change) => Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value, key)]));
