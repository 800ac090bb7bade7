/** The panel that marks an alert as a false positive: a title and the form. */
import React from 'react';
import { EuiFlyout, EuiFlyoutHeader, EuiText, EuiTitle } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { AlertSummary } from '../../../../common/api';
import { VisibleText } from '../../../shared/visible_text';
import type { DocumentField } from '../facts/document_fields';
import { FalsePositiveForm } from './false_positive_form';

interface FalsePositiveFlyoutProps {
  readonly alert: AlertSummary;
  readonly fields: readonly DocumentField[];
  readonly onClose: () => void;
}

export function FalsePositiveFlyout({ alert, fields, onClose }: FalsePositiveFlyoutProps): React.ReactElement {
  return (
    <EuiFlyout ownFocus size="m" onClose={onClose} aria-labelledby="false-positive-title" data-test-subj="false-positive-panel">
      <EuiFlyoutHeader hasBorder>
        <EuiTitle size="s">
          <h2 id="false-positive-title">
            {i18n.translate('investigationGuides.alert.falsePositive.title', { defaultMessage: 'Mark as false positive' })}
          </h2>
        </EuiTitle>
        <EuiText size="s" color="subdued">
          <VisibleText text={alert.rule.name} limit={200} />
        </EuiText>
      </EuiFlyoutHeader>
      <FalsePositiveForm alert={alert} fields={fields} onClose={onClose} />
    </EuiFlyout>
  );
}
