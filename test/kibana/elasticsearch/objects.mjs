/** Plain JSON values, which is all the data there is here. */

export const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

export const has = (object, key) => Object.hasOwn(object, key);

export const copyOf = (value) => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));

export function listOf(value) {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

export function mergeInto(target, patch) {
  for (const [key, value] of Object.entries(patch ?? {})) {
    if (isObject(value) && isObject(target[key])) mergeInto(target[key], value);
    else target[key] = copyOf(value);
  }
  return target;
}

/** Nested objects as dotted keys. */
export function flattened(object, prefix = '', out = {}) {
  for (const [key, value] of Object.entries(object ?? {})) {
    if (isObject(value)) flattened(value, `${prefix}${key}.`, out);
    else out[prefix + key] = value;
  }
  return out;
}

/** An object with `value` at a dotted path. */
export const nestedAt = (path, value) => path.split('.').reduceRight((inner, key) => ({ [key]: inner }), value);

/** Sets a dotted path, or the dotted key itself where the object has it. */
export function setPath(object, path, value) {
  if (has(object, path)) {
    object[path] = value;
    return;
  }
  const keys = path.split('.');
  const last = keys.pop();
  let parent = object;
  for (const key of keys) {
    if (!isObject(parent[key])) parent[key] = {};
    parent = parent[key];
  }
  parent[last] = value;
}
