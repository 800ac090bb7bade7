/**
 * What each agent said to a live query. The status of a live query only counts who failed; why, in osquery's words, stands in the agents'
 * responses. Newer Kibanas have a public route for them; 8.12 shows them on its own page by Osquery's search strategy, which newer ones keep.
 */

/** `{id}` is that of the query within the live query. 404 in 8.12. */
export const AGENT_RESPONSES_PATH = '/api/osquery/action_results/{id}';
export const OSQUERY_SEARCH_PATH = '/internal/search/osquerySearchStrategy';
export const INTERNAL_SEARCH_VERSION = '1';
/** Of one query; the words of more agents are hardly ever other words. */
export const MOST_AGENT_RESPONSES = 100;

export interface AgentResponses {
  readonly edges: readonly { readonly _source?: AgentResponseSource }[];
}

/** One agent's. `error` is there only when it failed. */
export interface AgentResponseSource {
  readonly agent_id?: unknown;
  readonly agent?: { readonly id?: unknown };
  readonly error?: unknown;
}

export function agentResponsesSearch(queryActionId: string): object {
  return {
    factoryQueryType: 'actionResults',
    actionId: queryActionId,
    kuery: '',
    pagination: { activePage: 0, cursorStart: 0, querySize: MOST_AGENT_RESPONSES },
    sort: { direction: 'desc', field: '@timestamp' },
  };
}
