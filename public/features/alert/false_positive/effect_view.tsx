/** The effect of the exception being edited: worked out, being worked out, not to be worked out; and the words that confirm a danger. */
import React from 'react';
import { EuiFieldText, EuiFormRow, EuiLoadingSpinner, EuiSpacer, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { ExceptionPreviewResponse } from '../../../../common/api';
import { Failed } from '../../../shared/states';
import { PreviewView } from './preview_view';
import { confirmationPhrase } from './preview_words';

interface EffectProps {
  readonly isComplete: boolean;
  readonly preview: ExceptionPreviewResponse | undefined;
  readonly error: unknown;
  readonly onRetry: () => void;
}

export function EffectView({ isComplete, preview, error, onRetry }: EffectProps): React.ReactElement {
  if (!isComplete) {
    return (
      <EuiText size="s" color="subdued">
        {i18n.translate('investigationGuides.alert.falsePositive.incomplete', {
          defaultMessage: 'A condition is incomplete: give each a field and a value.',
        })}
      </EuiText>
    );
  }
  if (preview !== undefined) return <PreviewView preview={preview} />;
  if (error !== null && error !== undefined) {
    return (
      <Failed
        title={i18n.translate('investigationGuides.alert.falsePositive.previewFailed', {
          defaultMessage: 'The effect could not be worked out',
        })}
        error={error}
        onRetry={onRetry}
      />
    );
  }
  return (
    <EuiText size="s" color="subdued" role="status">
      <EuiLoadingSpinner size="s" />{' '}
      {i18n.translate('investigationGuides.alert.falsePositive.previewing', { defaultMessage: 'Looking through the stored alerts…' })}
    </EuiText>
  );
}

interface ConfirmationProps {
  readonly preview: ExceptionPreviewResponse;
  readonly typed: string;
  readonly onType: (text: string) => void;
}

export function Confirmation({ preview, typed, onType }: ConfirmationProps): React.ReactElement {
  return (
    <>
      <EuiSpacer size="m" />
      <EuiFormRow
        fullWidth
        label={i18n.translate('investigationGuides.alert.danger.confirm', {
          defaultMessage: 'This exception is dangerous. Type “{phrase}” to apply it all the same.',
          values: { phrase: confirmationPhrase(preview) },
        })}
      >
        <EuiFieldText fullWidth compressed value={typed} data-test-subj="confirm-danger" onChange={(event) => onType(event.target.value)} />
      </EuiFormRow>
    </>
  );
}
