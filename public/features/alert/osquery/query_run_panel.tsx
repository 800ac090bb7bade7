/** Runs one query of the guide on the alert's host and shows what came of it, inside the step. */
import React from 'react';
import { EuiButton, EuiFlexGroup, EuiFlexItem, EuiSpacer, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { QueryRun } from '../../../../common/api';
import type { OsqueryDirective } from '../../../../common/guides/guide';
import { formatTime } from '../../../shared/time';
import { RunOutcome } from './run_outcome';
import { useLiveQuery } from './use_live_query';

interface QueryRunPanelProps {
  readonly alertId: string;
  readonly agentId: string | undefined;
  /** Standalone another agent answers than the one that reported the alert; the analyst has to know. */
  readonly alertAgentId: string | undefined;
  readonly directive: OsqueryDirective;
  /** SQL that is safe to run. */
  readonly query: string;
  readonly recorded: QueryRun | undefined;
}

export function QueryRunPanel({ agentId, ...props }: QueryRunPanelProps): React.ReactElement {
  if (agentId === undefined) {
    return (
      <EuiText size="xs" color="subdued">
        <EuiSpacer size="s" />
        {i18n.translate('investigationGuides.alert.run.noAgent', {
          defaultMessage:
            'Not runnable here: the alert names no Elastic Agent (agent.id) that could be asked. Copy the query and run it on the host.',
        })}
      </EuiText>
    );
  }
  return <RunnablePanel agentId={agentId} {...props} />;
}

function RunnablePanel({
  alertId,
  agentId,
  alertAgentId,
  directive,
  query,
  recorded,
}: QueryRunPanelProps & { readonly agentId: string }): React.ReactElement {
  const { state, recordError, launch } = useLiveQuery({
    alertId,
    agentId,
    queryId: directive.id,
    query,
    ecsMapping: directive.ecsMapping,
    recorded,
  });
  const isBusy = state.kind === 'launching' || state.kind === 'waiting';
  return (
    <>
      <EuiSpacer size="s" />
      <EuiFlexGroup gutterSize="s" alignItems="center" responsive={false} wrap>
        <EuiFlexItem grow={false}>
          <EuiButton
            size="s"
            iconType={recorded === undefined ? 'play' : 'refresh'}
            isLoading={isBusy}
            onClick={launch}
            data-test-subj={`run-${directive.id}`}
          >
            {recorded === undefined
              ? i18n.translate('investigationGuides.alert.run.run', { defaultMessage: 'Run' })
              : i18n.translate('investigationGuides.alert.run.again', { defaultMessage: 'Run again' })}
          </EuiButton>
        </EuiFlexItem>
        <EuiFlexItem style={{ minWidth: 140 }}>
          <EuiText size="xs" color="subdued">
            {recorded === undefined ? notRunYet(agentId, alertAgentId) : lastRun(recorded)}
          </EuiText>
        </EuiFlexItem>
      </EuiFlexGroup>
      <RunOutcome
        state={state}
        label={directive.label}
        recordError={recordError}
        isOldQuery={recorded !== undefined && recorded.query !== query}
      />
    </>
  );
}

function notRunYet(agent: string, alertAgent: string | undefined): string {
  return agent === alertAgent
    ? i18n.translate('investigationGuides.alert.run.notYet', { defaultMessage: 'Asks the host live, agent {agent}', values: { agent } })
    : i18n.translate('investigationGuides.alert.run.notYetElsewhere', {
        defaultMessage: 'Asks agent {agent} live, which is not the agent that reported this alert',
        values: { agent },
      });
}

function lastRun({ started_at, started_by, agent_id }: QueryRun): string {
  return i18n.translate('investigationGuides.alert.run.last', {
    defaultMessage: 'Run {when} by {who}, agent {agent}',
    values: { when: formatTime(started_at), who: started_by, agent: agent_id },
  });
}
