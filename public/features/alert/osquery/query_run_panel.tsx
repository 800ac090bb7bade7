/** Runs one query of the guide on the alert's host and shows what came of it, inside the step; or says why it cannot be run here. */
import React from 'react';
import { EuiButton, EuiFlexGroup, EuiFlexItem, EuiSpacer, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { QueryRun } from '../../../../common/api';
import type { OsqueryDirective } from '../../../../common/guides/guide';
import { useHost } from '../../../shared/host_context';
import { usePermission, WhyNot } from '../../../shared/permission';
import { personName } from '../../../shared/person';
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

export function QueryRunPanel(props: QueryRunPanelProps): React.ReactElement {
  const { abilities } = useHost();
  const work = usePermission('work');
  const liveQueries = usePermission('liveQueries');
  const { agentId, alertId, directive, query, recorded } = props;
  const { state, recordError, launch } = useLiveQuery({
    alertId,
    agentId: agentId ?? '',
    queryId: directive.id,
    query,
    ecsMapping: directive.ecsMapping,
    recorded,
    isRecording: work.isAllowed,
    isFollowing: abilities.liveQueries !== 'absent',
  });
  const isBusy = state.kind === 'launching' || state.kind === 'waiting';
  return (
    <>
      <EuiSpacer size="s" />
      <RunControl {...props} cannotRun={liveQueries.reason} isRecording={work.isAllowed} isBusy={isBusy} onLaunch={launch} />
      <RunOutcome
        state={state}
        label={directive.label}
        recordError={recordError}
        isOldQuery={recorded !== undefined && recorded.query !== query}
        canRunAgain={liveQueries.isAllowed && agentId !== undefined}
      />
    </>
  );
}

interface RunControlProps extends QueryRunPanelProps {
  readonly cannotRun: string | undefined;
  readonly isRecording: boolean;
  readonly isBusy: boolean;
  readonly onLaunch: () => void;
}

function RunControl(props: RunControlProps): React.ReactElement {
  const { agentId, directive, recorded, cannotRun } = props;
  if (cannotRun !== undefined) {
    return (
      <>
        <WhyNot reason={`${cannotRun} ${copyInstead()}`} data-test-subj={`cannot-run-${directive.id}`} />
        {recorded !== undefined && <Remark text={lastRun(recorded)} />}
      </>
    );
  }
  if (agentId === undefined) return <Remark text={noAgent()} />;
  return (
    <EuiFlexGroup gutterSize="s" alignItems="center" responsive={false} wrap>
      <EuiFlexItem grow={false}>
        <EuiButton
          size="s"
          iconType={recorded === undefined ? 'play' : 'refresh'}
          isLoading={props.isBusy}
          onClick={props.onLaunch}
          data-test-subj={`run-${directive.id}`}
        >
          {recorded === undefined
            ? i18n.translate('investigationGuides.alert.run.run', { defaultMessage: 'Run' })
            : i18n.translate('investigationGuides.alert.run.again', { defaultMessage: 'Run again' })}
        </EuiButton>
      </EuiFlexItem>
      <EuiFlexItem style={{ minWidth: 140 }}>
        <Remark text={recorded === undefined ? notRunYet(agentId, props.alertAgentId) : lastRun(recorded)} />
        {!props.isRecording && <Remark text={notRecorded()} />}
      </EuiFlexItem>
    </EuiFlexGroup>
  );
}

function Remark({ text }: { readonly text: string }): React.ReactElement {
  return (
    <EuiText size="xs" color="subdued">
      {text}
    </EuiText>
  );
}

const copyInstead = (): string =>
  i18n.translate('investigationGuides.alert.run.copyInstead', { defaultMessage: 'The query can be copied and run by hand.' });

const notRecorded = (): string =>
  i18n.translate('investigationGuides.alert.run.notKept', {
    defaultMessage: 'Only for you, now: what you run is not kept with the alert.',
  });

const noAgent = (): string =>
  i18n.translate('investigationGuides.alert.run.noAgent', {
    defaultMessage:
      'Not runnable here: the alert names no Elastic Agent (agent.id) that could be asked. Copy the query and run it on the host.',
  });

function notRunYet(agent: string, alertAgent: string | undefined): string {
  return agent === alertAgent
    ? i18n.translate('investigationGuides.alert.run.notYet', { defaultMessage: 'Asks the host live, agent {agent}', values: { agent } })
    : i18n.translate('investigationGuides.alert.run.notYetElsewhere', {
        defaultMessage: 'Asks agent {agent} live, which is not the agent that reported this alert',
        values: { agent },
      });
}

function lastRun({ started_at, started_by, agent_id }: QueryRun): string {
  const values = { when: formatTime(started_at), agent: agent_id };
  const who = personName(started_by);
  return who === undefined
    ? i18n.translate('investigationGuides.alert.run.lastUnnamed', { defaultMessage: 'Run {when}, agent {agent}', values })
    : i18n.translate('investigationGuides.alert.run.last', {
        defaultMessage: 'Run {when} by {who}, agent {agent}',
        values: { ...values, who },
      });
}
