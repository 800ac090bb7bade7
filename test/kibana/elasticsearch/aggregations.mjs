/** Aggregations: buckets with what is asked inside them, and numbers. */
import { bucketAggregations } from './bucket_aggregations.mjs';
import { metricAggregations } from './metric_aggregations.mjs';
import { log } from './options.mjs';

/** `all` are the documents before the query, which a `global` bucket counts. */
export function aggregate(docs, aggregations, all) {
  return Object.fromEntries(Object.entries(aggregations ?? {}).map(([name, spec]) => [name, aggregateOne(docs, spec, all)]));
}

function aggregateOne(docs, { aggs, aggregations = aggs, meta: _meta, ...spec }, all) {
  const [type, options] = Object.entries(spec)[0];
  const bucket = (inside, more = {}) => ({ ...more, doc_count: inside.length, ...aggregate(inside, aggregations, all) });
  if (type in bucketAggregations) return bucketAggregations[type](docs, options, { bucket, all });
  if (type in metricAggregations) return metricAggregations[type](docs, options);
  log(`UNKNOWN AGG ${type}`);
  return { value: null, buckets: [], doc_count: 0 };
}
