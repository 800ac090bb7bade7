/** One condition: what the rule asks, what the event has, the result, and why. */
import React from 'react';
import { EuiPanel, EuiText, useEuiTheme } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { MarkedCondition } from './condition_marks';
import { limitText, markLabel, whyText } from './condition_words';
import { MarkIcon, useMarkColor } from './mark_icon';
import { ObservedValues } from './observed_values';

export function ConditionDetail({ condition }: { readonly condition: MarkedCondition }): React.ReactElement {
  const { euiTheme } = useEuiTheme();
  const color = useMarkColor()(condition.mark);
  return (
    <EuiPanel hasBorder hasShadow={false} paddingSize="s" data-test-subj="condition-detail" aria-live="polite">
      <EuiText size="xs">
        <div style={{ fontFamily: euiTheme.font.familyCode, overflowWrap: 'anywhere' }}>{condition.text}</div>
        <div style={{ color }}>
          <MarkIcon mark={condition.mark} /> <strong>{markLabel(condition.mark)}.</strong> {whyText(condition)}
        </div>
        {condition.node.limits?.map((limit) => (
          <div key={limit} style={{ color: euiTheme.colors.warningText }} data-test-subj="condition-limit">
            {limitText(limit)}
          </div>
        ))}
        {condition.node.fields.map((field) => (
          <div key={field.name}>
            {i18n.translate('investigationGuides.alert.why.actual', {
              defaultMessage: 'In the event, {field}:',
              values: { field: field.name },
            })}{' '}
            <ObservedValues values={field.values} omitted={field.omitted} />
          </div>
        ))}
      </EuiText>
    </EuiPanel>
  );
}
