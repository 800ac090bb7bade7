/** What the linter says of the rule, for those who write rules: closed until it is asked for, because analysts have other work to do here. */
import React, { type ReactElement } from 'react';
import { EuiAccordion, EuiBadge, EuiFlexGroup, EuiFlexItem, EuiPanel, EuiSpacer, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { FormattedMessage } from '@kbn/i18n-react';
import type { RuleFinding, RuleResponse } from '../../../../common/api';
import type { LintSeverity } from '../../../../common/linting/codes';
import { FindingRow, type FindingTarget } from './finding_row';
import { severityText } from './finding_words';
import { severityColors } from './severity_colors';
import { leftOutText, uncheckedText } from './unchecked_words';

interface RuleFindingsProps {
  readonly linted: RuleResponse['linted'];
  /** Leads to the place that a finding is about. */
  readonly onShow: (target: FindingTarget) => void;
}

export function RuleFindings({ linted, onShow }: RuleFindingsProps): ReactElement {
  const { findings, findings_left_out: leftOut, unchecked } = linted;
  return (
    <EuiPanel hasBorder hasShadow={false} paddingSize="m" data-test-subj="ruleFindings">
      {findings.length === 0 ? (
        <EuiText size="s" color="subdued">
          <FormattedMessage id="investigationGuides.rule.findings.none" defaultMessage="Nothing was found." />
        </EuiText>
      ) : (
        <EuiAccordion id="ruleFindings" buttonContent={<Summary findings={findings} />} paddingSize="none">
          <EuiSpacer size="s" />
          <EuiText size="xs" color="subdued">
            <p>
              <FormattedMessage
                id="investigationGuides.rule.findings.forAuthors"
                defaultMessage="For those who write the rule. The command ig lint says the same of rules in files, and can write the corrections into them."
              />
            </p>
          </EuiText>
          {findings.map((finding, index) => (
            <FindingRow key={index} finding={finding} onShow={onShow} />
          ))}
          {leftOut > 0 && <QuietLine text={leftOutText(leftOut)} />}
        </EuiAccordion>
      )}
      {unchecked.map((part) => (
        <QuietLine key={part.part} text={uncheckedText(part)} subject="ruleUnchecked" />
      ))}
    </EuiPanel>
  );
}

function QuietLine({ text, subject }: { readonly text: string; readonly subject?: string }): ReactElement {
  return (
    <EuiText size="xs" color="subdued" data-test-subj={subject}>
      <EuiSpacer size="s" />
      {text}
    </EuiText>
  );
}

const severities: readonly LintSeverity[] = ['error', 'warning', 'note'];

function Summary({ findings }: { readonly findings: readonly RuleFinding[] }): ReactElement {
  return (
    <EuiFlexGroup gutterSize="s" alignItems="center" responsive={false} wrap>
      <EuiFlexItem grow={false}>
        <EuiText size="s">
          {i18n.translate('investigationGuides.rule.findings.count', {
            defaultMessage: '{count, plural, one {# finding} other {# findings}}',
            values: { count: findings.length },
          })}
        </EuiText>
      </EuiFlexItem>
      {severities.map((severity) => {
        const count = findings.filter((finding) => finding.severity === severity).length;
        return count === 0 ? null : (
          <EuiFlexItem grow={false} key={severity}>
            <EuiBadge color={severityColors[severity]}>
              {severityText(severity)} {count}
            </EuiBadge>
          </EuiFlexItem>
        );
      })}
    </EuiFlexGroup>
  );
}
