/** Follows a live query until every host has answered: asks again with growing pauses, gives partial rows as they come, and says how it ended. */
import type { LiveQueryResults, LiveQueryStatus } from '../../../../common/api';
import { resultTable, type ResultTable } from '../../../../common/osquery/results';
import type { Api } from '../../../shared/api';
import { HttpError } from '../../../shared/host';
import { agentErrors, distinctMessages, type AgentError, type AgentErrorsApi } from './agent_errors';

export interface RunIds {
  readonly action_id: string;
  readonly query_action_id: string;
}

/** A run to follow: its SQL says what its columns are. */
export interface FollowedRun extends RunIds {
  readonly query: string;
  /** Epoch ms. */
  readonly startedMs: number;
}

/** Of the hosts that were asked. */
export interface HostCounts {
  readonly asked: number;
  readonly responded: number;
  readonly pending: number;
  readonly failed: number;
  /** Their ids, where the server names them. */
  readonly agents?: readonly string[];
}

export type LiveQueryState =
  /**
   * `isSilent`: no host has said anything for a while, as it is when they are offline. Their answer may still come.
   * `isQuiet`: no other host has, whether some have answered or none; newer Kibanas take answers for weeks.
   */
  | {
      readonly kind: 'waiting';
      readonly table: ResultTable | undefined;
      readonly counts: HostCounts | undefined;
      readonly isSilent: boolean;
      readonly isQuiet?: boolean;
      /** Until when an answer is taken; ISO. */
      readonly expiration: string | undefined;
    }
  /** `errors`: of the agents that failed, where others answered. */
  | { readonly kind: 'finished'; readonly table: ResultTable; readonly counts: HostCounts; readonly errors?: readonly AgentError[] }
  /** Agents gave rows, and this analyst is shown none of them. */
  | { readonly kind: 'unreadable'; readonly rows: number }
  /** osquery, or the server, says what is wrong with the query or the host. */
  | { readonly kind: 'failed'; readonly error: unknown }
  /** A right is missing: to run it, or to see its rows. */
  | { readonly kind: 'denied'; readonly error: unknown }
  /** The server knows no such agent, or none of them is online. */
  | { readonly kind: 'no_agent'; readonly error: unknown }
  /** No host answered in time; it is offline or busy. */
  | { readonly kind: 'expired'; readonly counts?: HostCounts }
  /** The query was run once, and its answer is no longer kept. */
  | { readonly kind: 'gone' };

