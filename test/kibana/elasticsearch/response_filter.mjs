/** `filter_path`: an answer cut down to the paths that the client reads. */
import { isObject } from './objects.mjs';
import { patternOf } from './patterns.mjs';

export function filteredAnswer(body, filterPath) {
  const paths = filterPath
    .split(',')
    .filter((path) => !path.startsWith('-'))
    .map((path) => path.split('.'));
  if (paths.length === 0 || !isObject(body)) return body;
  return kept(body, paths) ?? {};
}

function kept(value, paths) {
  if (paths.some((path) => path.length === 0)) return value;
  if (Array.isArray(value)) {
    const items = value.map((item) => kept(item, paths)).filter((item) => item !== undefined);
    return items.length > 0 ? items : undefined;
  }
  if (!isObject(value)) return undefined;
  const entries = Object.entries(value).map(([key, inner]) => [key, kept(inner, pathsInside(key, paths))]);
  const present = entries.filter(([, inner]) => inner !== undefined);
  return present.length > 0 ? Object.fromEntries(present) : undefined;
}

/** A key that itself holds dots (the name of an index) is one step, matched by `*`. */
function pathsInside(key, paths) {
  return paths.flatMap((path) => {
    if (path[0] === '**') return [path, path.slice(1)];
    return patternOf(path[0]).test(key) ? [path.slice(1)] : [];
  });
}
