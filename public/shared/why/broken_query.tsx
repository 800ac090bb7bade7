/** A rule's query that cannot be read: what is wrong, and where it stands in the text. */
import React from 'react';
import { EuiSpacer, useEuiTheme } from '@elastic/eui';
import type { RuleEvaluation } from '../../../common/api';
import { lineAndColumn } from './text_runs';
import { UnderlinedText } from './underlined_text';
import { i18n } from '@kbn/i18n';

interface BrokenQueryProps {
  readonly query: string;
  readonly why: NonNullable<RuleEvaluation['why']>;
}

export function BrokenQuery({ query, why: { message, span, further = [] } }: BrokenQueryProps): React.ReactElement {
  const { euiTheme } = useEuiTheme();
  const mistakes = [...(span === undefined ? [] : [{ message, span }]), ...further];
  return (
    <div data-test-subj="broken-query">
      <ul>
        {mistakes.map((mistake, index) => (
          <li key={index}>
            {i18n.translate('investigationGuides.alert.why.mistake', {
              defaultMessage: 'Line {line}, column {column}: {message}',
              values: { ...lineAndColumn(query, mistake.span.start), message: mistake.message },
            })}
          </li>
        ))}
      </ul>
      <EuiSpacer size="s" />
      <div style={{ fontFamily: euiTheme.font.familyCode, lineHeight: 1.6, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
        <UnderlinedText text={query} marks={mistakes.map((mistake) => mistake.span)} subject="broken-query-place" />
      </div>
    </div>
  );
}
