/** The panel that marks an alert as a false positive: fetches the proposals, then lets the analyst choose, see the effect, and apply. */
import React from 'react';
import { EuiFlyout, EuiFlyoutBody, EuiFlyoutHeader, EuiText, EuiTitle } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { AlertSummary } from '../../../../common/api';
import { Loaded } from '../../../shared/loaded';
import type { DocumentField } from '../facts/document_fields';
import { FalsePositiveForm } from './false_positive_form';
import { useSuggestions } from './use_exceptions';

interface FalsePositiveFlyoutProps {
  readonly alert: AlertSummary;
  readonly fields: readonly DocumentField[];
  readonly onClose: () => void;
}

export function FalsePositiveFlyout({ alert, fields, onClose }: FalsePositiveFlyoutProps): React.ReactElement {
  const suggestions = useSuggestions(alert.id);
  return (
    <EuiFlyout ownFocus size="m" onClose={onClose} aria-labelledby="false-positive-title" data-test-subj="false-positive-panel">
      <EuiFlyoutHeader hasBorder>
        <EuiTitle size="s">
          <h2 id="false-positive-title">
            {i18n.translate('investigationGuides.alert.falsePositive.title', { defaultMessage: 'Mark as false positive' })}
          </h2>
        </EuiTitle>
        <EuiText size="s" color="subdued">
          {i18n.translate('investigationGuides.alert.falsePositive.subtitle', {
            defaultMessage: 'Events that fit the exception will not alert again for “{rule}”.',
            values: { rule: alert.rule.name },
          })}
        </EuiText>
      </EuiFlyoutHeader>
      {suggestions.data === undefined ? (
        <EuiFlyoutBody>
          <Loaded
            call={suggestions}
            failedTitle={i18n.translate('investigationGuides.alert.falsePositive.failed', {
              defaultMessage: 'Exceptions could not be proposed',
            })}
          >
            {() => <></>}
          </Loaded>
        </EuiFlyoutBody>
      ) : (
        <FalsePositiveForm alert={alert} fields={fields} suggestions={suggestions.data} onClose={onClose} />
      )}
    </EuiFlyout>
  );
}
