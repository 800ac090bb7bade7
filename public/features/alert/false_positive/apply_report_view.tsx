/** What marking the alert did, part by part: done, failed and why, or not tried. */
import React from 'react';
import { EuiCallOut, EuiIcon, EuiSpacer, EuiText, useEuiTheme } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { HttpError } from '../../../shared/host';
import { errorText } from '../../../shared/states';
import { VisibleText } from '../../../shared/visible_text';
import { isComplete, type ApplyPlan, type ApplyReport, type PartOutcome } from './apply';
import { entryText } from './entry_words';

export function ApplyReportView({ report, plan }: { readonly report: ApplyReport; readonly plan: ApplyPlan }): React.ReactElement {
  const complete = isComplete(report);
  return (
    <div data-test-subj={complete ? 'apply-complete' : 'apply-partial'}>
      <EuiCallOut
        color={complete ? 'success' : 'danger'}
        iconType={complete ? 'check' : 'warning'}
        title={
          complete
            ? i18n.translate('investigationGuides.alert.report.complete', { defaultMessage: 'Marked as false positive' })
            : i18n.translate('investigationGuides.alert.report.partial', { defaultMessage: 'Only a part was done' })
        }
      />
      <EuiSpacer size="m" />
      <Part
        outcome={report.exception}
        privilege={i18n.translate('investigationGuides.alert.report.exceptionPrivilege', { defaultMessage: 'rules and exceptions: all' })}
        title={i18n.translate('investigationGuides.alert.report.exception', { defaultMessage: 'Exception written to the rule' })}
      >
        {plan.entries.map((entry, index) => (
          <div key={index}>
            <VisibleText text={entryText(entry)} limit={300} />
          </div>
        ))}
      </Part>
      <Part
        outcome={report.close}
        privilege={i18n.translate('investigationGuides.alert.report.closePrivilege', { defaultMessage: 'alerts: all' })}
        title={i18n.translate('investigationGuides.alert.report.close', {
          defaultMessage: '{count, plural, one {# alert} other {# alerts}} closed with the reason “false positive”',
          values: { count: plan.closeIds.length },
        })}
      />
      <Part
        outcome={report.verdict}
        privilege={i18n.translate('investigationGuides.alert.report.verdictPrivilege', { defaultMessage: 'work investigations' })}
        title={i18n.translate('investigationGuides.alert.report.verdict', { defaultMessage: 'Verdict stored with the alert' })}
      />
    </div>
  );
}

interface PartProps {
  readonly outcome: PartOutcome;
  readonly title: string;
  /** The right that is missing when the answer is 403. */
  readonly privilege: string;
  readonly children?: React.ReactNode;
}

function Part({ outcome, title, privilege, children }: PartProps): React.ReactElement {
  const { euiTheme } = useEuiTheme();
  const signs: Record<PartOutcome['kind'], { readonly icon: string; readonly color: string }> = {
    done: { icon: 'check', color: euiTheme.colors.successText },
    failed: { icon: 'cross', color: euiTheme.colors.dangerText },
    not_tried: { icon: 'minus', color: euiTheme.colors.subduedText },
    not_wanted: { icon: 'minus', color: euiTheme.colors.subduedText },
  };
  return (
    <EuiText size="s" data-test-subj={`part-${outcome.kind}`}>
      <div style={{ display: 'flex', gap: 8, paddingBottom: 12 }}>
        <EuiIcon type={signs[outcome.kind].icon} color={signs[outcome.kind].color} title={outcomeLabel(outcome)} />
        <div style={{ minWidth: 0 }}>
          <strong>{title}</strong> <span style={{ color: signs[outcome.kind].color }}>{outcomeLabel(outcome)}</span>
          {outcome.kind === 'failed' && <div>{failureText(outcome.error, privilege)}</div>}
          {children}
        </div>
      </div>
    </EuiText>
  );
}

function outcomeLabel({ kind }: PartOutcome): string {
  const labels: Record<PartOutcome['kind'], () => string> = {
    done: () => i18n.translate('investigationGuides.alert.report.done', { defaultMessage: 'done' }),
    failed: () => i18n.translate('investigationGuides.alert.report.failed', { defaultMessage: 'not done' }),
    not_tried: () =>
      i18n.translate('investigationGuides.alert.report.notTried', { defaultMessage: 'not tried, because the exception is not there' }),
    not_wanted: () => i18n.translate('investigationGuides.alert.report.notWanted', { defaultMessage: 'left as it is' }),
  };
  return labels[kind]();
}

function failureText(error: unknown, privilege: string): string {
  if (!(error instanceof HttpError) || error.statusCode !== 403) return errorText(error);
  return i18n.translate('investigationGuides.alert.report.forbidden', {
    defaultMessage: 'Your role lacks the privilege ({privilege}). {message}',
    values: { privilege, message: error.message },
  });
}
