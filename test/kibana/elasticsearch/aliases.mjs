/** Aliases: reading them, and changing several at once. */
import { acknowledged, existence, ok } from './answers.mjs';
import { indices } from './cluster.mjs';
import { EsError, illegalArgument, noSuchIndex } from './errors.mjs';
import { indicesOfAlias, resolveIndices } from './indices.mjs';
import { has, listOf } from './objects.mjs';
import { namesMatching } from './patterns.mjs';

/** `{ index: { aliases } }`; with a pattern only the aliases that match, and the indices that have one. */
export function aliasesOf(found, pattern) {
  const rows = found.map(({ name, aliases }) => {
    const names = namesMatching(Object.keys(aliases), pattern);
    return [name, { aliases: Object.fromEntries(names.map((alias) => [alias, aliases[alias]])) }];
  });
  return Object.fromEntries(rows.filter(([, { aliases }]) => !pattern || Object.keys(aliases).length > 0));
}

export function readAliases({ method, found, pattern }) {
  const aliases = aliasesOf(found, pattern);
  const isThere = Object.values(aliases).some((each) => Object.keys(each.aliases).length > 0);
  if (method === 'HEAD') return existence(isThere);
  if (!isThere && pattern && !pattern.includes('*')) return ok({ error: `alias [${pattern}] missing`, status: 404 }, 404);
  return ok(aliases);
}

export function setAlias(found, alias, body = {}) {
  for (const index of found) index.aliases[alias] = body;
  return acknowledged();
}

export function removeAliases(found, names) {
  for (const index of found) for (const name of names) Reflect.deleteProperty(index.aliases, name);
  return acknowledged();
}

/** All actions are checked first: Elasticsearch applies all of them or none. */
export function changeAliases(actions) {
  const rows = listOf(actions).map((action) => Object.entries(action)[0]);
  for (const [kind, options] of rows) checks[kind]?.(options);
  for (const [kind, options] of rows) changes[kind](options);
  return acknowledged();
}

const checks = {
  remove: ({ index: name, alias, must_exist: mustExist }) => {
    if (!mustExist) return;
    const index = indices.get(name);
    if (index === undefined) throw noSuchIndex(name);
    if (!has(index.aliases, alias)) throw new EsError(404, 'aliases_not_found_exception', `aliases [${alias}] missing`);
  },
  remove_index: ({ index: name }) => {
    if (indices.has(name)) return;
    if (indicesOfAlias(name).length === 0) throw noSuchIndex(name);
    throw illegalArgument(`The provided expression [${name}] matches an alias, specify the corresponding concrete indices instead.`);
  },
};

const changes = {
  add: ({ index, indices: more, alias, aliases, ...options }) => {
    const found = resolveIndices([...listOf(index), ...listOf(more)]);
    for (const name of [...listOf(alias), ...listOf(aliases)]) setAlias(found, name, options);
  },
  remove: ({ index, indices: more, alias, aliases }) => {
    const found = resolveIndices([...listOf(index), ...listOf(more)], { ignoreUnavailable: true });
    removeAliases(found, [...listOf(alias), ...listOf(aliases)]);
  },
  remove_index: ({ index }) => indices.delete(index),
};
