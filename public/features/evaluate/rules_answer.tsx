/** The answer about all rules: those that match the documents, and those that they could be a part of. */
import React from 'react';
import { EuiLink, EuiPanel, EuiSpacer, EuiText, EuiTitle, useEuiTheme } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { RuleEvaluation } from '../../../common/api';
import { VisibleText } from '../../shared/visible_text';

interface RulesAnswerProps {
  readonly evaluated: number;
  readonly results: readonly RuleEvaluation[];
  /** How many documents were sent. */
  readonly count: number;
  /** The rule is to be explained. */
  readonly onPick: (ruleId: string) => void;
}

export function RulesAnswer({ evaluated, results, count, onPick }: RulesAnswerProps): React.ReactElement {
  const matched = results.filter(({ verdict }) => verdict === 'matched');
  const parts = results.filter(({ verdict }) => verdict === 'part_of');
  const unknown = results.filter(({ verdict }) => verdict === 'not_evaluable').length;
  return (
    <div data-test-subj="rules-answer">
      <EuiPanel color={matched.length > 0 ? 'success' : 'subdued'} hasShadow={false} paddingSize="s" role="status">
        <EuiTitle size="xs">
          <h2>
            {i18n.translate('investigationGuides.evaluate.rulesMatch', {
              defaultMessage:
                '{matched, plural, =0 {None of {evaluated} rules matches} one {# of {evaluated} rules matches} other {# of {evaluated} rules match}}',
              values: { matched: matched.length, evaluated },
            })}
          </h2>
        </EuiTitle>
      </EuiPanel>
      <Rules
        title={i18n.translate('investigationGuides.evaluate.rulesMatched', { defaultMessage: 'Match' })}
        {...{ results: matched, count, onPick }}
      />
      <Rules
        title={i18n.translate('investigationGuides.evaluate.rulesPartOf', {
          defaultMessage: 'Rules on several events that this could be a part of',
        })}
        {...{ results: parts, count, onPick }}
      />
      {unknown > 0 && (
        <>
          <EuiSpacer size="m" />
          <EuiText size="xs" color="subdued">
            <p>
              {i18n.translate('investigationGuides.evaluate.rulesUnknown', {
                defaultMessage:
                  '{count, plural, one {# rule} other {# rules}} cannot be evaluated here. Choose one as a loaded rule to see why.',
                values: { count: unknown },
              })}
            </p>
          </EuiText>
        </>
      )}
    </div>
  );
}

interface RulesProps extends Pick<RulesAnswerProps, 'results' | 'count' | 'onPick'> {
  readonly title: string;
}

function Rules({ title, results, count, onPick }: RulesProps): React.ReactElement | null {
  const { euiTheme } = useEuiTheme();
  if (results.length === 0) return null;
  return (
    <>
      <EuiSpacer size="m" />
      <EuiTitle size="xxs">
        <h3>{title}</h3>
      </EuiTitle>
      <EuiText size="s">
        <ul>
          {results.map(({ rule, documents }) => (
            <li key={rule.id}>
              <EuiLink onClick={() => onPick(rule.id)} data-test-subj={`explain-${rule.rule_id}`}>
                <VisibleText text={rule.name} limit={200} />
              </EuiLink>
              {count > 1 && documents !== undefined && (
                <>
                  {' '}
                  <span style={{ color: euiTheme.colors.subduedText }}>
                    {i18n.translate('investigationGuides.evaluate.ofDocuments', {
                      defaultMessage: '{matched} of {count} documents',
                      values: { matched: documents.matched.length, count },
                    })}
                  </span>
                </>
              )}
            </li>
          ))}
        </ul>
      </EuiText>
    </>
  );
}
