/** Why agents failed at a query, in osquery's own words. Kibana's status of a run only counts them. */
import type { AgentResponses } from '../../../../common/api';
import type { Api } from '../../../shared/api';
import { HttpError } from '../../../shared/host';

export interface AgentError {
  readonly agentId: string;
  readonly message: string;
}

export type AgentErrorsApi = Pick<Api, 'agentResponses' | 'searchAgentResponses'>;

/** None where nobody tells them: that agents failed is known without. */
export async function agentErrors(queryActionId: string, api: AgentErrorsApi, signal: AbortSignal): Promise<readonly AgentError[]> {
  const responses =
    (await unlessRefused(() => api.agentResponses(queryActionId, signal))) ??
    (await unlessRefused(() => api.searchAgentResponses(queryActionId, signal)));
  return (responses?.edges ?? []).flatMap(({ _source: source }) => {
    const message = source?.error;
    const agentId = source?.agent_id ?? source?.agent?.id;
    return typeof message === 'string' && message !== '' ? [{ agentId: typeof agentId === 'string' ? agentId : '', message }] : [];
  });
}

/** Each kind of text once, in the order in which they came. */
export const distinctMessages = (errors: readonly AgentError[]): readonly string[] => [...new Set(errors.map(({ message }) => message))];

/** A Kibana without the route, or one that keeps it for others. */
async function unlessRefused(ask: () => Promise<AgentResponses>): Promise<AgentResponses | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof HttpError) return undefined;
    throw error;
  }
}
