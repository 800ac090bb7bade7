/** Field capabilities: what the fields of some indices are and can do. */
import { ok } from './answers.mjs';
import { resolveIndices } from './indices.mjs';
import { isTextType } from './field_values.mjs';
import { mappingOf, visitFields } from './mappings.mjs';
import { listOf } from './objects.mjs';
import { patternOf } from './patterns.mjs';
import { indexOptions } from './search.mjs';

const metadataFields = ['_id', '_index', '_source', '_ignored'];

export function fieldCapabilities({ target, query, body }) {
  const found = resolveIndices(target, indexOptions(query));
  const wanted = (query.fields?.split(',') ?? listOf(body?.fields)).map(patternOf);
  const fields = {};
  for (const { name, type, isMetadata } of found.flatMap(fieldsOf)) {
    if (wanted.some((pattern) => pattern.test(name))) (fields[name] ??= {})[type] ??= capabilities(type, isMetadata);
  }
  return ok({ indices: found.map((index) => index.name), fields });
}

function fieldsOf(index) {
  const fields = metadataFields.map((name) => ({ name, type: name, isMetadata: true }));
  visitFields(index.mappings.properties, (name, mapping) => {
    fields.push({ name, type: typeOf(index, mapping) });
    for (const [own, { type }] of Object.entries(mapping.fields ?? {})) fields.push({ name: `${name}.${own}`, type });
  });
  return fields;
}

function typeOf(index, { type = 'object', path }) {
  if (type === 'alias') return mappingOf(index, path)?.type ?? 'keyword';
  return isTextType(type) ? 'text' : type;
}

function capabilities(type, isMetadata = false) {
  const searchable = type !== 'object' && type !== 'nested';
  return { type, metadata_field: isMetadata, searchable, aggregatable: searchable && type !== 'text' };
}
