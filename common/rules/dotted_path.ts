/** Finds a value by its dotted path however the object spells it: `{a: {b: 1}}`, `{'a.b': 1}`, or half and half. */

/** The first value found, longer keys before shorter ones, own properties only; undefined when there is none. */
export function valueAt(source: unknown, path: string): unknown {
  if (!isRecord(source)) return undefined;
  if (Object.hasOwn(source, path)) return source[path];
  for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
    const head = path.slice(0, dot);
    const found = Object.hasOwn(source, head) ? valueAt(source[head], path.slice(dot + 1)) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
