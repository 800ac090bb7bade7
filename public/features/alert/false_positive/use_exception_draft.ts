/** The exception being put together: a proposal, or what the analyst made of it, with its effect and whether it may be applied. */
import { useMemo, useState } from 'react';
import type { ExceptionPreviewResponse, ExceptionSuggestionsResponse } from '../../../../common/api';
import type { ExceptionPlan } from '../verdict/apply';
import { draftOf, entriesOf, type EntryDraft } from './entry_draft';
import { exceptionName } from './entry_words';
import { isConfirmed, needsConfirmation } from './preview_words';
import { usePreview, useSuggestions } from './use_exceptions';

export type Suggestion = ExceptionSuggestionsResponse['suggestions'][number];

export interface ExceptionDraft {
  readonly suggestions: ReturnType<typeof useSuggestions>;
  /** Undefined once the entries are the analyst's own. */
  readonly chosen: Suggestion['id'] | undefined;
  readonly drafts: readonly EntryDraft[];
  /** Every entry has a field and a value. */
  readonly isWhole: boolean;
  /** Of the entries as they are now; undefined while it is worked out. */
  readonly preview: ExceptionPreviewResponse | undefined;
  readonly previewError: unknown;
  readonly retryPreview: () => void;
  readonly choose: (suggestion: Suggestion) => void;
  readonly edit: (drafts: readonly EntryDraft[]) => void;
  /** The words that confirm a danger. */
  readonly typed: string;
  readonly type: (text: string) => void;
  /** The rule of the alert is not installed any more: there is nothing to write an exception to. */
  readonly isRuleGone: boolean;
  /** What can be written now; undefined until it is whole, its effect known, and a danger confirmed. */
  readonly plan: ExceptionPlan | undefined;
}

export function useExceptionDraft(alertId: string, isWanted: boolean): ExceptionDraft {
  const suggestions = useSuggestions(alertId, isWanted);
  const [edited, setEdited] = useState<Pick<ExceptionDraft, 'chosen' | 'drafts'> | undefined>(undefined);
  const [typed, type] = useState('');
  const best = suggestions.data?.suggestions[0];
  const proposed = useMemo(() => ({ chosen: best?.id, drafts: draftsOf(best) }), [best]);
  const { chosen, drafts } = edited ?? proposed;
  const entries = useMemo(() => entriesOf(drafts), [drafts]);
  const rule = suggestions.data?.rule;
  // A rule that was deleted and installed again has another id than the one that its alerts name.
  const writtenTo = rule?.standing?.installed_id ?? rule?.id;
  const { call, isCurrent } = usePreview(rule?.id, entries);
  const preview = isCurrent ? call.data : undefined;
  const isReady = preview !== undefined && (!needsConfirmation(preview) || isConfirmed(typed, preview));
  const change = (next: Pick<ExceptionDraft, 'chosen' | 'drafts'>): void => {
    setEdited(next);
    type('');
  };
  return {
    suggestions,
    chosen,
    drafts,
    isWhole: entries !== undefined,
    preview,
    previewError: isCurrent ? call.error : null,
    retryPreview: () => void call.refetch(),
    choose: (suggestion) => change({ chosen: suggestion.id, drafts: draftsOf(suggestion) }),
    edit: (changed) => change({ chosen: undefined, drafts: changed }),
    typed,
    type,
    isRuleGone: rule?.standing?.state === 'deleted',
    plan:
      !isReady || writtenTo === undefined || entries === undefined
        ? undefined
        : { ruleId: writtenTo, entries, name: exceptionName(entries) },
  };
}

function draftsOf(suggestion: Suggestion | undefined): readonly EntryDraft[] {
  return (suggestion?.entries ?? []).map((entry, key) => draftOf(entry, key));
}
