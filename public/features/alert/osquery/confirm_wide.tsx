/** Asks before many hosts are given work. */
import React from 'react';
import { EuiConfirmModal, EuiSpacer, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { BeforeAsking } from './agents/before_asking';
import { useAgentNames } from './agents/use_agents';
import { targetAgents, type RunTarget } from './run_target';
import { targetText } from './target_words';

interface ConfirmWideProps {
  readonly target: RunTarget;
  /** Of queries. */
  readonly count: number;
  readonly onCancel: () => void;
  readonly onConfirm: () => void;
}

export function ConfirmWide({ target, count, onCancel, onConfirm }: ConfirmWideProps): React.ReactElement {
  const titleId = 'confirm-wide-title';
  const nameOf = useAgentNames(targetAgents(target));
  return (
    <EuiConfirmModal
      aria-labelledby={titleId}
      titleProps={{ id: titleId }}
      title={i18n.translate('investigationGuides.osquery.wide.title', {
        defaultMessage: 'Run {count, plural, one {# query} other {# queries}} on several hosts?',
        values: { count },
      })}
      cancelButtonText={i18n.translate('investigationGuides.osquery.wide.cancel', { defaultMessage: 'Do not run' })}
      confirmButtonText={i18n.translate('investigationGuides.osquery.wide.confirm', { defaultMessage: 'Run on all of them' })}
      defaultFocusedButton="cancel"
      onCancel={onCancel}
      onConfirm={onConfirm}
      data-test-subj="confirm-wide"
    >
      <EuiText size="s">
        <p title={targetAgents(target).join('\n')}>{targetText(target, nameOf)}.</p>
        <p>
          {i18n.translate('investigationGuides.osquery.wide.why', {
            defaultMessage: 'Each of them works on it, and whoever watches these hosts may see it.',
          })}
        </p>
      </EuiText>
      <EuiSpacer size="s" />
      <BeforeAsking ids={targetAgents(target)} />
    </EuiConfirmModal>
  );
}
