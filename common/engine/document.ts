/**
 * The one way in which the engine looks at data: any JSON object, however its field names are spelled.
 *
 * A field is looked up when a condition first asks for it, and kept. The alternative, flattening the whole document first, pays for
 * every field of an event although a rule reads a handful, and has to defend itself against documents that are deep or huge.
 */

/** A decoded JSON object: an event's `_source`, the flat keys of an alert, or the `fields` section of a search hit. */
export type EventSource = Readonly<Record<string, unknown>>;

/** What a field can hold once objects and arrays are unfolded. */
export type FieldValue = string | number | boolean;

export interface PreparedDocument {
  readonly source: EventSource;
  /**
   * Every value of a field, in document order: nulls, empty arrays and objects are no values, "" is one. `process.name` is found as
   * `{process: {name}}`, `{"process.name"}`, half-dotted, in arrays of objects, and where several spellings hold it, in all of them.
   */
  values(field: string): readonly FieldValue[];
  /** Whether the field is there with a JSON null, alone or in an array: a mapping may give that null a value. */
  holdsNull(field: string): boolean;
}

/** Looks at `source` in place: it must not change while the prepared document is in use. Never throws over what it holds. */
export function prepareDocument(source: EventSource): PreparedDocument {
  const known = new Map<string, Collected>();
  const collectOnce = (field: string): Collected => {
    let collected = known.get(field);
    if (collected === undefined) {
      collected = collect(source, field);
      known.set(field, collected);
    }
    return collected;
  };
  return {
    source,
    values: (field) => collectOnce(field).values,
    holdsNull: (field) => collectOnce(field).holdsNull,
  };
}

interface Collected {
  readonly values: readonly FieldValue[];
  readonly holdsNull: boolean;
}

const NOTHING: Collected = { values: [], holdsNull: false };

/** A place still to be looked at: `node`, of which `field.slice(from)` is wanted; -1 when the whole name is used up. */
interface Pending {
  readonly node: unknown;
  readonly from: number;
}

function collect(source: EventSource, field: string): Collected {
  const values: FieldValue[] = [];
  let holdsNull = false;
  // A list instead of recursion: ten thousand nested arrays must not exhaust the call stack. Pushed in reverse, so popped in order.
  const pending: Pending[] = [{ node: source, from: 0 }];
  // Only an array inside an array can lead back to itself without using up a part of the name.
  let nestedArrays: Set<unknown> | null = null;
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, from } = next;
    if (Array.isArray(node)) {
      if (from === -1 && !node.some(Array.isArray)) {
        for (const item of node) {
          if (isFieldValue(item)) values.push(item);
          else if (item === null) holdsNull = true;
        }
        continue;
      }
      for (let index = node.length - 1; index >= 0; index--) {
        const item: unknown = node[index];
        if (Array.isArray(item)) {
          nestedArrays ??= new Set();
          if (nestedArrays.has(item)) continue;
          nestedArrays.add(item);
        }
        pending.push({ node: item, from });
      }
    } else if (from === -1) {
      if (isFieldValue(node)) values.push(node);
      else if (node === null) holdsNull = true;
    } else if (isObject(node)) {
      pushChildren(node, field, from, pending);
    }
  }
  return values.length === 0 && !holdsNull ? NOTHING : { values, holdsNull };
}

/** Every key that is a prefix of the wanted rest, ending at a dot or at its end; the shortest is looked at first. */
function pushChildren(node: EventSource, field: string, from: number, pending: Pending[]): void {
  if (Object.hasOwn(node, from === 0 ? field : field.slice(from))) pending.push({ node: node[field.slice(from)], from: -1 });
  for (let dot = field.lastIndexOf('.'); dot > from; dot = field.lastIndexOf('.', dot - 1)) {
    const key = field.slice(from, dot);
    if (Object.hasOwn(node, key)) pending.push({ node: node[key], from: dot + 1 });
  }
}

function isFieldValue(node: unknown): node is FieldValue {
  return typeof node === 'string' || typeof node === 'number' || typeof node === 'boolean';
}

function isObject(node: unknown): node is EventSource {
  return typeof node === 'object' && node !== null;
}
