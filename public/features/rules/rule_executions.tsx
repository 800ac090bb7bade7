/** How the rule ran lately: each execution with its numbers and what it had to say. */
import React, { useState, type ReactElement } from 'react';
import { EuiButtonEmpty, EuiSpacer, EuiText } from '@elastic/eui';
import { FormattedMessage } from '@kbn/i18n-react';
import type { RuleExecution } from '../../../common/api';
import { useHost } from '../../shared/host_context';
import { SecurityAppLink } from '../../shared/security_app_link';
import { formatTime } from '../../shared/time';
import { executionMessage } from './execution_message';
import { ExecutionStatus } from './last_execution';

const SHOWN_FIRST = 5;

interface RuleExecutionsProps {
  readonly ruleId: string;
  readonly executions: readonly RuleExecution[];
}

export function RuleExecutions({ ruleId, executions }: RuleExecutionsProps): ReactElement {
  const { canRunDetection } = useHost();
  const [isAll, setIsAll] = useState(false);
  const shown = isAll ? executions : executions.slice(0, SHOWN_FIRST);
  if (executions.length === 0 && !canRunDetection) return <RunElsewhere ruleId={ruleId} />;
  if (executions.length === 0) {
    return (
      <EuiText size="s" color="subdued">
        <FormattedMessage id="investigationGuides.rule.noExecutions" defaultMessage="No execution is known here." />
      </EuiText>
    );
  }
  return (
    <>
      {shown.map((execution, index) => (
        <div key={`${execution.at}-${index}`}>
          {index === 0 ? null : <EuiSpacer size="m" />}
          <Execution execution={execution} />
        </div>
      ))}
      {isAll || executions.length <= SHOWN_FIRST ? null : (
        <>
          <EuiSpacer size="s" />
          <EuiButtonEmpty size="xs" flush="left" onClick={() => setIsAll(true)}>
            <FormattedMessage
              id="investigationGuides.rule.allExecutions"
              defaultMessage="Show all {count}"
              values={{ count: executions.length }}
            />
          </EuiButtonEmpty>
        </>
      )}
    </>
  );
}

/** In Kibana the detection engine runs the rules and keeps the record of it. */
function RunElsewhere({ ruleId }: Pick<RuleExecutionsProps, 'ruleId'>): ReactElement {
  const { securityLinks } = useHost();
  return (
    <EuiText size="s" color="subdued" data-test-subj="executionsElsewhere">
      <p>
        <FormattedMessage
          id="investigationGuides.rule.executionsElsewhere"
          defaultMessage="Kibana runs the rule. How its executions went is kept by the Security app, with the rule."
        />
      </p>
      <SecurityAppLink href={securityLinks?.rule(ruleId)} />
    </EuiText>
  );
}

function Execution({ execution }: { readonly execution: RuleExecution }): ReactElement {
  const { at, from, to, created, excepted, duplicates, cut } = execution;
  return (
    <>
      <EuiText size="s">
        <div style={{ display: 'flex', alignItems: 'center', gap: '1ch' }}>
          <ExecutionStatus status={execution.status} />
          <span>{formatTime(at)}</span>
        </div>
        <div>
          <FormattedMessage
            id="investigationGuides.rule.executionNumbers"
            defaultMessage="{created, plural, one {# alert} other {# alerts}}, {duplicates} already there, {excepted} excepted, {cut} cut"
            values={{ created, duplicates, excepted, cut }}
          />
        </div>
        {execution.messages.map((message, index) => (
          <div key={index}>{executionMessage(message)}</div>
        ))}
      </EuiText>
      <EuiText size="xs" color="subdued">
        <FormattedMessage
          id="investigationGuides.rule.executionWindow"
          defaultMessage="Events from {from} to {to}"
          values={{ from: formatTime(from), to: formatTime(to) }}
        />
      </EuiText>
    </>
  );
}
