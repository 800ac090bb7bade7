/** Live queries and what came back, in SQLite: results outlive the server, as they do in Kibana. */
import type { Database } from './database';
import type { Row } from './row';

export interface LiveQuery {
  /** The live query as a whole; the address of its status. */
  readonly actionId: string;
  /** The one query in it; the address of its rows. */
  readonly queryActionId: string;
  readonly queryId: string;
  readonly query: string;
  readonly ecsMapping: unknown;
  readonly agents: readonly string[];
  readonly alertIds: readonly string[];
  readonly createdAt: string;
  readonly createdBy: string;
  readonly expiration: string;
  readonly timeoutMs: number;
}

/** What one agent answered. */
export interface LiveQueryAnswer {
  readonly agent: string;
  readonly at: string;
  readonly docs: number;
  readonly error: string | undefined;
  readonly isTruncated: boolean;
}

export interface LiveQueryRow {
  readonly n: number;
  readonly agent: string;
  readonly at: string;
  readonly columns: Readonly<Record<string, unknown>>;
}

export interface RowsRequest {
  readonly offset: number;
  readonly limit: number;
  /** Without a column: in the order in which the agent gave them. */
  readonly sort: { readonly column: string; readonly order: 'asc' | 'desc' } | undefined;
}

/** Live queries that are kept; the oldest go first, with their rows. */
const KEPT = 2_000;

export class SqliteLiveQueryStore {
  constructor(private readonly database: Database) {}

  create(query: LiveQuery): void {
    this.database.transaction(() => {
      this.database.run(
        `INSERT INTO live_query (action_id, query_action_id, query_id, query, ecs_mapping, agents, alert_ids, created_at, created_by,
           expiration, timeout_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        query.actionId,
        query.queryActionId,
        query.queryId,
        query.query,
        query.ecsMapping === undefined ? null : JSON.stringify(query.ecsMapping),
        JSON.stringify(query.agents),
        JSON.stringify(query.alertIds),
        query.createdAt,
        query.createdBy,
        query.expiration,
        query.timeoutMs
      );
      this.database.run(`DELETE FROM live_query WHERE n <= (SELECT n FROM live_query ORDER BY n DESC LIMIT 1 OFFSET ${KEPT})`);
    });
  }

  get(actionId: string): LiveQuery | undefined {
    const row = this.database.first('SELECT * FROM live_query WHERE action_id = ?', actionId);
    return row && readQuery(row);
  }

  /** Queries that this agent was asked and has not answered. */
  unanswered(agent: string): readonly LiveQuery[] {
    return this.database
      .rows(
        `SELECT * FROM live_query AS asked WHERE EXISTS (SELECT 1 FROM json_each(asked.agents) WHERE value = ?1)
         AND NOT EXISTS (SELECT 1 FROM live_query_response WHERE query_action_id = asked.query_action_id AND agent = ?1) ORDER BY n`,
        agent
      )
      .map(readQuery);
  }

  /** Keeps an answer with its rows, all or nothing. A second answer of an agent, or one to a forgotten query, is left out. */
  answer(queryActionId: string, answer: LiveQueryAnswer, rows: readonly Readonly<Record<string, string>>[]): void {
    this.database.transaction(() => {
      const added = this.database.run(
        `INSERT INTO live_query_response (query_action_id, agent, at, docs, error, is_truncated)
         SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE EXISTS (SELECT 1 FROM live_query WHERE query_action_id = ?1) ON CONFLICT DO NOTHING`,
        queryActionId,
        answer.agent,
        answer.at,
        answer.docs,
        answer.error ?? null,
        answer.isTruncated ? 1 : 0
      );
      if (added === 0) return;
      const first = this.countRows(queryActionId);
      rows.forEach((row, offset) => {
        this.database.run(
          'INSERT INTO live_query_row (query_action_id, n, agent, row) VALUES (?, ?, ?, ?)',
          queryActionId,
          first + offset,
          answer.agent,
          JSON.stringify(row)
        );
      });
    });
  }

  answers(queryActionId: string): readonly LiveQueryAnswer[] {
    return this.database.rows('SELECT * FROM live_query_response WHERE query_action_id = ? ORDER BY agent', queryActionId).map((row) => ({
      agent: row.text('agent'),
      at: row.text('at'),
      docs: row.number('docs'),
      error: row.optionalText('error'),
      isTruncated: row.number('is_truncated') === 1,
    }));
  }

  countRows(queryActionId: string): number {
    return this.database.first('SELECT count(*) AS rows FROM live_query_row WHERE query_action_id = ?', queryActionId)?.number('rows') ?? 0;
  }

  /** Numbers before text and in their own order, although osquery gives every value as text. */
  rowsOf(queryActionId: string, { offset, limit, sort }: RowsRequest): readonly LiveQueryRow[] {
    const order = sort === undefined ? 'n' : `is_number DESC, number ${sort.order}, value ${sort.order}, n`;
    return this.database
      .rows(
        `SELECT n, agent, at, row, value, CAST(value AS REAL) AS number,
           (value GLOB '[0-9]*' OR value GLOB '-[0-9]*') AND value NOT GLOB '*[^0-9.-]*' AS is_number
         FROM (
           SELECT given.n, given.agent, response.at, given.row,
             (SELECT column.value FROM json_each(given.row) AS column WHERE column.key = ?2) AS value
           FROM live_query_row AS given JOIN live_query_response AS response USING (query_action_id, agent)
           WHERE given.query_action_id = ?1
         ) ORDER BY ${order} LIMIT ?3 OFFSET ?4`,
        queryActionId,
        sort?.column ?? '',
        limit,
        offset
      )
      .map((row) => ({ n: row.number('n'), agent: row.text('agent'), at: row.text('at'), columns: row.object('row') }));
  }
}

function readQuery(row: Row): LiveQuery {
  return {
    actionId: row.text('action_id'),
    queryActionId: row.text('query_action_id'),
    queryId: row.text('query_id'),
    query: row.text('query'),
    ecsMapping: row.optionalText('ecs_mapping') === undefined ? undefined : row.json('ecs_mapping'),
    agents: row.texts('agents'),
    alertIds: row.texts('alert_ids'),
    createdAt: row.text('created_at'),
    createdBy: row.text('created_by'),
    expiration: row.text('expiration'),
    timeoutMs: row.number('timeout_ms'),
  };
}
