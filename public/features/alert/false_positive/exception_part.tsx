/** The exception of the panel: the proposals, the entries to edit, and what they would have silenced. */
import React from 'react';
import { EuiCallOut } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { Loaded } from '../../../shared/loaded';
import type { DocumentField } from '../facts/document_fields';
import { EffectView } from './effect_view';
import { EntryEditor } from './entry_editor';
import { Heading } from './heading';
import { SuggestionCards } from './suggestion_cards';
import type { ExceptionDraft } from './use_exception_draft';

interface ExceptionPartProps {
  readonly draft: ExceptionDraft;
  readonly fields: readonly DocumentField[];
}

export function ExceptionPart({ draft, fields }: ExceptionPartProps): React.ReactElement {
  return (
    <Loaded
      call={draft.suggestions}
      failedTitle={i18n.translate('investigationGuides.alert.falsePositive.failed', { defaultMessage: 'Exceptions could not be proposed' })}
    >
      {({ suggestions }) => (
        <>
          {suggestions.length === 0 ? (
            <NoSuggestions />
          ) : (
            <SuggestionCards suggestions={suggestions} chosen={draft.chosen} onChoose={draft.choose} />
          )}
          <Heading
            text={i18n.translate('investigationGuides.alert.falsePositive.entries', { defaultMessage: 'Left out when all of these hold' })}
          />
          <EntryEditor drafts={draft.drafts} fields={fields} onChange={draft.edit} />
          <Heading
            text={i18n.translate('investigationGuides.alert.falsePositive.effect', { defaultMessage: 'What it would have silenced' })}
          />
          <EffectView isComplete={draft.isWhole} preview={draft.preview} error={draft.previewError} onRetry={draft.retryPreview} />
        </>
      )}
    </Loaded>
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
