/** Documents are often copied out of a search: a hit in place of a document stands for the document in it. */
import type { EventSource } from '../../common/engine';

/**
 * The `_source` of a hit, or its `fields`, which is what the JSON view of an alert in Kibana shows. `fields` alone does not make a
 * hit: Filebeat's events have a field of that name.
 */
export function documentOfHit(value: EventSource): EventSource {
  const { _source: source, fields } = value;
  if (isObject(source)) return source;
  const isHit = (typeof value['_id'] === 'string' || typeof value['_index'] === 'string') && !Object.hasOwn(value, '@timestamp');
  return isHit && isObject(fields) ? fields : value;
}

function isObject(value: unknown): value is EventSource {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
