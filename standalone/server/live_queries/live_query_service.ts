/**
 * Live queries for the one agent `local`. A query is accepted at once and runs behind; a few run at a time and the rest
 * wait. An agent of another name is accepted too, as Kibana accepts an unknown one: it stays pending until it expires.
 */
import { randomUUID } from 'node:crypto';
import type { LiveQueryCreated, LiveQueryResults, LiveQueryStatus } from '../../../common/api';
import type { OsqueryAnswer, OsqueryRunner } from '../../../server/app/ports';
import type { LiveQuery, LiveQueryAnswer, SqliteLiveQueryStore } from '../../sqlite/live_query_store';
import { LOCAL_AGENT, type LiveQueryResultsQuery } from './live_query_request';

export interface LiveQueryLimits {
  readonly defaultTimeoutMs: number;
  readonly maxRows: number;
  readonly maxResultBytes: number;
  readonly concurrency: number;
  readonly maxWaiting: number;
}

export const standardLimits: LiveQueryLimits = {
  defaultTimeoutMs: 60_000,
  maxRows: 10_000,
  maxResultBytes: 32 * 1024 * 1024,
  concurrency: 3,
  maxWaiting: 50,
};

const EXPIRES_AFTER_MS = 5 * 60_000;
/** How much longer than its limit a runner may take to end by itself before it is given up. */
const GRACE_MS = 2_000;

export interface LiveQueryOrder {
  readonly query: string;
  readonly agents: readonly string[];
  readonly alertIds: readonly string[];
  readonly ecsMapping: Readonly<Record<string, unknown>> | undefined;
  readonly timeoutSeconds: number | undefined;
}

interface LiveQueryContext {
  readonly store: SqliteLiveQueryStore;
  readonly runner: OsqueryRunner;
  readonly clock: () => Date;
  readonly userName: string;
  readonly limits: LiveQueryLimits;
  /** Told what went wrong behind an already answered request. */
  readonly report: (error: unknown) => void;
}

export class LiveQueryService {
  private readonly waiting: LiveQuery[] = [];
  private readonly underWay = new Set<string>();
  private isClosed = false;

  constructor(private readonly context: LiveQueryContext) {
    for (const query of context.store.unanswered(LOCAL_AGENT)) {
      this.keep(query, { ok: false, error: 'the server was stopped before this query answered; run it again' });
    }
  }

  /** Undefined when too many queries wait already. */
  create(order: LiveQueryOrder): LiveQueryCreated | undefined {
    const runsHere = order.agents.includes(LOCAL_AGENT);
    if (runsHere && this.waiting.length >= this.context.limits.maxWaiting) return undefined;
    const now = this.context.clock();
    const query: LiveQuery = {
      actionId: randomUUID(),
      queryActionId: randomUUID(),
      queryId: randomUUID(),
      query: order.query,
      ecsMapping: order.ecsMapping,
      agents: order.agents,
      alertIds: order.alertIds,
      createdAt: now.toISOString(),
      createdBy: this.context.userName,
      expiration: new Date(now.getTime() + EXPIRES_AFTER_MS).toISOString(),
      timeoutMs: order.timeoutSeconds === undefined ? this.context.limits.defaultTimeoutMs : order.timeoutSeconds * 1000,
    };
    this.context.store.create(query);
    if (runsHere) {
      this.waiting.push(query);
      this.startNext();
    }
    return created(query);
  }

  status(actionId: string): LiveQueryStatus | undefined {
    const query = this.context.store.get(actionId);
    if (query === undefined) return undefined;
    const answers = this.context.store.answers(query.queryActionId);
    // A query that waits behind others must not look expired while it still will run.
    const isExpired = Date.parse(query.expiration) < this.context.clock().getTime() && !this.isUnderWay(query);
    return statusOf(query, answers, isExpired);
  }

  /** Undefined when there is no such query. */
  results(actionId: string, queryActionId: string, request: LiveQueryResultsQuery): LiveQueryResults | undefined {
    const query = this.context.store.get(actionId);
    if (query === undefined || query.queryActionId !== queryActionId) return undefined;
    const column = request.sort?.replace(/^osquery\./, '');
    const rows = this.context.store.rowsOf(queryActionId, {
      offset: request.page * request.pageSize,
      limit: request.pageSize,
      // All rows of an agent carry the same time: Kibana's default sort keeps them in the order given.
      sort: column === undefined || column === '@timestamp' ? undefined : { column, order: request.sortOrder },
    });
    const edges = rows.map((row) => ({
      _id: `${queryActionId}:${row.n}`,
      _source: { '@timestamp': row.at, action_id: queryActionId, agent: { id: row.agent }, osquery: row.columns },
    }));
    const total = this.context.store.countRows(queryActionId);
    return { data: { total, edges, rawResponse: { hits: { total, hits: edges } } } };
  }

