/**
 * The one way in which the engine looks at data: any JSON object, however its field names are spelled.
 *
 * A field is looked up when a condition first asks for it, and kept. The alternative, flattening the whole document first, pays for
 * every field of an event although a rule reads a handful, and has to defend itself against documents that are deep or huge.
 */
import { pathOf, type FieldPath, type PathStep } from './field_path';

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
  /** Dotted names of the fields that hold a value, in document order; of a hostile document only the first `MOST_FIELD_NAMES`. */
  fieldNames(): readonly string[];
}

/** Looks at `source` in place: it must not change while the prepared document is in use. Never throws over what it holds. */
export function prepareDocument(source: EventSource): PreparedDocument {
  return new LazyDocument(source);
}

class LazyDocument implements PreparedDocument {
  /** Many documents are only ever asked for one field, as the hundred thousand objects of a nested one are: it needs no map. */
  private firstField: string | undefined;
  private first: Collected = NOTHING;
  private known: Map<string, Collected> | undefined;
  private names: readonly string[] | undefined;

  constructor(readonly source: EventSource) {}

  values(field: string): readonly FieldValue[] {
    return this.collectOnce(field).values;
  }

  holdsNull(field: string): boolean {
    return this.collectOnce(field).holdsNull;
  }

  fieldNames(): readonly string[] {
    return (this.names ??= collectFieldNames(this.source));
  }

  private collectOnce(field: string): Collected {
    if (field === this.firstField) return this.first;
    let collected = this.known?.get(field);
    if (collected !== undefined) return collected;
    const path = pathOf(field);
    collected = collectPlain(this.source, path) ?? collect(this.source, path);
    if (this.firstField === undefined) {
      this.firstField = field;
      this.first = collected;
    } else {
      this.known ??= new Map();
      this.known.set(field, collected);
    }
    return collected;
  }
}

interface Collected {
  readonly values: readonly FieldValue[];
  readonly holdsNull: boolean;
}

const NOTHING: Collected = { values: [], holdsNull: false };

/** The usual document, where one way leads to the field, through objects only; null where it is not so. */
function collectPlain(source: EventSource, whole: FieldPath): Collected | null {
  let node = source;
  let path: FieldPath | null = whole;
  while (path !== null) {
    const step = onlyStep(node, path.steps);
    if (step === undefined) return NOTHING;
    if (step === null) return null;
    const child: unknown = node[step.key];
    path = step.below;
    if (path === null) return isFieldValue(child) ? { values: [child], holdsNull: false } : null;
    if (Array.isArray(child)) return null;
    if (!isObject(child)) return NOTHING;
    node = child;
  }
  return null;
}

/** Undefined where there is none, null where there are several. */
function onlyStep(node: EventSource, steps: readonly PathStep[]): PathStep | null | undefined {
  let found: PathStep | undefined;
  for (const step of steps) {
    // What every object inherits is no field; most keys are absent, and then the second look is saved.
    if (node[step.key] === undefined || !Object.hasOwn(node, step.key)) continue;
    if (found !== undefined) return null;
    found = step;
  }
  return found;
}

/** A place still to be looked at: `node`, of which what `path` stands for is wanted; null when the whole name is used up. */
interface Pending {
  readonly node: unknown;
  readonly path: FieldPath | null;
}

function collect(source: EventSource, whole: FieldPath): Collected {
  const values: FieldValue[] = [];
  let holdsNull = false;
  // A list instead of recursion: ten thousand nested arrays must not exhaust the call stack. Pushed in reverse, so popped in order.
  const pending: Pending[] = [];
  pushChildren(source, whole, pending);
  // Only an array inside an array can lead back to itself without using up a part of the name.
  let nestedArrays: Set<unknown> | null = null;
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, path } = next;
    if (Array.isArray(node)) {
      if (path === null && !node.some(Array.isArray)) {
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
        pending.push({ node: item, path });
      }
    } else if (path === null) {
      if (isFieldValue(node)) values.push(node);
      else if (node === null) holdsNull = true;
    } else if (isObject(node)) {
      pushChildren(node, path, pending);
    }
  }
  return values.length === 0 && !holdsNull ? NOTHING : { values, holdsNull };
}

/** Every key that the path may begin with; the shortest is looked at first. */
function pushChildren(node: EventSource, { steps }: FieldPath, pending: Pending[]): void {
  for (const step of steps) {
    const child = node[step.key];
    if (child !== undefined && Object.hasOwn(node, step.key)) pending.push({ node: child, path: step.below });
  }
}

function isFieldValue(node: unknown): node is FieldValue {
  return typeof node === 'string' || typeof node === 'number' || typeof node === 'boolean';
}

function isObject(node: unknown): node is EventSource {
  return typeof node === 'object' && node !== null;
}

export const MOST_FIELD_NAMES = 10_000;
/** Objects inside one another; Elasticsearch's default limit for mappings is 20. */
const DEEPEST_FIELD = 50;

function collectFieldNames(source: EventSource): readonly string[] {
  const names = new Set<string>();
  // Those that are being walked through, the innermost last. One step at a time: of an object of a million keys only the first are needed.
  const open: OpenNode[] = [new OpenNode(source, '', 0)];
  for (let node = open[0]; node !== undefined && names.size < MOST_FIELD_NAMES; node = open[open.length - 1]) {
    const child = node.next();
    if (child === undefined) open.pop();
    else if (isFieldValue(child.value)) names.add(child.name);
    else if (node.depth < DEEPEST_FIELD && isObject(child.value)) open.push(new OpenNode(child.value, child.name, node.depth + 1));
  }
  return [...names];
}

/** An object or array, and how far it was walked through. */
class OpenNode {
  private readonly keys: readonly string[] | null;
  private place = 0;

  constructor(
    private readonly node: EventSource | readonly unknown[],
    private readonly name: string,
    readonly depth: number
  ) {
    this.keys = isList(node) ? null : Object.keys(node);
  }

  next(): { readonly name: string; readonly value: unknown } | undefined {
    const { node, keys, name } = this;
    const place = this.place++;
    if (isList(node)) return place < Math.min(node.length, MOST_FIELD_NAMES) ? { name, value: node[place] } : undefined;
    const key = keys?.[place];
    return key === undefined ? undefined : { name: name === '' ? key : `${name}.${key}`, value: node[key] };
  }
}

function isList(node: EventSource | readonly unknown[]): node is readonly unknown[] {
  return Array.isArray(node);
}
