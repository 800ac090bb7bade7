/** Runs a guide query on the alert's host, records the run with the alert, and follows a run that was recorded earlier. */
import { useEffect, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { InvestigationResponse, QueryRun } from '../../../../common/api';
import { useApi } from '../../../shared/api';
import { investigationKey } from '../use_alert';
import { followLiveQuery, type LiveQueryState, type RunIds } from './live_query';

export type RunState = { readonly kind: 'idle' } | { readonly kind: 'launching' } | LiveQueryState;

interface LiveQueryOptions {
  readonly alertId: string;
  readonly agentId: string;
  readonly queryId: string;
  readonly query: string;
  readonly ecsMapping: Readonly<Record<string, unknown>>;
  readonly recorded: QueryRun | undefined;
  /** Who may not work in this space runs a query for the moment: nothing is written down. */
  readonly isRecording: boolean;
  /** A run of earlier is looked up; not where the plugin that kept it is off. */
  readonly isFollowing: boolean;
}

export interface LiveQuery {
  readonly state: RunState;
  /** The rows are on the page, but the run could not be stored with the alert. */
  readonly recordError: unknown;
  readonly launch: () => void;
}

export function useLiveQuery(options: LiveQueryOptions): LiveQuery {
  const { alertId, recorded } = options;
  const api = useApi();
  const client = useQueryClient();
  const [state, setState] = useState<RunState>({ kind: 'idle' });
  const [recordError, setRecordError] = useState<unknown>(undefined);
  const followed = useRef<string | undefined>(undefined);
  const stop = useRef<AbortController | undefined>(undefined);

  const begin = (): AbortController => {
    stop.current?.abort();
    stop.current = new AbortController();
    return stop.current;
  };
  const follow = async (run: RunIds, { signal }: AbortController): Promise<void> => {
    followed.current = run.query_action_id;
    const report = (next: LiveQueryState): void => (signal.aborted ? undefined : setState(next));
    await followLiveQuery(run, { api, report, sleep: (ms) => sleep(ms, signal), nowMs: () => Date.now(), signal });
  };
  const record = async (run: RunIds): Promise<void> => {
    try {
      const { agentId: agent_id, queryId: query_id, query } = options;
      const stored = await api.saveRun(alertId, { ...run, agent_id, query_id, query });
      client.setQueryData<InvestigationResponse>(investigationKey(alertId), stored);
    } catch (error) {
      setRecordError(error);
    }
  };
  const launch = async (): Promise<void> => {
    const controller = begin();
    setState({ kind: 'launching' });
    setRecordError(undefined);
    try {
      const run = await start();
      followed.current = run.query_action_id;
      await Promise.all([options.isRecording ? record(run) : undefined, follow(run, controller)]);
    } catch (error) {
      if (!controller.signal.aborted) setState({ kind: 'failed', error });
    }
  };
  const start = async (): Promise<RunIds> => {
    const { data } = await api.launchLiveQuery({
      agent_ids: [options.agentId],
      query: options.query,
      alert_ids: [alertId],
      ...(Object.keys(options.ecsMapping).length === 0 ? {} : { ecs_mapping: options.ecsMapping }),
    });
    const [query] = data.queries;
    if (query === undefined) throw new Error('Osquery accepted the query but named no action to follow.');
    return { action_id: data.action_id, query_action_id: query.action_id };
  };

  const recordedId = recorded?.query_action_id;
  useEffect(() => {
    if (!options.isFollowing || recorded === undefined || followed.current === recorded.query_action_id) return;
    void follow(recorded, begin());
    // A recorded run is known by its id.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [recordedId]);
  useEffect(
    () => () => {
      stop.current?.abort();
      // In development React mounts twice: the second mount has to follow again.
      followed.current = undefined;
    },
    []
  );
  return { state, recordError, launch: () => void launch() };
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
