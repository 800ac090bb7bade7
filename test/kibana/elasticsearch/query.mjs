/** The query DSL: whether a document matches, and its score as far as a sort by rank needs one. */
import { expandedFields, fieldExists, fieldValues, valuesAt } from './field_values.mjs';
import { isObject, listOf, nestedAt } from './objects.mjs';
import { log } from './options.mjs';
import { matchesQueryString, matchesSimpleQuery } from './query_string.mjs';
import { matchesRange } from './range_match.mjs';
import { matchesPattern, matchesTerm, matchesText, wildcardOf } from './text_match.mjs';

export function matches(doc, query) {
  const [name, body] = Object.entries(query ?? {})[0] ?? ['match_all', {}];
  const test = tests[name];
  if (test !== undefined) return test(doc, body);
  log(`UNKNOWN QUERY ${name}`);
  return true;
}

/** `{ field: value }` or `{ field: { [key]: value, ...options } }`, as most queries are written. */
function fieldOf(body, key) {
  const [field, given] = Object.entries(body).find(([name]) => name !== 'boost' && name !== '_name');
  return isObject(given) ? { field, value: given[key], options: given } : { field, value: given, options: {} };
}

const textTest = (how) => (doc, body) => {
  const { field, value, options } = fieldOf(body, 'query');
  return matchesText(doc, field, value, { operator: options.operator ?? 'or', ...how });
};

const tests = {
  match_all: () => true,
  match_none: () => false,
  bool: matchesBool,
  term: (doc, body) => {
    const { field, value, options } = fieldOf(body, 'value');
    return matchesTerm(doc, field, value, { ignoreCase: options.case_insensitive === true });
  },
  terms: (doc, body) => {
    const { field, value } = fieldOf(body, 'terms');
    return listOf(value).some((each) => matchesTerm(doc, field, each));
  },
  match: textTest({}),
  match_phrase: textTest({ phrase: true }),
  match_phrase_prefix: textTest({ phrase: true, prefix: true }),
  match_bool_prefix: textTest({ prefix: true }),
  multi_match: (doc, { query, type, operator, fields }) => {
    const how = { operator, phrase: type?.includes('phrase') };
    return expandedFields(doc, fields?.length ? fields : ['*']).some((field) => matchesText(doc, field, query, how));
  },
  simple_query_string: matchesSimpleQuery,
  query_string: matchesQueryString,
  exists: (doc, { field }) => fieldExists(doc, field),
  range: (doc, body) => {
    const { field, options } = fieldOf(body);
    return matchesRange(doc, field, options);
  },
  ids: (doc, { values }) => listOf(values).map(String).includes(doc.id),
  prefix: (doc, body) => {
    const { field, value, options } = fieldOf(body, 'value');
    const cased = (text) => (options.case_insensitive ? String(text).toLowerCase() : String(text));
    return fieldValues(doc, field).some((each) => cased(each).startsWith(cased(value)));
  },
  wildcard: (doc, body) => {
    const { field, value, options } = fieldOf(body, 'value');
    const pattern = wildcardOf(String(value ?? options.wildcard), options.case_insensitive ? 'ascii' : 'exact');
    return matchesPattern(doc, field, pattern);
  },
  regexp: (doc, body) => {
    const { field, value } = fieldOf(body, 'value');
    return matchesPattern(doc, field, new RegExp(`^(?:${value})$`));
  },
  nested: (doc, { path, query }) => {
    const inner = valuesAt(doc.source, path).filter(isObject);
    return inner.some((each) => matches({ ...doc, source: nestedAt(path, each) }, query));
  },
  constant_score: (doc, { filter }) => matches(doc, filter),
  function_score: (doc, { query }) => matches(doc, query),
  script_score: (doc, { query }) => matches(doc, query),
  dis_max: (doc, { queries }) => listOf(queries).some((query) => matches(doc, query)),
  // Scripts are not run; the ones that Kibana filters by (tasks that are due, sessions that ended) let through what is tested.
  script: () => true,
};

function matchesBool(doc, { must, filter, must_not: mustNot, should, minimum_should_match: minimum }) {
  const required = [...listOf(must), ...listOf(filter)];
  if (!required.every((query) => matches(doc, query))) return false;
  if (listOf(mustNot).some((query) => matches(doc, query))) return false;
  const optional = listOf(should);
  if (optional.length === 0) return true;
  const wanted = minimum === undefined ? Number(required.length === 0) : countOf(minimum, optional.length);
  return wanted <= 0 || optional.filter((query) => matches(doc, query)).length >= wanted;
}

function countOf(minimum, total) {
  const isPercentage = typeof minimum === 'string' && minimum.endsWith('%');
  return isPercentage ? Math.floor((total * parseInt(minimum, 10)) / 100) : Number(minimum);
}

/** Elasticsearch's scores of constant_score and bool; relevance is not modelled. */
export function scoreOf(doc, query) {
  if (!query || !matches(doc, query)) return 0;
  const [name, body] = Object.entries(query)[0] ?? ['match_all', {}];
  if (name !== 'bool') return typeof body.boost === 'number' ? body.boost : 1;
  return [...listOf(body.must), ...listOf(body.should)].reduce((sum, each) => sum + scoreOf(doc, each), 0);
}
