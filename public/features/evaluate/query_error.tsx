/** A query with a mistake: the text as it was written, the place underlined, and what is wrong with it. */
import React from 'react';
import { EuiCallOut, EuiSpacer, useEuiTheme } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { Span } from '../../../common/engine';

interface QueryErrorProps {
  readonly query: string;
  readonly message: string;
  readonly span: Span | undefined;
}

export function QueryError({ query, message, span }: QueryErrorProps): React.ReactElement {
  const { euiTheme } = useEuiTheme();
  const color = euiTheme.colors.danger;
  // At the end of the text there is nothing to underline: a blank stands for it.
  const place = span === undefined ? '' : query.slice(span.start, Math.max(span.end, span.start + 1)) || '\u00a0';
  return (
    <EuiCallOut
      size="s"
      color="danger"
      iconType="warning"
      data-test-subj="query-error"
      title={i18n.translate('investigationGuides.evaluate.queryError', { defaultMessage: 'The query has a mistake' })}
    >
      <p>{message}</p>
      {span !== undefined && (
        <>
          <EuiSpacer size="xs" />
          <div style={{ fontFamily: euiTheme.font.familyCode, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {query.slice(0, span.start)}
            <span
              data-test-subj="query-error-place"
              style={{ textDecoration: `underline wavy ${color}`, color: euiTheme.colors.dangerText }}
            >
              {place}
            </span>
            {query.slice(span.start + place.length)}
          </div>
        </>
      )}
    </EuiCallOut>
  );
}
