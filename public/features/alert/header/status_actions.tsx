/** Acknowledge, close or reopen the alert. A plain close is one click; the reasons are beside it where the host keeps them. */
import React from 'react';
import { EuiButton, EuiButtonEmpty, EuiButtonIcon, EuiFlexItem } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { WorkflowStatus } from '../../../../common/api';
import { ChevronDown } from '../../../shared/chevron';
import { useHost } from '../../../shared/host_context';
import { WithReason } from '../../../shared/permission';
import { reasonLabel } from '../../../shared/status_badge';
import { useSetStatus } from '../use_alert';
import { CLOSING_REASONS } from '../verdict/closing_reasons';
import { MenuButton } from './menu_button';

interface StatusActionsProps {
  readonly alertId: string;
  readonly status: WorkflowStatus;
  /** Why the status cannot be changed; undefined when it can. */
  readonly cannotChange: string | undefined;
}

/** Items for the group of actions that the header shows. */
export function StatusActions({ alertId, status, cannotChange }: StatusActionsProps): React.ReactElement {
  const { keepsClosingReason } = useHost();
  const { mutate, isIdle, isSuccess, isError } = useSetStatus(alertId);
  // react-query 4 and 5 name "under way" differently; what it is not, they name alike.
  const isDisabled = (!isIdle && !isSuccess && !isError) || cannotChange !== undefined;
  const reasons = i18n.translate('investigationGuides.alert.action.closeWithReason', { defaultMessage: 'Close with a reason' });
  return (
    <>
      {status === 'open' && (
        <EuiFlexItem grow={false}>
          <WithReason reason={cannotChange}>
            <EuiButton size="s" isDisabled={isDisabled} onClick={() => mutate({ status: 'acknowledged' })} data-test-subj="acknowledge">
              {i18n.translate('investigationGuides.alert.action.acknowledge', { defaultMessage: 'Acknowledge' })}
            </EuiButton>
          </WithReason>
        </EuiFlexItem>
      )}
      {status !== 'closed' && (
        <EuiFlexItem grow={false}>
          <span style={{ display: 'inline-flex', alignItems: 'center' }}>
            <WithReason reason={cannotChange}>
              <EuiButtonEmpty size="s" isDisabled={isDisabled} onClick={() => mutate({ status: 'closed' })} data-test-subj="close">
                {i18n.translate('investigationGuides.alert.action.close', { defaultMessage: 'Close' })}
              </EuiButtonEmpty>
            </WithReason>
            {keepsClosingReason && cannotChange === undefined && (
              <MenuButton
                id="close-reason"
                label={reasons}
                choices={CLOSING_REASONS.map((reason) => ({
                  id: reason,
                  label: reasonLabel(reason),
                  onChoose: () => mutate({ status: 'closed', reason }),
                }))}
                renderButton={(toggle) => (
                  <EuiButtonIcon
                    iconType={ChevronDown}
                    size="s"
                    aria-label={reasons}
                    title={reasons}
                    isDisabled={isDisabled}
                    onClick={toggle}
                    data-test-subj="close-with-reason"
                  />
                )}
              />
            )}
          </span>
        </EuiFlexItem>
      )}
      {status !== 'open' && (
        <EuiFlexItem grow={false}>
          <WithReason reason={cannotChange}>
            <EuiButtonEmpty size="s" isDisabled={isDisabled} onClick={() => mutate({ status: 'open' })} data-test-subj="reopen">
              {i18n.translate('investigationGuides.alert.action.reopen', { defaultMessage: 'Reopen' })}
            </EuiButtonEmpty>
          </WithReason>
        </EuiFlexItem>
      )}
    </>
  );
}
