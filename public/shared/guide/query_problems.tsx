/** Why a query cannot be filled in for this alert: one picture for each status, with the field and what to do. */
import React from 'react';
import { EuiCallOut, EuiSpacer } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { Resolution, ResolutionStatus } from '../../../common/osquery/resolution';
import { problemsOfQuery } from './query_pieces';
import { resolutionProblemText, resolutionStatusLabel } from './words';

const PICTURES: Record<Exclude<ResolutionStatus, 'resolved'>, { readonly color: 'warning' | 'danger'; readonly icon: string }> = {
  missing: { color: 'warning', icon: 'help' },
  empty: { color: 'warning', icon: 'minus' },
  not_a_value: { color: 'warning', icon: 'nested' },
  unsafe: { color: 'danger', icon: 'lock' },
  invalid: { color: 'danger', icon: 'bug' },
};

interface QueryProblemsProps {
  readonly resolution: Resolution;
  /** Without an alert every value is missing, which is no problem of the query: only its own are told. */
  readonly hasAlert: boolean;
}

export function QueryProblems({ resolution, hasAlert }: QueryProblemsProps): React.ReactElement | null {
  const told = hasAlert ? resolution.problems : problemsOfQuery(resolution);
  const texts = [...new Set(told.map(resolutionProblemText))];
  if (!hasAlert && texts.length === 0) return null;
  if (resolution.status === 'resolved') return texts.length === 0 ? null : <Note texts={texts} />;
  const { color, icon } = PICTURES[resolution.status];
  const title = i18n.translate('investigationGuides.guide.query.notRunnable', {
    defaultMessage: '{status}: not run',
    values: { status: resolutionStatusLabel(resolution.status) },
  });
  return (
    <>
      <EuiSpacer size="s" />
      <EuiCallOut size="s" color={color} iconType={icon} title={title} data-test-subj={`query-${resolution.status}`}>
        {texts.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </EuiCallOut>
    </>
  );
}

function Note({ texts }: { readonly texts: readonly string[] }): React.ReactElement {
  return (
    <>
      <EuiSpacer size="s" />
      <EuiCallOut size="s" color="primary" iconType="flag" title={texts[0]}>
        {texts.slice(1).map((text) => (
          <p key={text}>{text}</p>
        ))}
      </EuiCallOut>
    </>
  );
}
