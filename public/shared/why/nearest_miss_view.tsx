/** What would have to be otherwise for the rule to match: the few conditions in the way, before all others. */
import React from 'react';
import { EuiPanel, EuiText, useEuiTheme } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { MissedCondition } from '../../../common/engine';
import type { MarkedCondition } from './condition_marks';
import { ObservedValues } from './observed_values';

interface NearestMissViewProps {
  readonly query: string;
  readonly missed: readonly MissedCondition[];
  readonly conditions: readonly MarkedCondition[];
}

export function NearestMissView({ query, missed, conditions }: NearestMissViewProps): React.ReactElement | null {
  const { euiTheme } = useEuiTheme();
  if (missed.length === 0) return null;
  return (
    <EuiPanel hasBorder hasShadow={false} paddingSize="s" data-test-subj="nearest-miss">
      <EuiText size="xs">
        <strong>{i18n.translate('investigationGuides.alert.miss.title', { defaultMessage: 'It would match if' })}</strong>
        <ul style={{ listStyle: 'none', margin: 0, paddingLeft: 0 }}>
          {missed.map(({ span, would }) => (
            <li key={span.start} style={{ margin: '4px 0' }}>
              {would === 'hold'
                ? i18n.translate('investigationGuides.alert.miss.hold', { defaultMessage: 'this held:' })
                : i18n.translate('investigationGuides.alert.miss.fail', { defaultMessage: 'this exclusion did not apply:' })}{' '}
              <span style={{ fontFamily: euiTheme.font.familyCode, overflowWrap: 'anywhere' }}>
                {query.slice(span.start, span.end).trim()}
              </span>
              {observed(conditions, span.start).map((field) => (
                <div key={field.name} style={{ color: euiTheme.colors.subduedText }}>
                  {field.name} = <ObservedValues values={field.values} omitted={field.omitted} />
                </div>
              ))}
            </li>
          ))}
        </ul>
      </EuiText>
    </EuiPanel>
  );
}

function observed(conditions: readonly MarkedCondition[], start: number): MarkedCondition['node']['fields'] {
  return conditions.find(({ node }) => node.span.start === start)?.node.fields ?? [];
}
