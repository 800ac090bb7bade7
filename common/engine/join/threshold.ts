/** Threshold rules: groups of matching documents that are large enough, and varied enough. */
import type { PreparedDocument } from '../document';
import { combinationsOf, type TermCombination } from './terms';

/** As rules store it. */
export interface Threshold {
  readonly field: readonly string[];
  /** Documents that a group must have. */
  readonly value: number;
  /** Of each such field a group must have at least `value` different values. */
  readonly cardinality: readonly { readonly field: string; readonly value: number }[];
}

export interface ThresholdGroup {
  readonly key: TermCombination;
  /** Places in the documents that were given. */
  readonly documents: readonly number[];
  readonly cardinality: readonly { readonly field: string; readonly value: number }[];
  readonly isReached: boolean;
}

/** Every group, those that fall short too, in the order in which they began. */
export function thresholdGroups(documents: readonly PreparedDocument[], threshold: Threshold): readonly ThresholdGroup[] {
  const groups = new Map<string, { readonly key: TermCombination; readonly documents: number[] }>();
  documents.forEach((document, index) => {
    for (const key of combinationsOf(document, threshold.field)) {
      const known = groups.get(key.id);
      if (known === undefined) groups.set(key.id, { key, documents: [index] });
      else known.documents.push(index);
    }
  });
  return [...groups.values()].map((group) => {
    const cardinality = threshold.cardinality.map(({ field }) => ({ field, value: countValues(documents, group.documents, field) }));
    const isVaried = threshold.cardinality.every(({ value }, index) => (cardinality[index]?.value ?? 0) >= value);
    return { ...group, cardinality, isReached: isVaried && group.documents.length >= threshold.value };
  });
}

function countValues(documents: readonly PreparedDocument[], group: readonly number[], field: string): number {
  const found = new Set<string>();
  for (const index of group) for (const value of documents[index]?.values(field) ?? []) found.add(String(value));
  return found.size;
}
