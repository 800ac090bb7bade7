/** What the alert says about the decision of its own rule: the new value, the indicators, the count. */
import React from 'react';
import { EuiBadge, EuiPanel, EuiText, useEuiTheme } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { RecordedDecision, SetEvaluation } from '../../../common/api';
import { VisibleText } from '../visible_text';
import { Keys } from './finding_view';

interface RecordedViewProps {
  readonly recorded: RecordedDecision;
  readonly set: SetEvaluation;
}

export function RecordedView({ recorded: { new_terms: terms, indicators, counted }, set }: RecordedViewProps): React.ReactElement {
  const { euiTheme } = useEuiTheme();
  return (
    <EuiPanel color="success" hasShadow={false} paddingSize="s" data-test-subj="recorded">
      <EuiText size="xs">
        {terms !== undefined && (
          <>
            <strong>{i18n.translate('investigationGuides.alert.recorded.newTerms', { defaultMessage: 'New when the rule ran' })}</strong>
            <Keys fields={set.fields.map((field, place) => ({ field, value: terms[place] ?? null }))} />
          </>
        )}
        {indicators !== undefined && (
          <>
            <strong>
              {i18n.translate('investigationGuides.alert.recorded.indicators', {
                defaultMessage: 'Values that indicators of threats have',
              })}
            </strong>
            <ul style={{ listStyle: 'none', margin: '4px 0 0', paddingLeft: 0 }}>
              {indicators.map(({ field, value, index, id, feed }, place) => (
                <li key={place} style={{ margin: '4px 0', overflowWrap: 'anywhere' }}>
                  <Keys fields={[{ field, value }]} />
                  <span style={{ color: euiTheme.colors.subduedText }}>
                    {feed !== undefined && <EuiBadge color="hollow">{feed}</EuiBadge>} <VisibleText text={`${index} ${id}`} limit={160} />
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
        {counted !== undefined && (
          <>
            <strong>
              {i18n.translate('investigationGuides.alert.recorded.counted', {
                defaultMessage: 'Counted when the rule ran: {count, plural, one {# event} other {# events}}',
                values: { count: counted.count },
              })}
            </strong>
            <Keys fields={[...counted.key, ...counted.cardinality.map(({ field, value }) => ({ field, value: differentText(value) }))]} />
          </>
        )}
      </EuiText>
    </EuiPanel>
  );
}

function differentText(count: number): string {
  return i18n.translate('investigationGuides.alert.recorded.different', {
    defaultMessage: '{count, plural, one {# value} other {# different values}}',
    values: { count },
  });
}