export interface FollowPorts {
  readonly api: Pick<Api, 'liveQuery' | 'liveQueryResults'> & AgentErrorsApi;
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
/** A host that is offline may come back in a minute or in a week. */
const SILENT_PAUSE_MS = 20_000;
const PAUSE_GROWTH = 1.6;
/** Agents that are online look for work every few seconds. */
export const SILENT_AFTER_MS = 30_000;
/** An index may show rows a moment after the status counts them. */
const LATE_ROWS_ATTEMPTS = 5;
const FAILURES_TO_BEAR = 4;
export const MOST_ROWS = 1_000;

export async function followLiveQuery(run: FollowedRun, ports: FollowPorts): Promise<void> {
  let pauseMs = FIRST_PAUSE_MS;
  let failures = 0;
  let longestMs = LONGEST_PAUSE_MS;
  let news = { responded: 0, docs: 0, atMs: run.startedMs };
  ports.report({ kind: 'waiting', table: undefined, counts: undefined, isSilent: false, expiration: undefined });
  while (!ports.signal.aborted) {
    try {
      const look = await lookOnce(run, ports);
      if (ports.signal.aborted) return;
      if (look.kind !== 'waiting') return ports.report(look);
      const { counts, table } = look;
      const heard = { responded: counts?.responded ?? 0, docs: table?.total ?? 0 };
      if (heard.responded !== news.responded || heard.docs !== news.docs) news = { ...heard, atMs: ports.nowMs() };
      const isQuiet = look.isSilent || ports.nowMs() - news.atMs > SILENT_AFTER_MS;
      ports.report({ ...look, isQuiet });
      longestMs = isQuiet ? SILENT_PAUSE_MS : LONGEST_PAUSE_MS;
      failures = 0;
    } catch (error) {
      if (ports.signal.aborted) return;
      failures += 1;
      if (!canPass(error) || failures > FAILURES_TO_BEAR) return ports.report(endedBy(error));
    }
    await ports.sleep(pauseMs);
    pauseMs = Math.min(pauseMs * PAUSE_GROWTH, longestMs);
  }
}

/** What a failed request means for a run. */
export function endedBy(error: unknown): LiveQueryState {
  if (!(error instanceof HttpError)) return { kind: 'failed', error };
  if (error.statusCode === 404) return { kind: 'gone' };
  if (error.statusCode === 403) return { kind: 'denied', error };
  if (NOT_KEPT.test(error.message)) return { kind: 'gone' };
  return NO_AGENT.test(error.message) ? { kind: 'no_agent', error } : { kind: 'failed', error };
}

/** Kibana fails (500) in these words over the id of a live query that is not there. */
const NOT_KEPT = /no elements in sequence/i;
/** 8.12 stumbles (500) over an operating system of which no agent is online: it reads `sort` of the last of none. */
const NO_AGENT = /no agents? (was |were )?found|cannot read properties of undefined \(reading 'sort'\)/i;

async function lookOnce(run: FollowedRun, ports: FollowPorts): Promise<LiveQueryState> {
  const { data } = await ports.api.liveQuery(run.action_id, ports.signal);
  const query = data.queries.find(({ action_id }) => action_id === run.query_action_id) ?? data.queries[0];
  if (query === undefined) return { kind: 'gone' };
  const hasExpired = ports.nowMs() > Date.parse(data.expiration);
  if (isOver(data, query) || hasExpired) return ending(run, query, ports);
  const table = query.docs > 0 ? await fetchTable(run, query, ports) : undefined;
  const isSilent = query.responded === 0 && query.docs === 0 && ports.nowMs() - run.startedMs > SILENT_AFTER_MS;
  return { kind: 'waiting', table, counts: countsOf(query), isSilent, expiration: data.expiration };
}

type QueryStatus = LiveQueryStatus['data']['queries'][number];

function isOver(data: LiveQueryStatus['data'], query: QueryStatus): boolean {
  return query.status === 'completed' || data.status === 'completed' || (query.pending === 0 && query.responded > 0);
}

function countsOf({ pending, responded, failed, agents }: QueryStatus): HostCounts {
  return { asked: pending + responded, responded, pending, failed, ...(agents === undefined ? {} : { agents }) };
}

async function ending(run: FollowedRun, query: QueryStatus, ports: FollowPorts): Promise<LiveQueryState> {
  if (query.successful === 0 && query.failed > 0) return { kind: 'failed', error: new OsqueryError(await errorOf(query, run, ports)) };
  if (query.responded === 0 && query.docs === 0 && query.pending > 0) {
    return { kind: 'expired', ...(query.agents === undefined ? {} : { counts: countsOf(query) }) };
  }
  let table = await fetchTable(run, query, ports);
  for (let attempt = 0; table.total < query.docs && attempt < LATE_ROWS_ATTEMPTS && !ports.signal.aborted; attempt += 1) {
    await ports.sleep(FIRST_PAUSE_MS * (attempt + 1));
    table = await fetchTable(run, query, ports);
  }
  // The search of an analyst without rights on the index of the rows finds none, and says nothing about it.
  if (table.total === 0 && query.docs > 0) return { kind: 'unreadable', rows: query.docs };
  const errors = query.failed > 0 ? await agentErrors(run.query_action_id, ports.api, ports.signal) : [];
  return { kind: 'finished', table, counts: countsOf(query), ...(errors.length === 0 ? {} : { errors }) };
}

async function errorOf({ error }: QueryStatus, run: FollowedRun, { api, signal }: FollowPorts): Promise<string> {
  return error ?? distinctMessages(await agentErrors(run.query_action_id, api, signal)).join('; ');
}

async function fetchTable(run: FollowedRun, query: QueryStatus, ports: FollowPorts): Promise<ResultTable> {
  const answer = await ports.api.liveQueryResults(run.action_id, run.query_action_id, { page: 0, pageSize: MOST_ROWS }, ports.signal);
  return answeredTable(answer, run.query, query.truncated === true);
}

/** The wire's rows as a table. */
export function answeredTable({ data }: LiveQueryResults, sql: string, isTruncated: boolean): ResultTable {
  const rows = data.edges.map(({ _id, _source }) => ({ id: _id, agentId: _source.agent?.id, columns: _source.osquery }));
  return resultTable({ rows, total: data.total, isTruncated }, sql);
}

function canPass(error: unknown): boolean {
  return error instanceof HttpError && (error.statusCode === 0 || error.statusCode === 429 || error.statusCode >= 500);
}
