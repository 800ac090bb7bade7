/** How the last execution of a rule went: when, and what it had to say. */
import React, { type ReactElement } from 'react';
import { EuiHealth, EuiText, EuiToolTip } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { FormattedMessage } from '@kbn/i18n-react';
import type { RuleExecution } from '../../../common/api';
import { formatTime } from '../../shared/time';
import { executionMessage } from './execution_message';

export function LastExecution({ execution }: { readonly execution: RuleExecution | undefined }): ReactElement {
  if (execution === undefined) {
    return (
      <EuiText size="s" color="subdued">
        <FormattedMessage id="investigationGuides.rules.neverRun" defaultMessage="Not run yet" />
      </EuiText>
    );
  }
  const content = execution.messages.map((message, index) => <p key={index}>{executionMessage(message)}</p>);
  const shown = (
    <span tabIndex={content.length === 0 ? undefined : 0}>
      <ExecutionStatus status={execution.status} />
      <EuiText size="xs" color="subdued">
        {formatTime(execution.at)}
      </EuiText>
    </span>
  );
  return content.length === 0 ? shown : <EuiToolTip content={<>{content}</>}>{shown}</EuiToolTip>;
}

export function ExecutionStatus({ status }: Pick<RuleExecution, 'status'>): ReactElement {
  const colors: Record<RuleExecution['status'], string> = { succeeded: 'success', warning: 'warning', failed: 'danger' };
  return (
    <EuiHealth color={colors[status]} textSize="inherit">
      {executionStatusText(status)}
    </EuiHealth>
  );
}

function executionStatusText(status: RuleExecution['status']): string {
  switch (status) {
    case 'succeeded':
      return i18n.translate('investigationGuides.rules.execution.succeeded', { defaultMessage: 'Succeeded' });
    case 'warning':
      return i18n.translate('investigationGuides.rules.execution.warning', { defaultMessage: 'With warnings' });
    case 'failed':
      return i18n.translate('investigationGuides.rules.execution.failed', { defaultMessage: 'Failed' });
  }
}
