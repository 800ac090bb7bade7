/** Index templates and the settings in them. */
import { registry } from './cluster.mjs';
import { isObject, listOf, mergeInto } from './objects.mjs';
import { patternOf } from './patterns.mjs';

/** The template of the highest priority for a name: `{ name, template }`, or undefined. */
export function matchingTemplate(indexName) {
  let best;
  for (const [name, template] of registry('index_template')) {
    if (!listOf(template.index_patterns).some((pattern) => patternOf(pattern).test(indexName))) continue;
    if (best === undefined || (template.priority ?? 0) > (best.template.priority ?? 0)) best = { name, template };
  }
  return best;
}

/** A template with the components it is made of. */
export function composedTemplate(template) {
  const composed = { settings: {}, mappings: {}, aliases: {} };
  const components = listOf(template?.composed_of).map((name) => registry('component_template').get(name));
  for (const part of [...components, template]) {
    if (!part?.template) continue;
    mergeInto(composed.settings, nestedSettings(part.template.settings));
    mergeInto(composed.mappings, part.template.mappings);
    mergeInto(composed.aliases, part.template.aliases);
  }
  return composed;
}

/** Settings come as `{ index: { a } }`, `{ a }` or `{ 'index.a' }`, and are kept as the first. */
export function nestedSettings(settings) {
  const out = {};
  const put = (path, value) => {
    if (isObject(value)) {
      for (const [key, inner] of Object.entries(value)) put([...path, ...key.split('.')], inner);
      return;
    }
    const keys = path[0] === 'index' ? [...path] : ['index', ...path];
    const last = keys.pop();
    let parent = out;
    for (const key of keys) {
      if (!isObject(parent[key])) parent[key] = {};
      parent = parent[key];
    }
    parent[last] = stored(value);
  };
  put([], settings ?? {});
  return out;
}

function stored(value) {
  if (value === null) return undefined;
  return Array.isArray(value) ? value : String(value);
}
