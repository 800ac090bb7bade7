/** The sign of a condition's outcome: shape, colour and spoken text, so that none of them is needed alone. */
import React from 'react';
import { EuiIcon, useEuiTheme } from '@elastic/eui';
import type { Mark } from './condition_marks';
import { markLabel } from './condition_words';

const ICONS: Record<Mark, string> = {
  satisfied: 'check',
  not_satisfied: 'cross',
  alternative: 'minus',
  exclusion_not_applied: 'lockOpen',
  exclusion_part: 'partial',
  exclusion_applied: 'lock',
  unknown: 'help',
};

export function MarkIcon({ mark }: { readonly mark: Mark }): React.ReactElement {
  const color = useMarkColor()(mark);
  const label = markLabel(mark);
  return <EuiIcon type={ICONS[mark]} color={color} size="s" title={label} />;
}

/** Text colours: readable on the page in light and dark. */
export function useMarkColor(): (mark: Mark) => string {
  const { euiTheme } = useEuiTheme();
  const colors: Record<Mark, string> = {
    satisfied: euiTheme.colors.successText,
    not_satisfied: euiTheme.colors.dangerText,
    alternative: euiTheme.colors.subduedText,
    exclusion_not_applied: euiTheme.colors.primaryText,
    exclusion_part: euiTheme.colors.warningText,
    exclusion_applied: euiTheme.colors.dangerText,
    unknown: euiTheme.colors.warningText,
  };
  return (mark) => colors[mark];
}
