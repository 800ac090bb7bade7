/** Every field of a document under its full dotted name, however its names are spelled (nested, dotted, half-dotted). */

export interface DocumentField {
  readonly name: string;
  /** In document order; values of objects inside arrays are gathered under the field. */
  readonly values: readonly string[];
}

/** Sorted by name. Walks with its own stack, because a hostile document may be nested deeper than the call stack. */
export function documentFields(source: Readonly<Record<string, unknown>>): readonly DocumentField[] {
  const found = new Map<string, string[]>();
  const open: { readonly name: string; readonly value: unknown }[] = [{ name: '', value: source }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { name, value } = next;
    if (Array.isArray(value) && value.length > 0) {
      for (const item of [...value].reverse()) open.push({ name, value: item });
    } else if (isFilledObject(value)) {
      for (const [key, child] of Object.entries(value).reverse()) open.push({ name: name === '' ? key : `${name}.${key}`, value: child });
    } else if (value !== null && value !== undefined && name !== '') {
      const values = found.get(name);
      if (values === undefined) found.set(name, [leafText(value)]);
      else values.push(leafText(value));
    }
  }
  return [...found].map(([name, values]) => ({ name, values })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Fields whose name or one of whose values contains the text, ignoring case. */
export function filterFields(fields: readonly DocumentField[], text: string): readonly DocumentField[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return fields;
  return fields.filter(
    (field) => field.name.toLowerCase().includes(wanted) || field.values.some((value) => value.toLowerCase().includes(wanted))
  );
}

/** How many source events an alert names: its ancestors at the root. The server reads them and has the last word. */
export function namedEvents(fields: readonly DocumentField[]): number {
  const depths = fields.find(({ name }) => name === 'kibana.alert.ancestors.depth')?.values ?? [];
  return depths.filter((depth) => depth === '0').length;
}

function isFilledObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0;
}

function leafText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'object') return Array.isArray(value) ? '[]' : '{}';
  return String(value);
}
