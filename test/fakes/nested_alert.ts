/** An alert as it may come from elsewhere: the same fields, every dotted name spelled as nested objects. */
import type { StoredAlert } from '../../server/app/ports';

export function nestedAlert({ source, ...alert }: StoredAlert): StoredAlert {
  const nested: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(source)) put(nested, name.split('.'), value);
  return { ...alert, source: nested };
}

function put(into: Record<string, unknown>, [key = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    into[key] = value;
    return;
  }
  const below = isObject(into[key]) ? into[key] : {};
  into[key] = below;
  put(below, rest, value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