  /** Starts nothing more; what still runs ends with its runner and is reported as stopped at the next start. */
  async close(): Promise<void> {
    this.isClosed = true;
    this.waiting.length = 0;
    await this.context.runner.close();
  }

  private isUnderWay(query: LiveQuery): boolean {
    return this.underWay.has(query.actionId) || this.waiting.some((other) => other.actionId === query.actionId);
  }

  private startNext(): void {
    while (!this.isClosed && this.underWay.size < this.context.limits.concurrency) {
      const query = this.waiting.shift();
      if (query === undefined) return;
      this.underWay.add(query.actionId);
      void this.runOne(query)
        .catch(this.context.report)
        .finally(() => {
          this.underWay.delete(query.actionId);
          this.startNext();
        });
    }
  }

  private async runOne(query: LiveQuery): Promise<void> {
    const answer = await this.answerInTime(query);
    if (!this.isClosed) this.keep(query, answer);
  }

  private async answerInTime(query: LiveQuery): Promise<OsqueryAnswer> {
    const { runner, limits } = this.context;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<OsqueryAnswer>((resolve) => {
      const error = `the query did not finish within ${query.timeoutMs / 1000} seconds`;
      timer = setTimeout(() => resolve({ ok: false, error }), query.timeoutMs + GRACE_MS);
    });
    try {
      return await Promise.race([runner.run(query.query, { timeoutMs: query.timeoutMs, maxRows: limits.maxRows }), late]);
    } catch (error) {
      // The runner itself broke. The analyst sees that the query failed; the cause goes to the server's log.
      this.context.report(error);
      return { ok: false, error: 'the query could not be run on this host; the server log says why' };
    } finally {
      clearTimeout(timer);
    }
  }

  private keep(query: LiveQuery, answer: OsqueryAnswer): void {
    const rows = answer.ok ? withinLimits(answer.rows, this.context.limits) : [];
    const summary: LiveQueryAnswer = {
      agent: LOCAL_AGENT,
      at: this.context.clock().toISOString(),
      docs: rows.length,
      error: answer.ok ? undefined : answer.error,
      isTruncated: answer.ok && (answer.isTruncated || rows.length < answer.rows.length),
    };
    this.context.store.answer(query.queryActionId, summary, rows);
  }
}

function withinLimits(
  rows: readonly Readonly<Record<string, string>>[],
  limits: LiveQueryLimits
): readonly Readonly<Record<string, string>>[] {
  let bytes = 0;
  const end = rows.findIndex((row, n) => {
    for (const [column, value] of Object.entries(row)) bytes += column.length + value.length;
    return n >= limits.maxRows || bytes > limits.maxResultBytes;
  });
  return end === -1 ? rows : rows.slice(0, end);
}

/** Kibana's answer; it has more than this product's contract names. */
function created(query: LiveQuery) {
  const { actionId, agents, alertIds, createdAt, createdBy, ecsMapping, expiration } = query;
  const inner = { action_id: query.queryActionId, id: query.queryId, query: query.query, timeout: query.timeoutMs / 1000, agents };
  return {
    data: {
      action_id: actionId,
      '@timestamp': createdAt,
      expiration,
      type: 'INPUT_ACTION',
      input_type: 'osquery',
      agent_ids: agents,
      alert_ids: alertIds,
      agents,
      user_id: createdBy,
      queries: [ecsMapping === undefined ? inner : { ...inner, ecs_mapping: ecsMapping }],
    },
  };
}

function statusOf(query: LiveQuery, answers: readonly LiveQueryAnswer[], isExpired: boolean) {
  const failures = answers.flatMap((answer) => answer.error ?? []);
  const pending = query.agents.length - answers.length;
  const status: 'completed' | 'running' = isExpired || pending === 0 ? 'completed' : 'running';
  const counts = {
    action_id: query.queryActionId,
    id: query.queryId,
    query: query.query,
    agents: query.agents,
    docs: answers.reduce((docs, answer) => docs + answer.docs, 0),
    pending,
    responded: answers.length,
    successful: answers.length - failures.length,
    failed: failures.length,
    status,
    ...(failures[0] === undefined ? {} : { error: failures[0] }),
    ...(answers.some((answer) => answer.isTruncated) ? { truncated: true } : {}),
  };
  const { actionId, createdAt, createdBy, expiration, agents } = query;
  return { data: { action_id: actionId, '@timestamp': createdAt, expiration, agents, user_id: createdBy, status, queries: [counts] } };
}
