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

/** Where the hit says that its document lies; empty where it says nothing. */
export function placeOfHit({ _index: index, _id: id }: EventSource): { readonly index: string; readonly id: string } {
  return { index: typeof index === 'string' ? index : '', id: typeof id === 'string' ? id : '' };
}

function isObject(value: unknown): value is EventSource {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
