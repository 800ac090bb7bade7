/** The filters beside the query: they have no place in its text, and count like its conditions. */
import React from 'react';
import { EuiText, useEuiTheme } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { RuleExplanation } from '../../../common/detection';
import { VisibleText } from '../visible_text';
import { filterText } from './filter_words';
import { MarkIcon } from './mark_icon';

export function FilterList({ filters }: Pick<RuleExplanation, 'filters'>): React.ReactElement | null {
  const { euiTheme } = useEuiTheme();
  if (filters.length === 0) return null;
  return (
    <EuiText size="xs" data-test-subj="filters">
      <strong>
        {i18n.translate('investigationGuides.alert.why.filters', { defaultMessage: 'Filters beside the query, all of which have to hold' })}
      </strong>
      <ul style={{ listStyle: 'none', margin: '2px 0 8px 5px', paddingLeft: 10, borderLeft: `1px solid ${euiTheme.colors.lightShade}` }}>
        {filters.map(({ filter, outcome }, index) => (
          <li key={index} style={{ display: 'flex', gap: 6, margin: '2px 0' }}>
            <span style={{ flex: 'none' }}>
              <MarkIcon mark={outcome === 'true' ? 'satisfied' : 'not_satisfied'} />
            </span>
            <span style={{ fontFamily: euiTheme.font.familyCode, minWidth: 0, overflowWrap: 'anywhere' }}>
              <VisibleText text={filterText(filter)} limit={300} />
            </span>
          </li>
        ))}
      </ul>
    </EuiText>
  );
}
