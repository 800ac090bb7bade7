/** The answer in one line, seen from afar; spoken too, once it has changed. */
import React from 'react';
import { EuiIcon, EuiPanel, EuiTitle, useEuiTheme } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { RuleEvaluation } from '../../../common/api';

type Verdict = Exclude<RuleEvaluation['verdict'], 'not_evaluable'>;

interface VerdictBannerProps {
  readonly verdict: Verdict;
  /** Of several documents: how many match, of how many. */
  readonly counted: { readonly matched: number; readonly of: number } | undefined;
  /** Several documents were looked at together. */
  readonly isTogether: boolean;
}

const LOOKS = {
  matched: { panel: 'success', icon: 'check' },
  part_of: { panel: 'primary', icon: 'partial' },
  not_matched: { panel: 'subdued', icon: 'cross' },
} as const satisfies Record<Verdict, { readonly panel: string; readonly icon: string }>;

export function VerdictBanner({ verdict, counted, isTogether }: VerdictBannerProps): React.ReactElement {
  const { euiTheme } = useEuiTheme();
  const { panel, icon } = LOOKS[verdict];
  const color = { matched: euiTheme.colors.successText, part_of: euiTheme.colors.primaryText, not_matched: euiTheme.colors.text }[verdict];
  return (
    <EuiPanel color={panel} hasShadow={false} paddingSize="s" role="status">
      <EuiTitle size="xs">
        <h2 style={{ alignItems: 'center', color, display: 'flex', gap: 8 }}>
          <EuiIcon type={icon} aria-hidden={true} />
          {counted === undefined ? verdictLabel(verdict, isTogether) : countedLabel(counted)}
        </h2>
      </EuiTitle>
    </EuiPanel>
  );
}

function verdictLabel(verdict: Verdict, isTogether: boolean): string {
  switch (verdict) {
    case 'matched':
      return i18n.translate('investigationGuides.evaluate.matched', { defaultMessage: 'Matches' });
    case 'part_of':
      return isTogether
        ? i18n.translate('investigationGuides.evaluate.fitsInPart', { defaultMessage: 'Fits in part only' })
        : i18n.translate('investigationGuides.evaluate.partOf', { defaultMessage: 'Could be a part' });
    case 'not_matched':
      return i18n.translate('investigationGuides.evaluate.notMatched', { defaultMessage: 'Does not match' });
  }
}

function countedLabel({ matched, of }: { readonly matched: number; readonly of: number }): string {
  if (matched === 0) {
    return i18n.translate('investigationGuides.evaluate.noneMatches', {
      defaultMessage: 'None of {of} documents matches',
      values: { of },
    });
  }
  return i18n.translate('investigationGuides.evaluate.someMatch', {
    defaultMessage: '{matched, plural, one {# of {of} documents matches} other {# of {of} documents match}}',
    values: { matched, of },
  });
}
