/** The queue and one alert. */
import { canFilterBy, type AlertResponse, type AlertsQuery, type AlertsResponse, type AlertSummary } from '../../common/api';
import { prepareDocument } from '../../common/engine';
import { ruleText, type Locale } from '../../common/rules';
import { summarizeAlert } from './alert_summary';
import { findAlert } from './found';
import type { Ports } from './ports';
import { UseCaseError } from './route';

export async function listAlerts(ports: Ports, query: AlertsQuery): Promise<AlertsResponse> {
  const { maxAlertsPerPage } = ports.settings;
  if (query.per_page > maxAlertsPerPage) throw pageTooLarge(maxAlertsPerPage);
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
    max_per_page: maxAlertsPerPage,
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
  const summary = summarizeAlert(alert);
  return {
    alert: named(summary, await translatedNames(ports, locale)),
    source: alert.source,
    agent_id: ports.localAgentId ?? (typeof agentId === 'string' ? agentId : undefined),
    related_since: relatedSince(summary, ports.settings.relatedLookBackMs),
  };
}

function relatedSince({ timestamp }: AlertSummary, lookBackMs: number): AlertResponse['related_since'] {
  const ms = Date.parse(timestamp) - lookBackMs;
  return Number.isNaN(ms) ? undefined : { at: new Date(ms).toISOString(), hours_before: Math.round(lookBackMs / 3_600_000) };
}

function pageTooLarge(most: number): UseCaseError {
  const message = `[request query.per_page]: a page of the queue holds at most ${most} alerts here; ask for ${most} or fewer.`;
  return new UseCaseError(400, 'page_too_large', message, { max_per_page: most });
}

/** Names of the rules that have them in the language, by saved object id: alerts carry the name in the rule's own language. */
async function translatedNames(ports: Ports, locale: Locale | undefined): Promise<ReadonlyMap<string, string>> {
  if (locale === undefined || locale === 'en' || ports.rules.hasTranslations === false) return new Map();
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
