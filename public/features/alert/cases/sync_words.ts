/** What a case that syncs does with the alerts that come into it, in words. */
import { i18n } from '@kbn/i18n';
import type { CaseStatus, WorkflowStatus } from '../../../../common/api';
import { statusLabel } from '../../../shared/status_badge';

export function statusAfter(status: CaseStatus): WorkflowStatus {
  const after: Readonly<Record<CaseStatus, WorkflowStatus>> = { open: 'open', 'in-progress': 'acknowledged', closed: 'closed' };
  return after[status];
}

export const syncText = (status: CaseStatus): string =>
  i18n.translate('investigationGuides.cases.syncs', {
    defaultMessage: 'This case gives its status to its alerts. When it is added, this alert becomes: {status}.',
    values: { status: statusLabel(statusAfter(status)) },
  });
