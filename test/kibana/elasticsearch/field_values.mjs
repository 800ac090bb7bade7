/** The values of a document's field, as queries, sorts and aggregations read them. */
import { mappingOf, ownMappingOf } from './mappings.mjs';
import { flattened, has, isObject, listOf } from './objects.mjs';
import { patternOf } from './patterns.mjs';

export function fieldValues(doc, path) {
  if (path === '_id') return [doc.id];
  if (path === '_index') return [doc.index.name];
  const values = storedValues(doc, path);
  if (mappingOf(doc.index, path)?.type !== 'flattened') return values;
  return values.flatMap((value) => (isObject(value) ? Object.values(flattened(value)) : [value]));
}

function storedValues(doc, path) {
  const values = valuesAt(doc.source, path);
  if (values.length > 0) return values;
  const mapped = ownMappingOf(doc.index, path);
  if (mapped?.type === 'alias') return valuesAt(doc.source, mapped.path);
  if (mapped?.type === 'constant_keyword' && mapped.value !== undefined) return [mapped.value];
  // A multi-field (`name.text`) has the values of its parent.
  const parent = path.slice(0, Math.max(path.lastIndexOf('.'), 0));
  return valuesAt(doc.source, parent).filter((value) => !isObject(value));
}

/** All values at a dotted path, through lists, nested objects and keys with dots alike. */
export function valuesAt(source, path) {
  if (Array.isArray(source)) return source.flatMap((each) => valuesAt(each, path));
  if (path === '') return source === undefined || source === null ? [] : [source];
  if (!isObject(source)) return [];
  const values = has(source, path) ? valuesAt(source[path], '') : [];
  for (let dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
    const head = path.slice(0, dot);
    if (has(source, head)) values.push(...valuesAt(source[head], path.slice(dot + 1)));
  }
  return values;
}

export function typeOfField(doc, path) {
  if (path === '_id' || path === '_index') return 'keyword';
  return mappingOf(doc.index, path)?.type;
}

export const isDateType = (type) => type === 'date' || type === 'date_nanos';
export const isTextType = (type) => type === 'text' || type === 'match_only_text';

export function fieldExists(doc, path) {
  if (path.includes('*')) return expandedFields(doc, [path]).length > 0;
  return fieldValues(doc, path).length > 0;
}

/** Fields as a query names them (`name^2`, `process.*`): those with `*` are the ones that the document has. */
export function expandedFields(doc, fields) {
  return listOf(fields).flatMap((given) => {
    const field = given.replace(/\^[\d.]+$/, '');
    if (!field.includes('*')) return [field];
    const pattern = patternOf(field);
    return Object.keys(flattened(doc.source)).filter((path) => pattern.test(path));
  });
}

/** dotted path -> its values, objects in lists looked into. */
export function leafValues(source, prefix = '', out = new Map()) {
  for (const [key, value] of Object.entries(source ?? {})) {
    const path = prefix + key;
    if (isObject(value)) leafValues(value, `${path}.`, out);
    else if (Array.isArray(value) && value.some(isObject)) value.filter(isObject).forEach((each) => leafValues(each, `${path}.`, out));
    else if (value !== null && value !== undefined) out.set(path, [...(out.get(path) ?? []), ...listOf(value)]);
  }
  return out;
}
