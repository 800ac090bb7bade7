/** Alerts: the queue and one alert. */
import * as v from 'valibot';
import type { Severity } from '../rules/rule';
import { API_BASE, idSchema, severitySchema } from './base';

export const ALERTS_PATH = `${API_BASE}/alerts`;
export const ALERT_PATH = `${API_BASE}/alerts/{id}`;

export const workflowStatusSchema = v.picklist(['open', 'acknowledged', 'closed']);
export type WorkflowStatus = v.InferOutput<typeof workflowStatusSchema>;

export const alertSortFieldSchema = v.picklist(['time', 'severity', 'risk_score', 'rule', 'host', 'user', 'command_line', 'status']);
export type AlertSortField = v.InferOutput<typeof alertSortFieldSchema>;

const shortText = v.pipe(v.string(), v.maxLength(1024));
/** Names come from events, so the queue cannot be filtered by each: not by an empty one, an endless one, one with half of a character. */
export function canFilterBy(value: string): boolean {
  return value !== '' && !/\p{Surrogate}/u.test(value) && v.is(shortText, value);
}
const wholeNumber = (least: number, most: number) =>
  v.pipe(
    v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{1,9}$/, 'must be a whole number'), v.transform(Number))]),
    v.integer(),
    v.minValue(least),
    v.maxValue(most)
  );

/** Query string of the queue. Lists are comma-free: repeat the parameter, or give one value. */
export const alertsQuerySchema = v.object({
  page: v.optional(wholeNumber(1, 10_000), 1),
  /** The server may allow less: `max_per_page` of the answer. */
  per_page: v.optional(wholeNumber(1, 1_000), 25),
  sort_field: v.optional(alertSortFieldSchema, 'time'),
  sort_order: v.optional(v.picklist(['asc', 'desc']), 'desc'),
  status: v.optional(workflowStatusSchema),
  severity: v.optional(severitySchema),
  rule_id: v.optional(shortText),
  host: v.optional(shortText),
  user: v.optional(shortText),
  /** ISO; only alerts made at this time or later. */
  since: v.optional(v.pipe(v.string(), v.isoTimestamp())),
  /** Free text, case-insensitive, looked for in rule, host, user, process and command line. */
  search: v.optional(shortText),
  /** Language of the rules' names; without it the names that the alerts carry. */
  locale: v.optional(v.picklist(['en', 'zh-CN'])),
});
export type AlertsQuery = v.InferOutput<typeof alertsQuerySchema>;

export const alertParamsSchema = v.object({ id: idSchema });
export const alertQuerySchema = v.object({ locale: alertsQuerySchema.entries.locale });

export interface AlertSummary {
  readonly id: string;
  readonly index: string;
  /** ISO; when the rule made the alert. */
  readonly timestamp: string;
  /** ISO; when the event happened. */
  readonly original_time: string | undefined;
  readonly rule: { readonly id: string; readonly rule_id: string; readonly name: string };
  readonly severity: Severity;
  readonly risk_score: number;
  readonly status: WorkflowStatus;
  readonly workflow_reason: string | undefined;
  /** `kibana.alert.workflow_tags`, in the order in which they were added. */
  readonly tags: readonly string[];
  readonly reason: string;
  readonly host: string | undefined;
  readonly user: string | undefined;
  readonly process: string | undefined;
  readonly command_line: string | undefined;
}

export interface Facet {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

export interface AlertsResponse {
  readonly total: number;
  readonly page: number;
  readonly per_page: number;
  /** The most that `per_page` may be here. */
  readonly max_per_page: number;
  readonly alerts: readonly AlertSummary[];
  /** Values to filter by, counted over all alerts of the store that satisfy the other filters. At most 50 each. */
  readonly facets: {
    readonly status: readonly Facet[];
    readonly severity: readonly Facet[];
    readonly rule: readonly Facet[];
    readonly host: readonly Facet[];
    readonly user: readonly Facet[];
  };
}

export interface AlertResponse {
  readonly alert: AlertSummary;
  /** The alert document as stored: `kibana.alert.*` flat, ECS nested. */
  readonly source: Readonly<Record<string, unknown>>;
  /** Agent to query: `agent.id` of the alert. Standalone the agent `local` stands for this machine. */
  readonly agent_id: string | undefined;
  /** From when on the other alerts of its user and host are counted; undefined where its time cannot be read. */
  readonly related_since: { readonly at: string; readonly hours_before: number } | undefined;
}
