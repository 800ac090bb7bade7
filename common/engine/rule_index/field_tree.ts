/** The fields that an index looks at, as a tree along which a document is walked. */
import { dotsOf } from '../field_path';
import type { ValueLookUp } from './value_look_up';

/** A place in the tree. `below` has every name below it, dots and all, because documents may spell any part with dots. */
export interface FieldNode {
  readonly below: Map<string, FieldNode>;
  lookUp: ValueLookUp | undefined;
  /** The keys of the object that was last here, in order, and their nodes: the next event has nearly the same. */
  readonly lastKeys: string[];
  readonly lastNodes: (FieldNode | undefined)[];
}

/** Of an object with more keys the rest is found by name. */
export const MOST_LAST_KEYS = 100;

export function emptyNode(): FieldNode {
  return { below: new Map(), lookUp: undefined, lastKeys: [], lastNodes: [] };
}

/** The node of a field; on the way every part of the name becomes a node, known to all nodes above it. */
export function nodeOf(root: FieldNode, field: string): FieldNode {
  const known = root.below.get(field);
  if (known !== undefined) return known;
  const node = emptyNode();
  root.below.set(field, node);
  for (const dot of dotsOf(field)) nodeOf(root, field.slice(0, dot)).below.set(field.slice(dot + 1), node);
  return node;
}
