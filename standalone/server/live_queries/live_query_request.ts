/** The body of Kibana's live query route, as far as one local agent can serve it. */
import * as v from 'valibot';
import { idSchema } from '../../../common/api';

export const LOCAL_AGENT = 'local';

const ids = (most: number) => v.optional(v.pipe(v.array(idSchema), v.maxLength(most)), []);

export const liveQueryBodySchema = v.object({
  agent_ids: ids(1_000),
  agent_all: v.optional(v.boolean(), false),
  agent_platforms: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(256))), v.maxLength(100)), []),
  query: v.optional(v.pipe(v.string(), v.maxLength(100_000))),
  ecs_mapping: v.optional(v.record(v.string(), v.unknown())),
  alert_ids: ids(1_000),
  case_ids: ids(1_000),
  event_ids: ids(1_000),
  /** Seconds. */
  timeout: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(900))),
  metadata: v.optional(v.record(v.string(), v.unknown())),
  queries: v.optional(v.undefined('only one query at a time is served here: send it as "query"')),
  pack_id: v.optional(v.undefined('packs are not served here: send the SQL as "query"')),
  saved_query_id: v.optional(idSchema),
});
export type LiveQueryBody = v.InferOutput<typeof liveQueryBodySchema>;

const count = (least: number, most: number, standard: number) =>
  v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,6}$/, 'must be a whole number'), v.transform(Number), v.minValue(least), v.maxValue(most)),
    String(standard)
  );

export const liveQueryResultsQuerySchema = v.object({
  page: count(0, 100_000, 0),
  pageSize: count(1, 10_000, 100),
  sort: v.optional(v.pipe(v.string(), v.maxLength(256))),
  sortOrder: v.optional(v.picklist(['asc', 'desc']), 'desc'),
  kuery: v.optional(v.literal('', 'filtering of results is not served here')),
});
export type LiveQueryResultsQuery = v.InferOutput<typeof liveQueryResultsQuerySchema>;

/** The platform of the one agent that there is. Of Linux, agents name the distribution; here `linux` stands for any. */
export const LOCAL_PLATFORM = process.platform === 'win32' ? 'windows' : process.platform;

/** Agents that a request selects. `agent_all` is the one agent that there is. */
export function selectedAgents(body: LiveQueryBody): readonly string[] {
  const takesLocal = body.agent_all || body.agent_platforms.includes(LOCAL_PLATFORM);
  return [...new Set(takesLocal ? [...body.agent_ids, LOCAL_AGENT] : body.agent_ids)];
}
