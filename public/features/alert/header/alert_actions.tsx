/** Acknowledge, close or reopen the alert, or judge it a false positive. */
import React from 'react';
import { EuiButton, EuiButtonEmpty, EuiFlexGroup, EuiFlexItem } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { WorkflowStatus } from '../../../../common/api';
import { useSetStatus } from '../use_alert';

interface AlertActionsProps {
  readonly alertId: string;
  readonly status: WorkflowStatus;
  readonly onFalsePositive: () => void;
}

export function AlertActions({ alertId, status, onFalsePositive }: AlertActionsProps): React.ReactElement {
  const { mutate, isIdle, isSuccess, isError } = useSetStatus(alertId);
  // react-query 4 and 5 name "under way" differently; what it is not, they name alike.
  const isBusy = !isIdle && !isSuccess && !isError;
  return (
    <EuiFlexGroup gutterSize="s" alignItems="center" responsive={false} wrap>
      {status === 'open' && (
        <EuiFlexItem grow={false}>
          <EuiButton size="s" isDisabled={isBusy} onClick={() => mutate({ status: 'acknowledged' })} data-test-subj="acknowledge">
            {i18n.translate('investigationGuides.alert.action.acknowledge', { defaultMessage: 'Acknowledge' })}
          </EuiButton>
        </EuiFlexItem>
      )}
      {status !== 'closed' && (
        <EuiFlexItem grow={false}>
          <EuiButtonEmpty size="s" isDisabled={isBusy} onClick={() => mutate({ status: 'closed' })} data-test-subj="close">
            {i18n.translate('investigationGuides.alert.action.close', { defaultMessage: 'Close' })}
          </EuiButtonEmpty>
        </EuiFlexItem>
      )}
      {status !== 'open' && (
        <EuiFlexItem grow={false}>
          <EuiButtonEmpty size="s" isDisabled={isBusy} onClick={() => mutate({ status: 'open' })} data-test-subj="reopen">
            {i18n.translate('investigationGuides.alert.action.reopen', { defaultMessage: 'Reopen' })}
          </EuiButtonEmpty>
        </EuiFlexItem>
      )}
      <EuiFlexItem grow={false}>
        <EuiButton size="s" fill iconType="filter" onClick={onFalsePositive} data-test-subj="mark-false-positive">
          {i18n.translate('investigationGuides.alert.action.falsePositive', { defaultMessage: 'Mark as false positive' })}
        </EuiButton>
      </EuiFlexItem>
    </EuiFlexGroup>
  );
}
