/** Choose an exception, see its effect, decide what to close, confirm a danger, apply; then what was done and what was not. */
import React, { useMemo, useState } from 'react';
import { EuiCallOut, EuiFlyoutBody, EuiFormRow, EuiRadioGroup, EuiSpacer, EuiTextArea, EuiTitle } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { AlertSummary, ExceptionSuggestionsResponse } from '../../../../common/api';
import type { DocumentField } from '../facts/document_fields';
import type { ApplyPlan, ApplyReport } from './apply';
import { ApplyFooter, ApplyOutcome } from './apply_footer';
import { closeIds, closeOptions, type CloseChoice } from './close_choice';
import { draftOf, entriesOf, type EntryDraft } from './entry_draft';
import { EntryEditor } from './entry_editor';
import { exceptionName } from './entry_words';
import { Confirmation, EffectView } from './effect_view';
import { isConfirmed, needsConfirmation } from './preview_words';
import { SuggestionCards } from './suggestion_cards';
import { useApply, usePreview } from './use_exceptions';

interface FalsePositiveFormProps {
  readonly alert: AlertSummary;
  readonly fields: readonly DocumentField[];
  readonly suggestions: ExceptionSuggestionsResponse;
  readonly onClose: () => void;
}

type Suggestion = ExceptionSuggestionsResponse['suggestions'][number];

export function FalsePositiveForm({ alert, fields, suggestions, onClose }: FalsePositiveFormProps): React.ReactElement {
  const [best] = suggestions.suggestions;
  const [chosen, setChosen] = useState(best?.id);
  const [drafts, setDrafts] = useState<readonly EntryDraft[]>(() => draftsOf(best));
  const [close, setClose] = useState<CloseChoice>('this');
  const [comment, setComment] = useState('');
  const [typed, setTyped] = useState('');
  const [report, setReport] = useState<ApplyReport | undefined>(undefined);
  const [plan, setPlan] = useState<ApplyPlan | undefined>(undefined);
  const entries = useMemo(() => entriesOf(drafts), [drafts]);
  const { call, isCurrent } = usePreview(suggestions.rule.id, entries);
  const preview = isCurrent ? call.data : undefined;
  const { mutateAsync, isIdle, isSuccess, isError } = useApply();
  const isApplying = !isIdle && !isSuccess && !isError;

  const apply = async (next: ApplyPlan): Promise<void> => {
    setPlan(next);
    setReport(await mutateAsync({ plan: next, earlier: report }));
  };

  if (report !== undefined && plan !== undefined) {
    return <ApplyOutcome report={report} plan={plan} isApplying={isApplying} onRetry={() => void apply(plan)} onClose={onClose} />;
  }
  const isReady = entries !== undefined && preview !== undefined && (!needsConfirmation(preview) || isConfirmed(typed, preview));
  return (
    <>
      <EuiFlyoutBody>
        {suggestions.suggestions.length === 0 ? (
          <NoSuggestions />
        ) : (
          <SuggestionCards
            suggestions={suggestions.suggestions}
            chosen={chosen}
            onChoose={(suggestion) => {
              setChosen(suggestion.id);
              setDrafts(draftsOf(suggestion));
              setTyped('');
            }}
          />
        )}
        <Heading
          text={i18n.translate('investigationGuides.alert.falsePositive.entries', { defaultMessage: 'Left out when all of these hold' })}
        />
        <EntryEditor
          drafts={drafts}
          fields={fields}
          onChange={(changed) => {
            setDrafts(changed);
            setChosen(undefined);
            setTyped('');
          }}
        />
        <Heading
          text={i18n.translate('investigationGuides.alert.falsePositive.effect', { defaultMessage: 'What it would have silenced' })}
        />
        <EffectView
          isComplete={entries !== undefined}
          preview={preview}
          error={isCurrent ? call.error : null}
          onRetry={() => void call.refetch()}
        />
        <Heading text={i18n.translate('investigationGuides.alert.falsePositive.close', { defaultMessage: 'Close as false positive' })} />
        <EuiRadioGroup
          name="close"
          idSelected={close}
          options={closeOptions(preview, alert.id)}
          onChange={(id) => setClose(id === 'all' || id === 'none' ? id : 'this')}
        />
        <EuiSpacer size="m" />
        <EuiFormRow fullWidth label={i18n.translate('investigationGuides.alert.falsePositive.comment', { defaultMessage: 'Comment' })}>
          <EuiTextArea
            fullWidth
            compressed
            rows={2}
            maxLength={10_000}
            value={comment}
            placeholder={i18n.translate('investigationGuides.alert.falsePositive.commentPlaceholder', {
              defaultMessage: 'Why this is harmless: ticket, change, person asked',
            })}
            onChange={(event) => setComment(event.target.value)}
          />
        </EuiFormRow>
        {preview !== undefined && needsConfirmation(preview) && <Confirmation preview={preview} typed={typed} onType={setTyped} />}
      </EuiFlyoutBody>
      <ApplyFooter
        isReady={isReady}
        isApplying={isApplying}
        onCancel={onClose}
        onApply={() => {
          if (entries === undefined || preview === undefined) return;
          void apply({
            alertId: alert.id,
            ruleId: suggestions.rule.id,
            entries,
            name: exceptionName(entries),
            comment: comment.trim(),
            closeIds: closeIds(close, alert.id, preview),
          });
        }}
      />
    </>
  );
}

function draftsOf(suggestion: Suggestion | undefined): readonly EntryDraft[] {
  return (suggestion?.entries ?? []).map((entry, key) => draftOf(entry, key));
}

function Heading({ text }: { readonly text: string }): React.ReactElement {
  return (
    <>
      <EuiSpacer size="l" />
      <EuiTitle size="xxs">
        <h3>{text}</h3>
      </EuiTitle>
      <EuiSpacer size="s" />
    </>
  );
}

function NoSuggestions(): React.ReactElement {
  return (
    <EuiCallOut
      size="s"
      iconType="help"
      title={i18n.translate('investigationGuides.alert.suggestion.none', {
        defaultMessage: 'Nothing can be proposed: the alert has no user, command line or host. Build the exception below.',
      })}
    />
  );
}
