/** Files and entries that could not be loaded, and rules that were with a part that will not work: nothing is dropped without a word. */
import React, { type ReactElement } from 'react';
import { EuiAccordion, EuiCallOut, EuiSpacer, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { FormattedMessage } from '@kbn/i18n-react';
import type { RulesResponse } from '../../../common/api';
import { VisibleText } from '../../shared/visible_text';

type Problems = RulesResponse['problems'];

export function LoadProblems({ problems }: { readonly problems: Problems }): ReactElement {
  const missing = problems.filter(({ loaded }) => loaded !== true);
  const partial = problems.filter(({ loaded }) => loaded === true);
  return (
    <>
      <ProblemList
        id="ruleProblems"
        color="warning"
        problems={missing}
        title={i18n.translate('investigationGuides.rules.problems', {
          defaultMessage: '{count, plural, one {# thing} other {# things}} could not be loaded; the other rules are',
          values: { count: missing.length },
        })}
      />
      <ProblemList
        id="partialRules"
        color="primary"
        problems={partial}
        title={i18n.translate('investigationGuides.rules.partialRules', {
          defaultMessage: '{count, plural, one {# place} other {# places}} in loaded rules will not work; the rest of these rules does',
          values: { count: partial.length },
        })}
      />
    </>
  );
}

interface ProblemListProps {
  readonly id: string;
  readonly color: 'warning' | 'primary';
  readonly title: string;
  readonly problems: Problems;
}

function ProblemList({ id, color, title, problems }: ProblemListProps): ReactElement | null {
  if (problems.length === 0) return null;
  return (
    <>
      <EuiCallOut color={color} iconType="warning" size="s" title={title} data-test-subj={id}>
        <EuiAccordion
          id={id}
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
