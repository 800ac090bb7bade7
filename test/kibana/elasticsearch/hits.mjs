/** A document as a hit: the source that was asked for, and its fields. */
import { leafValues } from './field_values.mjs';
import { isObject, listOf } from './objects.mjs';
import { patternOf } from './patterns.mjs';

export function hitOf(doc, body = {}, sort = []) {
  const source = filteredSource(doc.source, body._source);
  const fields = fieldsOf(doc, body);
  return {
    _index: doc.index.name,
    _id: doc.id,
    _score: sort.length > 0 ? null : 1,
    ...(source === undefined ? {} : { _source: source }),
    ...(fields === undefined ? {} : { fields }),
    ...(body.seq_no_primary_term ? { _seq_no: doc.sequenceNumber, _primary_term: 1 } : {}),
    ...(body.version ? { _version: doc.version } : {}),
    ...(sort.length > 0 ? { sort } : {}),
  };
}

function fieldsOf(doc, { fields, docvalue_fields: docValueFields, stored_fields: storedFields }) {
  const wanted = [fields, docValueFields, storedFields].flatMap(listOf).map((each) => (isObject(each) ? each.field : each));
  if (wanted.length === 0) return undefined;
  const patterns = wanted.map(patternOf);
  return Object.fromEntries([...leafValues(doc.source)].filter(([path]) => patterns.some((pattern) => pattern.test(path))));
}

/** `_source` as a search gives it: true, false, names, or what to include and to exclude. Undefined if none is wanted. */
export function filteredSource(source, wanted) {
  if (wanted === false || wanted === 'false') return undefined;
  if (wanted === undefined || wanted === true || wanted === 'true') return source;
  const isSplit = isObject(wanted);
  const included = globsOf(isSplit ? (wanted.includes ?? wanted.include) : wanted);
  const excluded = globsOf(isSplit ? (wanted.excludes ?? wanted.exclude) : []);
  const isWanted = (path) => !excluded.some((test) => test(path)) && (included.length === 0 || included.some((test) => test(path)));
  return prunedSource(source, '', isWanted);
}

const globsOf = (names) =>
  listOf(names)
    .flatMap((name) => String(name).split(','))
    .map((glob) => (path) => patternOf(glob).test(path) || path.startsWith(`${glob}.`));

function prunedSource(object, prefix, isWanted) {
  const out = {};
  for (const [key, value] of Object.entries(object)) {
    const path = prefix + key;
    const prune = (inner) => (isObject(inner) ? prunedSource(inner, `${path}.`, isWanted) : inner);
    const inside = Array.isArray(value) ? value.map(prune) : prune(value);
    const leftInside = listOf(inside).some((each) => isObject(each) && Object.keys(each).length > 0);
    if (leftInside || isWanted(path)) out[key] = inside;
  }
  return out;
}
