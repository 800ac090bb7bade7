/** The button that runs a query, with whom it asks and when it was run last; or the reason why there is none. */
import React, { useState } from 'react';
import { EuiButton, EuiFlexGroup, EuiFlexItem, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { QueryRun } from '../../../../common/api';
import { usePermission, WhyNot } from '../../../shared/permission';
import { personName } from '../../../shared/person';
import { formatTime } from '../../../shared/time';
import { ConfirmWide } from './confirm_wide';
import type { QueryRunPanelProps } from './query_run_panel';
import { RunAnyway, runAnywayText } from './run_anyway';
import { isWide, targetAgents, type RunTarget } from './run_target';
import { BeforeAsking } from './agents/before_asking';
import { agentName, type NameOf } from './agents/agent_words';
import { useAgentNames } from './agents/use_agents';
import { targetText } from './target_words';

interface RunControlProps extends Pick<QueryRunPanelProps, 'directive' | 'resolution' | 'target' | 'alertAgentId' | 'way'> {
  readonly recorded: QueryRun | undefined;
  readonly isBusy: boolean;
  readonly onLaunch: () => void;
}

export function RunControl(props: RunControlProps): React.ReactElement {
  const { target, directive, recorded, way, resolution } = props;
  const [asking, setAsking] = useState<'anyway' | 'wide' | undefined>(undefined);
  const isRecording = usePermission('work').isAllowed;
  const asked = target === undefined ? [] : targetAgents(target);
  const nameOf = useAgentNames(recorded === undefined ? asked : [...asked, recorded.agent_id]);
  const errors = (resolution.checks ?? []).filter(({ severity }) => severity === 'error');
  if (way.kind === 'none') {
    return (
      <>
        <WhyNot reason={`${way.reason} ${copyInstead()}`} data-test-subj={`cannot-run-${directive.id}`} />
        {recorded !== undefined && <Remark text={lastRun(recorded, nameOf)} title={recorded.agent_id} />}
      </>
    );
  }
  if (target === undefined) return <Remark text={noAgent()} />;
  const afterErrors = (): void => (isWide(target) ? setAsking('wide') : launch());
  const launch = (): void => {
    setAsking(undefined);
    props.onLaunch();
  };
  return (
    <EuiFlexGroup gutterSize="s" alignItems="center" responsive={false} wrap>
      <EuiFlexItem grow={false}>
        <EuiButton
          size="s"
          iconType={recorded === undefined ? 'play' : 'refresh'}
          isLoading={props.isBusy || way.kind === 'unknown'}
          color={errors.length === 0 ? 'primary' : 'warning'}
          onClick={errors.length === 0 ? afterErrors : () => setAsking('anyway')}
          data-test-subj={`run-${directive.id}`}
        >
          {errors.length > 0
            ? `${runAnywayText()}…`
            : recorded === undefined
              ? i18n.translate('investigationGuides.alert.run.run', { defaultMessage: 'Run' })
              : i18n.translate('investigationGuides.alert.run.again', { defaultMessage: 'Run again' })}
        </EuiButton>
      </EuiFlexItem>
      <EuiFlexItem style={{ minWidth: 140 }}>
        {recorded === undefined || target.kind !== 'alert_agent' ? (
          <Remark text={notRunYet(target, props.alertAgentId, nameOf)} title={asked.join('\n')} />
        ) : (
          <Remark text={lastRun(recorded, nameOf)} title={recorded.agent_id} />
        )}
        {!props.isBusy && <BeforeAsking ids={asked} />}
        {way.kind === 'saved' && <Remark text={asSaved(way.name)} />}
        {!isRecording && <Remark text={notRecorded()} />}
      </EuiFlexItem>
      {asking === 'anyway' && <RunAnyway errors={errors} onCancel={() => setAsking(undefined)} onConfirm={afterErrors} />}
      {asking === 'wide' && <ConfirmWide target={target} count={1} onCancel={() => setAsking(undefined)} onConfirm={launch} />}
    </EuiFlexGroup>
  );
}

function Remark({ text, title }: { readonly text: string; readonly title?: string }): React.ReactElement {
  return (
    <EuiText size="xs" color="subdued">
      <span title={title}>{text}</span>
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

const asSaved = (name: string): string =>
  i18n.translate('investigationGuides.osquery.way.asSaved', { defaultMessage: 'Runs as the saved query {name}', values: { name } });

function notRunYet(target: RunTarget, alertAgent: string | undefined, nameOf: NameOf): string {
  if (target.kind !== 'alert_agent') return targetText(target, nameOf);
  const agent = agentName(target.agentId, nameOf);
  return target.agentId === alertAgent
    ? i18n.translate('investigationGuides.alert.run.notYet', { defaultMessage: 'Asks the host live, agent {agent}', values: { agent } })
    : i18n.translate('investigationGuides.alert.run.notYetElsewhere', {
        defaultMessage: 'Asks agent {agent} live, which is not the agent that reported this alert',
        values: { agent },
      });
}

function lastRun({ started_at, started_by, agent_id, agent_count }: QueryRun, nameOf: NameOf): string {
  const name = agentName(agent_id, nameOf);
  const agent = agent_count === undefined ? name : `${name} (+${agent_count - 1})`;
  const values = { when: formatTime(started_at), agent };
  const who = personName(started_by);
  return who === undefined
    ? i18n.translate('investigationGuides.alert.run.lastUnnamed', { defaultMessage: 'Run {when}, agent {agent}', values })
    : i18n.translate('investigationGuides.alert.run.last', {
        defaultMessage: 'Run {when} by {who}, agent {agent}',
        values: { ...values, who },
      });
}
