/** What can be done with the alert: its status, and a verdict on it. What may not be done says why, once. */
import React, { useState } from 'react';
import { EuiButton, EuiButtonEmpty, EuiFlexGroup, EuiFlexItem } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { AlertSummary } from '../../../../common/api';
import { ChevronDown } from '../../../shared/chevron';
import { usePermission, WhyNot, WithReason } from '../../../shared/permission';
import { useInvestigation } from '../use_alert';
import { VerdictModal } from '../verdict/verdict_modal';
import { verdictLabel } from '../verdict/verdict_words';
import { MenuButton } from './menu_button';
import { StatusActions } from './status_actions';

interface AlertActionsProps {
  readonly alert: Pick<AlertSummary, 'id' | 'status'>;
  readonly onFalsePositive: () => void;
}

export function AlertActions({ alert, onFalsePositive }: AlertActionsProps): React.ReactElement {
  const work = usePermission('work');
  const alerts = usePermission('alerts');
  const verdict = useInvestigation(alert.id).data?.verdict?.verdict;
  const isJudged = verdict === 'false_positive' || verdict === 'true_positive';
  return (
    <EuiFlexGroup gutterSize="s" alignItems="center" responsive={false} wrap>
      <StatusActions alertId={alert.id} status={alert.status} cannotChange={alerts.reason} />
      <EuiFlexItem grow={false}>
        <WithReason reason={work.reason}>
          <VerdictMenu alert={alert} isDisabled={!work.isAllowed} onFalsePositive={onFalsePositive} />
        </WithReason>
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <WithReason reason={work.reason}>
          <EuiButton
            size="s"
            fill={!isJudged}
            iconType="filter"
            isDisabled={!work.isAllowed}
            onClick={onFalsePositive}
            data-test-subj="mark-false-positive"
          >
            {i18n.translate('investigationGuides.alert.action.falsePositive', { defaultMessage: 'Mark as false positive' })}
          </EuiButton>
        </WithReason>
      </EuiFlexItem>
    </EuiFlexGroup>
  );
}

/** Below the facts, where a sentence has room; nothing for who may change the alert. */
export function WhyStatusStays(): React.ReactElement | null {
  const { reason } = usePermission('alerts');
  return reason === undefined ? null : <WhyNot reason={whyStatusStays(reason)} data-test-subj="status-why-not" />;
}

interface VerdictMenuProps {
  readonly alert: Pick<AlertSummary, 'id' | 'status'>;
  readonly isDisabled: boolean;
  readonly onFalsePositive: () => void;
}

function VerdictMenu({ alert, isDisabled, onFalsePositive }: VerdictMenuProps): React.ReactElement {
  const [judging, setJudging] = useState<'true_positive' | 'undecided' | undefined>(undefined);
  const label = i18n.translate('investigationGuides.alert.judge.title', { defaultMessage: 'Verdict' });
  return (
    <>
      <MenuButton
        id="verdict-menu"
        label={label}
        choices={[
          ...(['true_positive', 'undecided'] as const).map((verdict) => ({
            id: verdict,
            label: verdictLabel(verdict),
            onChoose: () => setJudging(verdict),
          })),
          { id: 'false_positive', label: verdictLabel('false_positive'), onChoose: onFalsePositive },
        ]}
        renderButton={(toggle) => (
          <EuiButtonEmpty size="s" iconType={ChevronDown} iconSide="right" isDisabled={isDisabled} onClick={toggle} data-test-subj="judge">
            {label}
          </EuiButtonEmpty>
        )}
      />
      {judging !== undefined && <VerdictModal alert={alert} verdict={judging} onClose={() => setJudging(undefined)} />}
    </>
  );
}

const whyStatusStays = (reason: string): string =>
  i18n.translate('investigationGuides.alert.status.cannotChange', {
    defaultMessage: 'Status and tags cannot be changed. {reason}',
    values: { reason },
  });
