/**
 * Gives `resolveQuery` the values of a document's fields, however the names are spelled (nested, dotted, half-dotted, lists of objects).
 * Unlike the engine's flattened view it tells a missing field from an empty one and from an object, because the analyst is told which.
 */
import type { EventSource } from '../engine';

/** Undefined for a field that is not there; otherwise what stands there, an object included. */
export function fieldLookup(source: EventSource): (field: string) => unknown {
  return (field) => lookUp(source, field.split('.'));
}

function lookUp(at: unknown, path: readonly string[]): unknown {
  if (path.length === 0) return at;
  if (Array.isArray(at)) return lookUpInEach(at, path);
  if (typeof at !== 'object' || at === null) return undefined;
  const here = new Map<string, unknown>(Object.entries(at)); // own keys only: `constructor` is not a field
  for (let taken = path.length; taken > 0; taken--) {
    const key = path.slice(0, taken).join('.');
    const found = here.has(key) ? lookUp(here.get(key), path.slice(taken)) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function lookUpInEach(items: readonly unknown[], path: readonly string[]): unknown {
  // Flattened first, so that the depth of hostile nesting is not the depth of the call stack.
  const found = items
    .flat(8)
    .map((item) => (Array.isArray(item) ? undefined : lookUp(item, path)))
    .filter((value) => value !== undefined);
  return found.length === 0 ? undefined : found.flat();
}
