/** What judging the alert did, part by part: done, failed and why, or not tried. */
import React from 'react';
import { EuiCallOut, EuiIcon, EuiSpacer, EuiText, useEuiTheme } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { errorText } from '../../../shared/states';
import { reasonLabel } from '../../../shared/status_badge';
import { VisibleText } from '../../../shared/visible_text';
import { entryText } from '../false_positive/entry_words';
import { isComplete, type ApplyPlan, type ApplyReport, type PartOutcome } from './apply';
import { doneTitle } from './verdict_words';

interface ApplyReportViewProps {
  readonly report: ApplyReport;
  readonly plan: ApplyPlan;
  /** The rule of the alert is not installed any more. */
  readonly isRuleGone?: boolean;
}

export function ApplyReportView({ report, plan, isRuleGone = false }: ApplyReportViewProps): React.ReactElement {
  const complete = isComplete(report);
  return (
    <div data-test-subj={complete ? 'apply-complete' : 'apply-partial'}>
      <EuiCallOut
        color={complete ? 'success' : 'danger'}
        iconType={complete ? 'check' : 'warning'}
        title={
          complete
            ? doneTitle(plan.verdict)
            : i18n.translate('investigationGuides.alert.report.partial', { defaultMessage: 'Only a part was done' })
        }
      />
      <EuiSpacer size="m" />
      {plan.exception !== undefined && (
        <Part
          outcome={report.exception}
          title={i18n.translate('investigationGuides.alert.report.exception', { defaultMessage: 'Exception written to the rule' })}
        >
          {plan.exception.entries.map((entry, index) => (
            <div key={index}>
              <VisibleText text={entryText(entry)} limit={300} />
            </div>
          ))}
        </Part>
      )}
      <Part outcome={report.close} title={closedTitle(plan)} />
      <Part
        outcome={report.verdict}
        title={i18n.translate('investigationGuides.alert.report.verdict', { defaultMessage: 'Verdict stored with the alert' })}
      />
      {plan.exception === undefined && plan.verdict === 'false_positive' && (
        <EuiText size="s" color="subdued" data-test-subj="no-exception">
          {isRuleGone
            ? i18n.translate('investigationGuides.alert.report.noRule', {
                defaultMessage: 'No exception was written: the rule is not installed any more.',
              })
            : i18n.translate('investigationGuides.alert.report.noException', {
                defaultMessage: 'No exception was written: an event like this one will alert again.',
              })}
        </EuiText>
      )}
    </div>
  );
}

/** Claims a reason only where one was given: Kibana before 9.2 keeps none. */
function closedTitle({ closeIds, closeReason }: ApplyPlan): string {
  const count = closeIds.length;
  if (count === 0) return i18n.translate('investigationGuides.alert.report.closeNone', { defaultMessage: 'Alerts closed' });
  return closeReason === undefined
    ? i18n.translate('investigationGuides.alert.report.closed', {
        defaultMessage: '{count, plural, one {# alert} other {# alerts}} closed',
        values: { count },
      })
    : i18n.translate('investigationGuides.alert.report.closedBecause', {
        defaultMessage: '{count, plural, one {# alert} other {# alerts}} closed with the reason “{reason}”',
        values: { count, reason: reasonLabel(closeReason) },
      });
}

interface PartProps {
  readonly outcome: PartOutcome;
  readonly title: string;
  readonly children?: React.ReactNode;
}

function Part({ outcome, title, children }: PartProps): React.ReactElement {
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
        <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
          <strong>{title}</strong> <span style={{ color: signs[outcome.kind].color }}>{outcomeLabel(outcome)}</span>
          {outcome.kind === 'failed' && <div>{errorText(outcome.error)}</div>}
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
