/** Kibana's Osquery routes for live queries, in its shapes: start one, ask how it stands, read its rows. */
import * as v from 'valibot';
import { LIVE_QUERIES_PATH, LIVE_QUERY_PATH, LIVE_QUERY_RESULTS_PATH } from '../../../common/api';
import type { AlertStore } from '../../../server/app/ports';
import { RequestError } from '../http/errors';
import type { HostRoute } from '../http/http_server';
import { checked } from '../http/checked';
import { fillPlaceholders } from '../live_queries/fill_placeholders';
import { liveQueryBodySchema, liveQueryResultsQuerySchema, selectedAgents, type LiveQueryBody } from '../live_queries/live_query_request';
import type { LiveQueryService } from '../live_queries/live_query_service';
import type { SqliteSavedQueryStore } from '../../sqlite/saved_query_store';

const idParamsSchema = v.object({ id: v.string() });
const resultsParamsSchema = v.object({ id: v.string(), action_id: v.string() });

export function liveQueryRoutes(
  service: LiveQueryService,
  alerts: AlertStore,
  saved: Pick<SqliteSavedQueryStore, 'get'>
): readonly HostRoute[] {
  return [
    {
      method: 'post',
      path: LIVE_QUERIES_PATH,
      handle: async (_request, given) => {
        const body = checked(liveQueryBodySchema, given, 'body');
        const agents = selectedAgents(body);
        if (agents.length === 0) {
          throw new RequestError(400, 'no_agent', 'No agents found for selection: name one in agent_ids, or a platform that is here.');
        }
        const query = await filled(textOf(body, saved), body.alert_ids, alerts);
        const { alert_ids: alertIds, ecs_mapping: ecsMapping, timeout: timeoutSeconds } = body;
        const created = service.create({ query, agents, alertIds, ecsMapping, timeoutSeconds });
        if (created === undefined) throw new RequestError(429, 'too_many_queries', 'Too many queries wait already. Try again in a moment.');
        return created;
      },
    },
    {
      method: 'get',
      path: LIVE_QUERY_PATH,
      handle: (request) => found(service.status(checked(idParamsSchema, request.params, 'params').id)),
    },
    {
      method: 'get',
      path: LIVE_QUERY_RESULTS_PATH,
      handle: (request) => {
        const { id, action_id: actionId } = checked(resultsParamsSchema, request.params, 'params');
        return found(service.results(id, actionId, checked(liveQueryResultsQuerySchema, request.query, 'query')));
      },
    },
  ];
}

/** Whoever is here may run any query, so what is sent goes before what is saved, as in Kibana. */
function textOf({ query, saved_query_id }: LiveQueryBody, saved: Pick<SqliteSavedQueryStore, 'get'>): string {
  if (query !== undefined && query.trim() !== '') return query;
  const stored = saved_query_id === undefined ? undefined : saved.get(saved_query_id);
  if (stored === undefined)
    throw new RequestError(400, 'no_query', 'There is no query to run: send SQL as "query", or the id of a saved query.');
  return stored.query;
}

/** As in Kibana: with alert ids, placeholders that are left in the query are filled from the first alert. */
async function filled(query: string, alertIds: readonly string[], alerts: AlertStore): Promise<string> {
  const [first] = alertIds;
  if (first === undefined || !query.includes('{{')) return query;
  const alert = await alerts.get(first);
  if (alert === undefined) throw new RequestError(404, 'alert_not_found', 'There is no alert with the first of the given ids.');
  const result = fillPlaceholders(query, alert.source);
  if (!result.ok)
    throw new RequestError(400, 'parameter_missing', `The alert has no value for {{${result.missing}}}, which the query uses.`);
  return result.query;
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new RequestError(404, 'live_query_not_found', 'There is no such live query here.');
  return value;
}
