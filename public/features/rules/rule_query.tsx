/** The query of a rule as it is stored, to read and to copy. */
import React, { type ReactElement } from 'react';
import { EuiCodeBlock, EuiText } from '@elastic/eui';
import { FormattedMessage } from '@kbn/i18n-react';
import type { RuleResponse } from '../../../common/api';

export function RuleQuery({ rule }: Pick<RuleResponse, 'rule'>): ReactElement {
  if (rule.query.trim() === '') {
    return (
      <EuiText size="s" color="subdued">
        <FormattedMessage id="investigationGuides.rule.noQuery" defaultMessage="Rules of this type have no query." />
      </EuiText>
    );
  }
  return (
    <EuiCodeBlock
      language={rule.language === 'eql' ? 'eql' : 'text'}
      fontSize="m"
      paddingSize="m"
      isCopyable
      overflowHeight={420}
      data-test-subj="ruleQuery"
    >
      {rule.query}
    </EuiCodeBlock>
  );
}
