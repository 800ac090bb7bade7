/** The book of runs of a guide, for as long as the guide is on the page; and what a part of the page watches in it. */
import { useEffect, useMemo, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { InvestigationResponse } from '../../../../common/api';
import { processIndex, type ProcessIndex } from '../../../../common/osquery/results';
import { useApi } from '../../../shared/api';
import { useHost } from '../../../shared/host_context';
import { usePermission } from '../../../shared/permission';
import { investigationKey } from '../use_alert';
import type { AgentBook } from './agents/agent_book';
import { RunBook, type RunBookPorts, type RunEntry } from './run_book';

export function useRunBook(investigation: InvestigationResponse, agents: AgentBook): RunBook {
  const api = useApi();
  const client = useQueryClient();
  const { abilities } = useHost();
  const isRecording = usePermission('work').isAllowed;
  const alertId = investigation.alert_id;
  const ports = useMemo<RunBookPorts>(
    () => ({
      api,
      alertId,
      isRecording,
      nameOf: (id) => agents.nameOf(id),
      received: (newer) => void client.setQueryData<InvestigationResponse>(investigationKey(alertId), newer),
      sleep,
      nowMs: () => Date.now(),
    }),
    [api, alertId, isRecording, agents, client]
  );
  const [book] = useState(() => new RunBook(ports));
  useEffect(() => book.use(ports), [book, ports]);
  // In development React mounts twice: the second mount takes the runs up again, which closing has forgotten.
  useEffect(() => () => book.close(), [book]);
  const { runs } = investigation;
  const isFollowing = abilities.liveQueries !== 'absent';
  useEffect(() => {
    if (isFollowing) for (const run of Object.values(runs)) book.resume(run);
  }, [book, runs, isFollowing]);
  return book;
}

export function useRun(book: RunBook, queryId: string): RunEntry {
  return useWatched(book, () => book.entry(queryId));
}

/** Processes that any rows on the page name. */
export function useProcesses(book: RunBook): ProcessIndex | undefined {
  const tables = useWatched(book, () => book.tables(), sameItems);
  return useMemo(() => processIndex(tables), [tables]);
}

/** Renders again when what `read` gives has changed. React 17 has no store hook of its own. */
export function useWatched<T>(book: RunBook, read: () => T, isSame: (a: T, b: T) => boolean = Object.is): T {
  const [, renderAgain] = useState(0);
  const value = read();
  useEffect(() => {
    let seen = value;
    const look = (): void => {
      const now = read();
      if (isSame(seen, now)) return;
      seen = now;
      renderAgain((count) => count + 1);
    };
    // Something may have happened between drawing and this.
    look();
    return book.subscribe(look);
    // `read` is made anew with every drawing and reads the same book.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [book, value]);
  return value;
}

const sameItems = <T>(a: readonly T[], b: readonly T[]): boolean => a.length === b.length && a.every((item, index) => item === b[index]);

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
