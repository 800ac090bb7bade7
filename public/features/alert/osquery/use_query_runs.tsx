/** Osquery for a guide that is worked through: the panel of each query, and what stands above the guide. */
import React, { useMemo, useState } from 'react';
import type { AlertResponse, GuideResponse, InvestigationResponse } from '../../../../common/api';
import { fieldLookup, hostPlatform, type Resolution } from '../../../../common/osquery';
import type { GuideWork } from '../../../shared/guide';
import { useHost } from '../../../shared/host_context';
import { scopedId } from '../guide/scoped_work';
import { useAlert } from '../use_alert';
import { AgentsProvider, useNewAgentBook } from './agents/use_agents';
import { EvidenceList } from './evidence_list';
import { QueryRunPanel } from './query_run_panel';
import { QueryToolbar } from './query_toolbar';
import { noteQueries } from './note_queries';
import { platformTarget, type RunTarget } from './run_target';
import { runWay, type RunWay } from './run_way';
import { guideQueries } from './saved_queries';
import { useRunBook } from './use_run_book';
import { useSavedQueries } from './use_saved_queries';

interface QueryRunsOptions {
  readonly alertId: string;
  /** Whom live queries ask. */
  readonly agentId: string | undefined;
  /** Who reported the alert. */
  readonly alertAgentId: string | undefined;
  readonly guide: GuideResponse;
  /** Whose guide it is, when it is not that of the alert's rule. */
  readonly otherRule: string | undefined;
  readonly investigation: InvestigationResponse;
}

export interface QueryRuns {
  readonly renderRun: GuideWork['renderRun'];
  readonly above: React.ReactElement;
}

export function useQueryRuns(options: QueryRunsOptions): QueryRuns {
  const { alertId, agentId, alertAgentId, guide, otherRule, investigation } = options;
  const { abilities } = useHost();
  const facts = useAlertFacts(useAlert(alertId).data);
  const { runs } = investigation;
  const names = useMemo(() => [...facts.agentNames, ...Object.values(runs).flatMap(({ agent_names }) => agent_names ?? [])], [facts, runs]);
  const agents = useNewAgentBook(names);
  const book = useRunBook(investigation, agents);
  const [chosen, setChosen] = useState<RunTarget | undefined>(undefined);
  const ownAgent: RunTarget | undefined =
    agentId === undefined ? undefined : { kind: 'alert_agent', agentId, isOther: agentId !== alertAgentId };
  const target = chosen ?? ownAgent;
  const isRestricted = abilities.liveQueries === 'forbidden' && abilities.savedQueries === 'allowed';
  const saved = useSavedQueries(isRestricted);
  const queries = useMemo(() => guideQueries(guide.guide, guide.resolutions), [guide]);
  const inNote = useMemo(() => noteQueries(facts.note), [facts]);
  const wayOf = (resolution: Resolution): RunWay => runWay({ abilities, resolution, inNote, saved: saved.data, savedError: saved.error });
  const idOf = (queryId: string): string => scopedId(otherRule, queryId);
  return {
    renderRun: (directive, resolution) =>
      resolution.resolved === undefined || resolution.status !== 'resolved' ? null : (
        <AgentsProvider book={agents}>
          <QueryRunPanel
            {...{ alertId, book, target, alertAgentId, resolution, runs }}
            way={wayOf(resolution)}
            directive={{ ...directive, id: idOf(directive.id) }}
            query={resolution.resolved}
            context={facts.context}
          />
        </AgentsProvider>
      ),
    above: (
      <AgentsProvider book={agents}>
        <EvidenceList alertId={alertId} />
        <QueryToolbar
          {...{ book, queries, target, idOf, alertAgentId }}
          rule={guide.rule}
          platform={facts.platform}
          choices={[...(ownAgent === undefined ? [] : [ownAgent]), ...facts.platformTargets]}
          onTarget={setChosen}
          wayOf={({ resolution }) => wayOf(resolution)}
        />
      </AgentsProvider>
    ),
  };
}

/** What of the alert makes rows stand out, what its host is called, and which hosts are like it. */
function useAlertFacts(data: AlertResponse | undefined) {
  return useMemo(() => {
    const valuesOf = fieldLookup(data?.source ?? {});
    const name = valuesOf('user.name');
    const users = (Array.isArray(name) ? name : [name]).filter((user): user is string => typeof user === 'string' && user !== '');
    const alertTimeMs = data === undefined ? NaN : Date.parse(data.alert.original_time ?? data.alert.timestamp);
    const target = platformTarget(valuesOf);
    const [id, hostName] = [firstText(valuesOf('agent.id')), firstText(valuesOf('host.name'))];
    const note: unknown = valuesOf('kibana.alert.rule.note');
    return {
      agentNames: id === undefined || hostName === undefined ? [] : [{ id, name: hostName }],
      context: { users, alertTimeMs: Number.isNaN(alertTimeMs) ? undefined : alertTimeMs },
      platform: hostPlatform(valuesOf),
      platformTargets: target === undefined ? [] : [target],
      note: typeof note === 'string' ? note : '',
    };
  }, [data]);
}

function firstText(value: unknown): string | undefined {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' && first !== '' ? first : undefined;
}
