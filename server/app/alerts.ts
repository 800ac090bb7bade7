/** The queue and one alert. */
import type { AlertResponse, AlertsQuery, AlertsResponse } from '../../common/api';
import { prepareDocument } from '../../common/engine';
import { summarizeAlert } from './alert_summary';
import { findAlert } from './found';
import type { Ports } from './ports';

export async function listAlerts(ports: Ports, query: AlertsQuery): Promise<AlertsResponse> {
  const page = await ports.alerts.page({
    filter: {
      status: query.status,
      severity: query.severity,
      ruleId: given(query.rule_id),
      host: given(query.host),
      user: given(query.user),
      search: given(query.search?.trim()),
    },
    sortField: query.sort_field,
    sortOrder: query.sort_order,
    offset: (query.page - 1) * query.per_page,
    limit: query.per_page,
  });
  return { total: page.total, page: query.page, per_page: query.per_page, alerts: page.alerts.map(summarizeAlert), facets: page.facets };
}

export async function getAlert(ports: Ports, id: string): Promise<AlertResponse> {
  const alert = await findAlert(ports, id);
  const [agentId] = prepareDocument(alert.source).values('agent.id');
  return {
    alert: summarizeAlert(alert),
    source: alert.source,
    agent_id: ports.localAgentId ?? (typeof agentId === 'string' ? agentId : undefined),
  };
}

/** An empty parameter (`?host=`) is a filter that was cleared, not one for the empty name. */
function given(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}
