/** The table names its columns by the alert's fields, the server its orders by their subject: one table between the two. */
import type { AlertSortField, AlertSummary } from '../../../common/api';

const columns: Record<AlertSortField, keyof AlertSummary> = {
  time: 'timestamp',
  severity: 'severity',
  risk_score: 'risk_score',
  rule: 'rule',
  host: 'host',
  user: 'user',
  command_line: 'command_line',
  status: 'status',
};

export const columnOf = (field: AlertSortField): keyof AlertSummary => columns[field];

/** A column that has no order of its own gives the default one. */
export function sortFieldOf(column: keyof AlertSummary): AlertSortField {
  const names: readonly AlertSortField[] = ['time', 'severity', 'risk_score', 'rule', 'host', 'user', 'command_line', 'status'];
  return names.find((name) => columns[name] === column) ?? 'time';
}
