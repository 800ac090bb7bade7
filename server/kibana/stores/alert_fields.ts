/**
 * How the columns of the queue are found in the alerts index. Status and severity are read as `summarizeAlert` reads them: an alert
 * without a known status is open, one without a known severity low, and `in-progress` is how older versions wrote `acknowledged`.
 */
import type { AlertSortField, WorkflowStatus } from '../../../common/api';
import type { Severity } from '../../../common/rules';
import type { EsQuery, EsSort } from './es_client';

export const FIELD = {
  time: '@timestamp',
  /** Equals `_id`, which cannot be sorted by on every cluster. */
  id: 'kibana.alert.uuid',
  ruleId: 'kibana.alert.rule.uuid',
  ruleName: 'kibana.alert.rule.name',
  severity: 'kibana.alert.severity',
  riskScore: 'kibana.alert.risk_score',
  status: 'kibana.alert.workflow_status',
  host: 'host.name',
  user: 'user.name',
  process: 'process.name',
  commandLine: 'process.command_line',
  args: 'process.args',
} as const;

export const everything: EsQuery = { match_all: {} };

export function exactly(field: string, value: string): EsQuery {
  return { term: { [field]: { value } } };
}

export function allOf(queries: readonly EsQuery[]): EsQuery {
  const narrowing = queries.filter((query) => query !== everything);
  return narrowing.length === 0 ? everything : { bool: { filter: narrowing } };
}

const acknowledged: EsQuery = { terms: { [FIELD.status]: ['acknowledged', 'in-progress'] } };
const closed = exactly(FIELD.status, 'closed');

export const statusQuery: Readonly<Record<WorkflowStatus, EsQuery>> = {
  open: { bool: { must_not: [acknowledged, closed] } },
  acknowledged,
  closed,
};

export const severityQuery: Readonly<Record<Severity, EsQuery>> = {
  low: { bool: { must_not: [{ terms: { [FIELD.severity]: ['medium', 'high', 'critical'] } }] } },
  medium: exactly(FIELD.severity, 'medium'),
  high: exactly(FIELD.severity, 'high'),
  critical: exactly(FIELD.severity, 'critical'),
};

/** Plain columns by their field; the two that rank by meaning are sorted by score, see `ranked`. */
export const sortFields: Readonly<Record<Exclude<AlertSortField, 'severity' | 'status'>, keyof typeof columnTypes>> = {
  time: FIELD.time,
  risk_score: FIELD.riskScore,
  rule: FIELD.ruleName,
  host: FIELD.host,
  user: FIELD.user,
  command_line: FIELD.commandLine,
};

const columnTypes = {
  [FIELD.time]: 'date',
  [FIELD.riskScore]: 'float',
  [FIELD.ruleName]: 'keyword',
  [FIELD.host]: 'keyword',
  [FIELD.user]: 'keyword',
  [FIELD.commandLine]: 'keyword',
  [FIELD.id]: 'keyword',
} as const;

/** Missing values last in both orders; a field that no event of this space has sorts as missing. */
export function by(field: keyof typeof columnTypes, order: 'asc' | 'desc'): EsSort {
  return { [field]: { order, missing: '_last', unmapped_type: columnTypes[field] } };
}
