/** The end of the panel: apply or leave; and, once applied, what was done and what is left to do. */
import React from 'react';
import { EuiButton, EuiButtonEmpty, EuiFlexGroup, EuiFlexItem, EuiFlyoutBody, EuiFlyoutFooter } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { isComplete, type ApplyPlan, type ApplyReport } from '../verdict/apply';
import { ApplyReportView } from '../verdict/apply_report_view';

interface FooterProps {
  readonly isReady: boolean;
  readonly isExceptionWritten: boolean;
  readonly isApplying: boolean;
  readonly onCancel: () => void;
  readonly onApply: () => void;
}

export function ApplyFooter({ isReady, isExceptionWritten, isApplying, onCancel, onApply }: FooterProps): React.ReactElement {
  return (
    <EuiFlyoutFooter>
      <EuiFlexGroup justifyContent="spaceBetween" responsive={false}>
        <EuiFlexItem grow={false}>
          <EuiButtonEmpty onClick={onCancel} flush="left">
            {i18n.translate('investigationGuides.alert.falsePositive.cancel', { defaultMessage: 'Cancel' })}
          </EuiButtonEmpty>
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <EuiButton fill isDisabled={!isReady} isLoading={isApplying} onClick={onApply} data-test-subj="apply-false-positive">
            {isExceptionWritten
              ? i18n.translate('investigationGuides.alert.falsePositive.apply', { defaultMessage: 'Write exception' })
              : i18n.translate('investigationGuides.alert.falsePositive.applyVerdict', { defaultMessage: 'Record verdict' })}
          </EuiButton>
        </EuiFlexItem>
      </EuiFlexGroup>
    </EuiFlyoutFooter>
  );
}

interface OutcomeProps {
  readonly report: ApplyReport;
  readonly plan: ApplyPlan;
  readonly isRuleGone: boolean;
  readonly isApplying: boolean;
  readonly onRetry: () => void;
  readonly onClose: () => void;
}

export function ApplyOutcome({ report, plan, isRuleGone, isApplying, onRetry, onClose }: OutcomeProps): React.ReactElement {
  return (
    <>
      <EuiFlyoutBody>
        <ApplyReportView report={report} plan={plan} isRuleGone={isRuleGone} />
      </EuiFlyoutBody>
      <EuiFlyoutFooter>
        <EuiFlexGroup justifyContent="flexEnd" responsive={false} gutterSize="s">
          {!isComplete(report) && (
            <EuiFlexItem grow={false}>
              <EuiButton fill color="warning" isLoading={isApplying} onClick={onRetry} data-test-subj="retry-false-positive">
                {i18n.translate('investigationGuides.alert.falsePositive.retry', { defaultMessage: 'Do what is left' })}
              </EuiButton>
            </EuiFlexItem>
          )}
          <EuiFlexItem grow={false}>
            <EuiButton fill={isComplete(report)} onClick={onClose}>
              {i18n.translate('investigationGuides.alert.falsePositive.backToAlert', { defaultMessage: 'Back to the alert' })}
            </EuiButton>
          </EuiFlexItem>
        </EuiFlexGroup>
      </EuiFlyoutFooter>
    </>
  );
}
