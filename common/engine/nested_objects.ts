/** The objects of a nested field: each is looked at on its own, which flattened values cannot do. */
import type { EventSource } from './document';

export function nestedObjects(source: EventSource, field: string): readonly EventSource[] {
  return objectsAt(source, field.split('.'));
}

function objectsAt(at: unknown, path: readonly string[]): readonly EventSource[] {
  if (Array.isArray(at)) return at.flat(8).flatMap((item: unknown) => (Array.isArray(item) ? [] : objectsAt(item, path)));
  if (!isObject(at)) return [];
  if (path.length === 0) return [at];
  return path.flatMap((_name, index) => {
    const key = path.slice(0, index + 1).join('.');
    return Object.hasOwn(at, key) ? objectsAt(at[key], path.slice(index + 1)) : [];
  });
}

function isObject(value: unknown): value is EventSource {
  return typeof value === 'object' && value !== null;
}
