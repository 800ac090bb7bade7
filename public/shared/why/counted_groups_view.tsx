/** What a threshold rule counted, the largest groups first, against what it needs. */
import React from 'react';
import { EuiIcon, EuiText, useEuiTheme } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { SetEvaluation } from '../../../common/api';
import { Keys } from './finding_view';

export function CountedGroupsView({ groups = [], threshold }: Pick<SetEvaluation, 'groups' | 'threshold'>): React.ReactElement | null {
  const { euiTheme } = useEuiTheme();
  if (groups.length === 0 || threshold === undefined) return null;
  return (
    <EuiText size="xs" data-test-subj="counted-groups">
      <strong>{i18n.translate('investigationGuides.alert.set.counted', { defaultMessage: 'Counted here' })}</strong>
      <ul style={{ listStyle: 'none', margin: '4px 0 8px', paddingLeft: 0 }}>
        {groups.map(({ key, count, cardinality, is_reached: isReached }, index) => (
          <li key={index} style={{ display: 'flex', gap: 6, margin: '4px 0' }}>
            <EuiIcon
              type={isReached ? 'check' : 'cross'}
              color={isReached ? euiTheme.colors.successText : euiTheme.colors.dangerText}
              size="s"
              aria-label={
                isReached
                  ? i18n.translate('investigationGuides.alert.set.reached', { defaultMessage: 'Reached' })
                  : i18n.translate('investigationGuides.alert.set.notReached', { defaultMessage: 'Not reached' })
              }
            />
            <div style={{ minWidth: 0 }}>
              <div>
                {i18n.translate('investigationGuides.alert.set.countOf', {
                  defaultMessage: '{count, plural, one {# event} other {# events}}, at least {needed} needed',
                  values: { count, needed: threshold.count },
                })}
              </div>
              {cardinality.map(({ field, value }, place) => (
                <div key={field}>
                  {i18n.translate('investigationGuides.alert.set.differentOf', {
                    defaultMessage:
                      '{field}: {value, plural, one {# different value} other {# different values}}, at least {needed} needed',
                    values: { field, value, needed: threshold.cardinality[place]?.value ?? 0 },
                  })}
                </div>
              ))}
              <Keys fields={key} />
            </div>
          </li>
        ))}
      </ul>
    </EuiText>
  );
}
