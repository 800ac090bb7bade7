/** An alert's workflow status; a closed one says why it was closed. */
import React, { type ReactElement } from 'react';
import { EuiBadge } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { WorkflowStatus } from '../../common/api';

interface StatusBadgeProps {
  readonly status: WorkflowStatus;
  /** `kibana.alert.workflow_reason` of a closed alert. */
  readonly reason?: string | undefined;
}

export function StatusBadge({ status, reason }: StatusBadgeProps): ReactElement {
  const colors: Record<WorkflowStatus, string> = { open: 'primary', acknowledged: 'warning', closed: 'hollow' };
  const text = status === 'closed' && reason !== undefined ? closedBecause(reason) : statusLabel(status);
  return (
    <EuiBadge color={colors[status]} title={text} data-test-subj={`status-${status}`}>
      {text}
    </EuiBadge>
  );
}

export function statusLabel(status: WorkflowStatus): string {
  const labels: Record<WorkflowStatus, () => string> = {
    open: () => i18n.translate('investigationGuides.status.open', { defaultMessage: 'Open' }),
    acknowledged: () => i18n.translate('investigationGuides.status.acknowledged', { defaultMessage: 'Acknowledged' }),
    closed: () => i18n.translate('investigationGuides.status.closed', { defaultMessage: 'Closed' }),
  };
  return labels[status]();
}

/** The words of a closing reason; a custom one (Kibana 9.4 and later) is shown as it is. */
export function reasonLabel(reason: string): string {
  switch (reason) {
    case 'false_positive':
      return i18n.translate('investigationGuides.status.reason.falsePositive', { defaultMessage: 'False positive' });
    case 'duplicate':
      return i18n.translate('investigationGuides.status.reason.duplicate', { defaultMessage: 'Duplicate' });
    case 'true_positive':
      return i18n.translate('investigationGuides.status.reason.truePositive', { defaultMessage: 'True positive' });
    case 'benign_positive':
      return i18n.translate('investigationGuides.status.reason.benignPositive', { defaultMessage: 'Benign positive' });
    case 'automated_closure':
      return i18n.translate('investigationGuides.status.reason.automatedClosure', { defaultMessage: 'Automated closure' });
    case 'other':
      return i18n.translate('investigationGuides.status.reason.other', { defaultMessage: 'Other' });
    default:
      return reason;
  }
}

const closedBecause = (reason: string): string =>
  i18n.translate('investigationGuides.status.closedBecause', {
    defaultMessage: 'Closed: {reason}',
    values: { reason: reasonLabel(reason) },
  });
