/** Whether to close the alert with the verdict, and, where the host keeps one, for which reason; or why it cannot be closed. */
import React from 'react';
import { EuiCheckbox, EuiFormRow, EuiSelect, EuiSpacer } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { useHost } from '../../../shared/host_context';
import { usePermission, WhyNot } from '../../../shared/permission';
import { reasonLabel } from '../../../shared/status_badge';
import type { CloseReason } from './apply';
import { CLOSING_REASONS } from './closing_reasons';

interface ClosingChoiceProps {
  /** Undefined: the alert is not closed. */
  readonly reason: CloseReason | undefined;
  readonly usual: CloseReason;
  readonly onChange: (reason: CloseReason | undefined) => void;
}

export function ClosingChoice({ reason, usual, onChange }: ClosingChoiceProps): React.ReactElement {
  const { keepsClosingReason } = useHost();
  const alerts = usePermission('alerts');
  const label = i18n.translate('investigationGuides.alert.judge.reason', { defaultMessage: 'Closing reason' });
  return (
    <>
      <EuiSpacer size="m" />
      <EuiCheckbox
        id="verdict-close"
        checked={reason !== undefined}
        disabled={!alerts.isAllowed}
        label={i18n.translate('investigationGuides.alert.judge.close', { defaultMessage: 'Close the alert' })}
        onChange={(event) => onChange(event.target.checked ? usual : undefined)}
      />
      <WhyNot reason={alerts.reason} />
      {reason !== undefined && keepsClosingReason && (
        <>
          <EuiSpacer size="s" />
          <EuiFormRow label={label} fullWidth>
            <EuiSelect
              compressed
              fullWidth
              value={reason}
              options={CLOSING_REASONS.map((value) => ({ value, text: reasonLabel(value) }))}
              onChange={(event) => onChange(CLOSING_REASONS.find((known) => known === event.target.value) ?? usual)}
              data-test-subj="verdict-reason"
            />
          </EuiFormRow>
        </>
      )}
    </>
  );
}
