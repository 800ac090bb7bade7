/** The objects of a nested field: each is looked at on its own, which flattened values cannot do. */
import type { EventSource } from './document';

export function nestedObjects(source: EventSource, field: string): readonly EventSource[] {
  const found: EventSource[] = [];
  collect(source, field.split('.'), found);
  return found;
}

function collect(at: unknown, path: readonly string[], found: EventSource[]): void {
  if (Array.isArray(at)) {
    for (const item of holdsArray(at) ? at.flat(8) : at) if (!Array.isArray(item)) collect(item, path, found);
  } else if (isObject(at)) {
    if (path.length === 0) found.push(at);
    for (let length = 1; length <= path.length; length++) {
      const key = path.slice(0, length).join('.');
      if (Object.hasOwn(at, key)) collect(at[key], path.slice(length), found);
    }
  }
}

function holdsArray(items: readonly unknown[]): boolean {
  return items.some((item) => Array.isArray(item));
}

function isObject(value: unknown): value is EventSource {
  return typeof value === 'object' && value !== null;
}
