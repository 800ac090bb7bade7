/** An exception entry while it is being edited: may be incomplete, never changes a value that nobody touched. */
import type { ExceptionEntry } from '../../../../common/exceptions/exception';

/** How the entry compares, type and operator in one: what a person chooses. */
export const COMPARISONS = ['is', 'is_not', 'is_one_of', 'is_not_one_of', 'matches', 'does_not_match', 'exists', 'does_not_exist'] as const;
export type Comparison = (typeof COMPARISONS)[number];

export type EntryDraft =
  | {
      readonly kind: 'editable';
      readonly key: number;
      readonly field: string;
      readonly comparison: Comparison;
      /** One for `is` and `matches`, any number for `is_one_of`, none for `exists`. */
      readonly values: readonly string[];
    }
  /** `list` and `nested` are kept as they are. */
  | { readonly kind: 'fixed'; readonly key: number; readonly entry: ExceptionEntry };

export function draftOf(entry: ExceptionEntry, key: number): EntryDraft {
  const isIncluded = entry.type === 'nested' || entry.operator === 'included';
  const editable = (comparison: Comparison, values: readonly string[]): EntryDraft => ({
    kind: 'editable',
    key,
    field: entry.field,
    comparison,
    values,
  });
  switch (entry.type) {
    case 'match':
      return editable(isIncluded ? 'is' : 'is_not', [entry.value]);
    case 'match_any':
      return editable(isIncluded ? 'is_one_of' : 'is_not_one_of', entry.value);
    case 'wildcard':
      return editable(isIncluded ? 'matches' : 'does_not_match', [entry.value]);
    case 'exists':
      return editable(isIncluded ? 'exists' : 'does_not_exist', []);
    case 'list':
    case 'nested':
      return { kind: 'fixed', key, entry };
  }
}

/** Undefined while something is missing. */
export function entryOf(draft: EntryDraft): ExceptionEntry | undefined {
  if (draft.kind === 'fixed') return draft.entry;
  const { field, comparison, values } = draft;
  const operator =
    comparison === 'is' || comparison === 'is_one_of' || comparison === 'matches' || comparison === 'exists' ? 'included' : 'excluded';
  if (field === '') return undefined;
  if (comparison === 'exists' || comparison === 'does_not_exist') return { type: 'exists', field, operator };
  const filled = values.filter((value) => value !== '');
  const [first] = filled;
  if (first === undefined) return undefined;
  switch (comparison) {
    case 'is':
    case 'is_not':
      return { type: 'match', field, operator, value: first };
    case 'matches':
    case 'does_not_match':
      return { type: 'wildcard', field, operator, value: first };
    case 'is_one_of':
    case 'is_not_one_of':
      return { type: 'match_any', field, operator, value: filled };
  }
}

/** All of them, or undefined while one is incomplete or none is left. */
export function entriesOf(drafts: readonly EntryDraft[]): readonly ExceptionEntry[] | undefined {
  const entries = drafts.flatMap((draft) => entryOf(draft) ?? []);
  return entries.length === drafts.length && entries.length > 0 ? entries : undefined;
}

export function takesManyValues(comparison: Comparison): boolean {
  return comparison === 'is_one_of' || comparison === 'is_not_one_of';
}

export function takesNoValue(comparison: Comparison): boolean {
  return comparison === 'exists' || comparison === 'does_not_exist';
}
