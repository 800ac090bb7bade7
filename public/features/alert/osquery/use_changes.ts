/** The rows of an earlier run of the same query, to tell what changed since; nothing where they are no longer kept, or never came. */
import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { EarlierRun, QueryRun } from '../../../../common/api';
import { compareRows, isWhole, type ResultTable } from '../../../../common/osquery/results';
import { useApi, type Api } from '../../../shared/api';
import { formatTime } from '../../../shared/time';
import { answeredTable, MOST_ROWS } from './live_query';
import type { ResultRowsProps } from './result_rows';

export function useChanges(recorded: QueryRun | undefined, table: ResultTable | undefined): ResultRowsProps['changes'] {
  const api = useApi();
  // Rows of hosts that were not asked before would all look new.
  const earlier = recorded?.earlier?.find(
    ({ query, agent_id, agent_count }) => query === recorded.query && agent_id === recorded.agent_id && agent_count === recorded.agent_count
  );
  const { data } = useQuery({
    queryKey: ['osquery', 'earlier_rows', earlier?.query_action_id],
    queryFn: ({ signal }) => (earlier === undefined ? null : earlierRows(api, earlier, signal)),
    enabled: earlier !== undefined && table !== undefined && isWhole(table),
    staleTime: Infinity,
    retry: false,
  });
  return useMemo(() => {
    if (!data || earlier === undefined || table === undefined || !isWhole(table) || !isWhole(data)) return undefined;
    return { since: formatTime(earlier.started_at), earlier: data, rows: compareRows(data, table) };
  }, [data, earlier, table]);
}

/** Null where the run has nothing to compare with: nobody answered it, or rows of it are gone. */
async function earlierRows(
  api: Pick<Api, 'liveQuery' | 'liveQueryResults'>,
  run: EarlierRun,
  signal: AbortSignal | undefined
): Promise<ResultTable | null> {
  const { data } = await api.liveQuery(run.action_id, signal);
  const query = data.queries.find(({ action_id }) => action_id === run.query_action_id);
  if (query === undefined || query.successful === 0) return null;
  const answer = await api.liveQueryResults(run.action_id, run.query_action_id, { page: 0, pageSize: MOST_ROWS }, signal);
  const table = answeredTable(answer, run.query, query.truncated === true);
  return table.rows.length < query.docs ? null : table;
}
