/** The queue and one alert. */
import { canFilterBy, type AlertResponse, type AlertsQuery, type AlertsResponse, type AlertSummary } from '../../common/api';
import { prepareDocument } from '../../common/engine';
import { ruleText, type Locale } from '../../common/rules';
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
      sinceMs: query.since === undefined ? undefined : Date.parse(query.since),
    },
    sortField: query.sort_field,
    sortOrder: query.sort_order,
    offset: (query.page - 1) * query.per_page,
    limit: query.per_page,
  });
  const names = await translatedNames(ports, query.locale);
  return {
    total: page.total,
    page: query.page,
    per_page: query.per_page,
    alerts: page.alerts.map((alert) => named(summarizeAlert(alert), names)),
    facets: {
      ...page.facets,
      rule: page.facets.rule.map((facet) => ({ ...facet, label: names.get(facet.value) ?? facet.label })),
      host: page.facets.host.filter(({ value }) => canFilterBy(value)),
      user: page.facets.user.filter(({ value }) => canFilterBy(value)),
    },
  };
}

export async function getAlert(ports: Ports, id: string, locale?: Locale): Promise<AlertResponse> {
  const alert = await findAlert(ports, id);
  const [agentId] = prepareDocument(alert.source).values('agent.id');
  return {
    alert: named(summarizeAlert(alert), await translatedNames(ports, locale)),
    source: alert.source,
    agent_id: ports.localAgentId ?? (typeof agentId === 'string' ? agentId : undefined),
  };
}

/** Names of the rules that have them in the language, by saved object id: alerts carry the name in the rule's own language. */
async function translatedNames(ports: Ports, locale: Locale | undefined): Promise<ReadonlyMap<string, string>> {
  if (locale === undefined || locale === 'en') return new Map();
  const rules = await ports.rules.list();
  return new Map(rules.filter((rule) => rule.translations[locale] !== undefined).map((rule) => [rule.id, ruleText(rule, locale).name]));
}

function named(summary: AlertSummary, names: ReadonlyMap<string, string>): AlertSummary {
  const name = names.get(summary.rule.id);
  return name === undefined ? summary : { ...summary, rule: { ...summary.rule, name } };
}

/** An empty parameter (`?host=`) is a filter that was cleared, not one for the empty name. */
function given(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}
