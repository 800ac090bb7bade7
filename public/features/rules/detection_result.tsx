/** What a run of the rules did, in numbers, with its warnings; or why it failed. */
import React, { type ReactElement } from 'react';
import { EuiButton, EuiCallOut, EuiFlexGroup, EuiFlexItem, EuiLink, EuiSpacer, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { FormattedMessage } from '@kbn/i18n-react';
import type { DetectionRunResponse, RuleSummary } from '../../../common/api';
import { ALERTS_PAGE, ruleHref, useLink } from '../../shared/links';
import { errorText } from '../../shared/states';
import { executionMessage } from './execution_message';

interface DetectionResultProps {
  readonly result: DetectionRunResponse | undefined;
  readonly error: unknown;
  /** To name the rules of the warnings. */
  readonly rules: readonly RuleSummary[];
  readonly onClose: () => void;
  readonly onRetry: () => void;
}

export function DetectionResult({ result, error, rules, onClose, onRetry }: DetectionResultProps): ReactElement | null {
  const callOut =
    result !== undefined ? (
      <Done result={result} rules={rules} onClose={onClose} />
    ) : isError(error) ? (
      <NotDone error={error} onRetry={onRetry} />
    ) : null;
  if (callOut === null) return null;
  return (
    <div role="status" data-test-subj="detectionResult">
      {callOut}
      <EuiSpacer size="m" />
    </div>
  );
}

const isError = (error: unknown): boolean => error !== null && error !== undefined;

function NotDone({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }): ReactElement {
  return (
    <EuiCallOut
      color="danger"
      iconType="warning"
      title={i18n.translate('investigationGuides.rules.runFailed', { defaultMessage: 'The rules could not be run' })}
    >
      <p>{errorText(error)}</p>
      <EuiButton size="s" color="danger" iconType="refresh" onClick={onRetry}>
        <FormattedMessage id="investigationGuides.rules.runAgain" defaultMessage="Try again" />
      </EuiButton>
    </EuiCallOut>
  );
}

function Done({
  result,
  rules,
  onClose,
}: Pick<DetectionResultProps, 'rules' | 'onClose'> & { readonly result: DetectionRunResponse }): ReactElement {
  const link = useLink();
  const hasWarnings = result.warnings.length > 0;
  return (
    <EuiCallOut
      color={hasWarnings ? 'warning' : 'success'}
      iconType={hasWarnings ? 'warning' : 'check'}
      title={i18n.translate('investigationGuides.rules.runDone', {
        defaultMessage:
          '{created, plural, =0 {No new alert} one {# new alert} other {# new alerts}} from {executions, plural, one {# execution} other {# executions}}',
        values: { created: result.created, executions: result.executions },
      })}
    >
      <EuiText size="s">
        <p>
          <FormattedMessage
            id="investigationGuides.rules.runNumbers"
            defaultMessage="{duplicates} already there, {excepted} left out by exceptions, {cut} cut by the limit of alerts."
            values={{ duplicates: result.duplicates, excepted: result.excepted, cut: result.cut }}
          />
        </p>
        {hasWarnings ? (
          <ul>
            {result.warnings.map((warning, index) => (
              <li key={index}>
                <EuiLink {...link(ruleHref(warning.rule_id))}>{nameOf(rules, warning.rule_id)}</EuiLink>
                {': '}
                {executionMessage(warning)}
              </li>
            ))}
          </ul>
        ) : null}
      </EuiText>
      <EuiSpacer size="s" />
      <EuiFlexGroup gutterSize="s" responsive={false}>
        <EuiFlexItem grow={false}>
          <EuiButton size="s" color={hasWarnings ? 'warning' : 'success'} {...link(ALERTS_PAGE)}>
            <FormattedMessage id="investigationGuides.rules.seeAlerts" defaultMessage="See the alerts" />
          </EuiButton>
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <EuiButton size="s" color="text" onClick={onClose}>
            <FormattedMessage id="investigationGuides.rules.close" defaultMessage="Close" />
          </EuiButton>
        </EuiFlexItem>
      </EuiFlexGroup>
    </EuiCallOut>
  );
}

function nameOf(rules: readonly RuleSummary[], id: string): string {
  return rules.find((rule) => rule.rule_id === id || rule.id === id)?.name ?? id;
}
