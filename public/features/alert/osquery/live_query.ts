/** Follows a live query until the host has answered: asks again with growing pauses, gives partial rows as they come, and ends in one of four ways. */
import type { LiveQueryResults, LiveQueryStatus } from '../../../../common/api';
import type { Api } from '../../../shared/api';
import { HttpError } from '../../../shared/host';
import { resultTable, type ResultTable } from './result_table';

export interface RunIds {
  readonly action_id: string;
  readonly query_action_id: string;
}

export type LiveQueryState =
  | { readonly kind: 'waiting'; readonly table: ResultTable | undefined }
  | { readonly kind: 'finished'; readonly table: ResultTable }
  /** osquery, or the server, says what is wrong with the query or the host. */
  | { readonly kind: 'failed'; readonly error: unknown }
  /** The host did not answer in time; it is offline or busy. */
  | { readonly kind: 'expired' }
  /** The query was run once, and its answer is no longer kept. */
  | { readonly kind: 'gone' };

export interface FollowPorts {
  readonly api: Pick<Api, 'liveQuery' | 'liveQueryResults'>;
  readonly report: (state: LiveQueryState) => void;
  readonly sleep: (ms: number) => Promise<void>;
  readonly nowMs: () => number;
  readonly signal: AbortSignal;
}

/** osquery's own words, without a stack or a status code. */
export class OsqueryError extends Error {
  override readonly name = 'OsqueryError';
}

const FIRST_PAUSE_MS = 300;
const LONGEST_PAUSE_MS = 5_000;
const PAUSE_GROWTH = 1.6;
/** An index may show rows a moment after the status counts them. */
const LATE_ROWS_ATTEMPTS = 5;
const FAILURES_TO_BEAR = 4;
export const MOST_ROWS = 1_000;

export async function followLiveQuery(run: RunIds, ports: FollowPorts): Promise<void> {
  let pauseMs = FIRST_PAUSE_MS;
  let failures = 0;
  ports.report({ kind: 'waiting', table: undefined });
  while (!ports.signal.aborted) {
    try {
      if (await lookOnce(run, ports)) return;
      failures = 0;
    } catch (error) {
      if (ports.signal.aborted) return;
      if (error instanceof HttpError && error.statusCode === 404) return ports.report({ kind: 'gone' });
      failures += 1;
      if (!canPass(error) || failures > FAILURES_TO_BEAR) return ports.report({ kind: 'failed', error });
    }
    await ports.sleep(pauseMs);
    pauseMs = Math.min(pauseMs * PAUSE_GROWTH, LONGEST_PAUSE_MS);
  }
}

/** True when nothing more will come. */
async function lookOnce(run: RunIds, ports: FollowPorts): Promise<boolean> {
  const { data } = await ports.api.liveQuery(run.action_id, ports.signal);
  const query = data.queries.find(({ action_id }) => action_id === run.query_action_id) ?? data.queries[0];
  if (query === undefined) {
    ports.report({ kind: 'gone' });
    return true;
  }
  if (isOver(data, query)) {
    ports.report(await ending(run, query, ports));
    return true;
  }
  if (ports.nowMs() > Date.parse(data.expiration)) {
    ports.report({ kind: 'expired' });
    return true;
  }
  if (query.docs > 0) ports.report({ kind: 'waiting', table: resultTable(await fetchRows(run, ports), query.truncated === true) });
  return false;
}

type QueryStatus = LiveQueryStatus['data']['queries'][number];

function isOver(data: LiveQueryStatus['data'], query: QueryStatus): boolean {
  return query.status === 'completed' || data.status === 'completed' || (query.pending === 0 && query.responded > 0);
}

async function ending(run: RunIds, query: QueryStatus, ports: FollowPorts): Promise<LiveQueryState> {
  if (query.successful === 0 && query.failed > 0) return { kind: 'failed', error: new OsqueryError(query.error ?? '') };
  if (query.responded === 0 && query.docs === 0 && query.pending > 0) return { kind: 'expired' };
  let answer = await fetchRows(run, ports);
  for (let attempt = 0; answer.data.total < query.docs && attempt < LATE_ROWS_ATTEMPTS && !ports.signal.aborted; attempt += 1) {
    await ports.sleep(FIRST_PAUSE_MS * (attempt + 1));
    answer = await fetchRows(run, ports);
  }
  return { kind: 'finished', table: resultTable(answer, query.truncated === true) };
}

function fetchRows(run: RunIds, ports: FollowPorts): Promise<LiveQueryResults> {
  return ports.api.liveQueryResults(run.action_id, run.query_action_id, { page: 0, pageSize: MOST_ROWS }, ports.signal);
}

function canPass(error: unknown): boolean {
  return error instanceof HttpError && (error.statusCode === 0 || error.statusCode === 429 || error.statusCode >= 500);
}
