/** Mappings: how a field is found in them, and what an index learns from a document. */
import { has, isObject } from './objects.mjs';

/** The mapping of a field (multi-fields included), an alias followed to its field; undefined if there is none. */
export function mappingOf(index, path) {
  const parts = path.split('.');
  let mapping = index.mappings;
  let from = 0;
  while (from < parts.length) {
    const step = longestStep(mapping, parts, from);
    if (step === undefined) return undefined;
    ({ mapping, from } = step);
  }
  return mapping.type === 'alias' ? mappingOf(index, mapping.path) : mapping;
}

/** Keys may hold dots (`kibana.alert.uuid`), so the longest key that is there is taken. */
function longestStep(mapping, parts, from) {
  for (let to = parts.length; to > from; to--) {
    const key = parts.slice(from, to).join('.');
    for (const children of [mapping.properties, mapping.fields]) {
      if (children !== undefined && has(children, key)) return { mapping: children[key], from: to };
    }
  }
  return undefined;
}

/** The mapping as it is written, an alias not followed. */
export function ownMappingOf(index, path) {
  return path.split('.').reduce((mapping, key) => mapping?.properties?.[key], index.mappings);
}

/** Every field of an index as `(path, mapping, key)`. */
export function visitFields(properties, visit, prefix = '') {
  for (const [key, mapping] of Object.entries(properties ?? {})) {
    visit(prefix + key, mapping, key);
    visitFields(mapping.properties, visit, `${prefix}${key}.`);
  }
}

const deepest = 12;

/** Dynamic mapping: fields that are not mapped yet get the type of their first value. */
export function learnMapping(index, source) {
  if (isClosed(index.mappings) || index.mappings.dynamic === 'strict') return;
  learnInto(index.mappings, source, 0);
}

const isClosed = ({ dynamic }) => dynamic === false || dynamic === 'false';

function learnInto(target, source, depth) {
  if (depth > deepest || !isObject(source)) return;
  target.properties ??= {};
  for (const [key, given] of Object.entries(source)) {
    const value = Array.isArray(given) ? given.find((each) => each !== null) : given;
    if (value === null || value === undefined) continue;
    const path = key.split('.');
    const leaf = path.pop();
    let { properties } = target;
    for (const part of path) {
      properties[part] ??= {};
      properties = properties[part].properties ??= {};
    }
    if (!isObject(value)) properties[leaf] ??= learnt(value);
    else {
      const inner = (properties[leaf] ??= { properties: {} });
      if (inner.type === undefined && !isClosed(inner)) learnInto(inner, value, depth + 1);
    }
  }
}

function learnt(value) {
  if (typeof value === 'number') return { type: Number.isInteger(value) ? 'long' : 'float' };
  if (typeof value === 'boolean') return { type: 'boolean' };
  if (/^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:?\d\d)?)?$/.test(value)) return { type: 'date' };
  return { type: 'text', fields: { keyword: { type: 'keyword', ignore_above: 256 } } };
}
