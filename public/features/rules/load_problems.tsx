/** Files and entries that could not be loaded: nothing is dropped without a word. */
import React, { type ReactElement } from 'react';
import { EuiAccordion, EuiCallOut, EuiSpacer, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { FormattedMessage } from '@kbn/i18n-react';
import type { RulesResponse } from '../../../common/api';
import { VisibleText } from '../../shared/visible_text';

export function LoadProblems({ problems }: Pick<RulesResponse, 'problems'>): ReactElement | null {
  if (problems.length === 0) return null;
  return (
    <>
      <EuiCallOut
        color="warning"
        iconType="warning"
        size="s"
        title={i18n.translate('investigationGuides.rules.problems', {
          defaultMessage: '{count, plural, one {# rule} other {# rules}} could not be loaded; the others are',
          values: { count: problems.length },
        })}
        data-test-subj="ruleProblems"
      >
        <EuiAccordion
          id="ruleProblems"
          initialIsOpen={problems.length <= 3}
          buttonContent={<FormattedMessage id="investigationGuides.rules.problemsShow" defaultMessage="Where and why" />}
        >
          <EuiText size="s">
            <ul>
              {problems.map(({ source, message }, index) => (
                <li key={index}>
                  <code>
                    <VisibleText text={source} />
                  </code>{' '}
                  <VisibleText text={message} />
                </li>
              ))}
            </ul>
          </EuiText>
        </EuiAccordion>
      </EuiCallOut>
      <EuiSpacer size="m" />
    </>
  );
}
