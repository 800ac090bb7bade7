/** What adding to a case has come to when not all of it could be done: each part with its outcome, and what is missing. */
import React from 'react';
import { EuiCallOut, EuiIcon, EuiSpacer, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { errorText } from '../../../shared/states';
import { VisibleText } from '../../../shared/visible_text';
import type { AttachReport, PartOutcome } from './attach_to_case';

export function AttachReportView({ report }: { readonly report: AttachReport }): React.ReactElement {
  return (
    <div data-test-subj="case-partial">
      <EuiCallOut
        color="danger"
        iconType="warning"
        title={
          report.known === undefined
            ? i18n.translate('investigationGuides.cases.report.nothing', { defaultMessage: 'Nothing was done' })
            : i18n.translate('investigationGuides.cases.report.partial', { defaultMessage: 'Only a part was done' })
        }
      >
        {report.known !== undefined && (
          <p>
            <VisibleText text={report.known.title} limit={160} />
          </p>
        )}
      </EuiCallOut>
      <EuiSpacer size="m" />
      <Part outcome={report.made} title={i18n.translate('investigationGuides.cases.report.made', { defaultMessage: 'Case made' })} />
      <Part outcome={report.alert} title={i18n.translate('investigationGuides.cases.report.alert', { defaultMessage: 'Alert attached' })} />
      <Part
        outcome={report.comment}
        title={i18n.translate('investigationGuides.cases.report.comment', { defaultMessage: 'Comment added' })}
      />
    </div>
  );
}

function Part({ outcome, title }: { readonly outcome: PartOutcome; readonly title: string }): React.ReactElement | null {
  if (outcome.kind === 'not_wanted') return null;
  return (
    <EuiText size="s" data-test-subj={`part-${outcome.kind}`}>
      <div style={{ display: 'flex', gap: 8, paddingBottom: 12 }}>
        <EuiIcon type={outcome.kind === 'done' ? 'check' : outcome.kind === 'failed' ? 'cross' : 'minus'} aria-hidden={true} />
        <div style={{ minWidth: 0 }}>
          <strong>{title}:</strong> {outcomeText(outcome)}
        </div>
      </div>
    </EuiText>
  );
}

function outcomeText(outcome: Exclude<PartOutcome, { readonly kind: 'not_wanted' }>): string {
  switch (outcome.kind) {
    case 'done':
      return i18n.translate('investigationGuides.cases.report.done', { defaultMessage: 'done' });
    case 'not_tried':
      return i18n.translate('investigationGuides.cases.report.notTried', { defaultMessage: 'not tried, because there is no case yet' });
    case 'failed':
      return i18n.translate('investigationGuides.cases.report.failed', {
        defaultMessage: 'not done. {why}',
        values: { why: errorText(outcome.error) },
      });
  }
}
