/** Alerts in memory, keeping every promise of the port: it passes the same suite as the stores that ship. */
import type { AlertSortField, AlertSummary, Facet } from '../../common/api';
import { withStatus } from '../../server/app/alert_status';
import { withTags } from '../../server/app/alert_tags';
import { alertNames, severityRank, statusRank, summarizeAlert, type AlertNames } from '../../server/app/alert_summary';
import type {
  AlertFilter,
  AlertPage,
  AlertPageRequest,
  AlertStatusChange,
  AlertStore,
  AlertTagChange,
  StoredAlert,
} from '../../server/app/ports';

interface Row {
  readonly alert: StoredAlert;
  readonly summary: AlertSummary;
  readonly names: AlertNames;
}

export class MemoryAlertStore implements AlertStore {
  private readonly rows = new Map<string, Row>();

  constructor(alerts: readonly StoredAlert[] = []) {
    for (const alert of alerts) this.rows.set(alert.id, toRow(alert));
  }

  async get(id: string): Promise<StoredAlert | undefined> {
    return this.rows.get(id)?.alert;
  }

  async page({ filter, sortField, sortOrder, offset, limit }: AlertPageRequest): Promise<AlertPage> {
    const all = [...this.rows.values()];
    const found = all.filter((row) => satisfies(row, filter)).sort(comparator(sortField, sortOrder));
    const facet = (without: keyof AlertFilter, read: (row: Row) => readonly Named[]): readonly Facet[] =>
      countFacet(all.filter((row) => satisfies(row, { ...filter, [without]: undefined })).flatMap(read));
    return {
      total: found.length,
      alerts: found.slice(offset, offset + limit).map((row) => row.alert),
      facets: {
        status: facet('status', ({ summary }) => [plain(summary.status)]),
        severity: facet('severity', ({ summary }) => [plain(summary.severity)]),
        rule: facet('ruleId', ({ summary }) => [{ value: summary.rule.id, label: summary.rule.name }]),
        host: facet('host', ({ names }) => names.hosts.map(plain)),
        user: facet('user', ({ names }) => names.users.map(plain)),
      },
    };
  }

  async *ofRule(ruleId: string): AsyncIterable<readonly StoredAlert[]> {
    const found = [...this.rows.values()].filter((row) => row.summary.rule.id === ruleId).sort(comparator('time', 'desc'));
    for (let start = 0; start < found.length; start += 500) yield found.slice(start, start + 500).map((row) => row.alert);
  }

  async countByRule(): Promise<ReadonlyMap<string, { readonly open: number; readonly total: number }>> {
    const counts = new Map<string, { open: number; total: number }>();
    for (const { summary } of this.rows.values()) {
      const count = counts.get(summary.rule.id) ?? { open: 0, total: 0 };
      counts.set(summary.rule.id, { open: count.open + (summary.status === 'open' ? 1 : 0), total: count.total + 1 });
    }
    return counts;
  }

  async create(alerts: readonly StoredAlert[]): Promise<readonly string[]> {
    const created: string[] = [];
    for (const alert of alerts) {
      if (this.rows.has(alert.id)) continue;
      this.rows.set(alert.id, toRow(alert));
      created.push(alert.id);
    }
    return created;
  }

  async setStatus(ids: readonly string[], change: AlertStatusChange): Promise<readonly string[]> {
    return this.change(ids, (source) => withStatus(source, change));
  }

  async setTags(ids: readonly string[], change: AlertTagChange): Promise<readonly string[]> {
    return this.change(ids, (source) => withTags(source, change));
  }

  private change(ids: readonly string[], apply: (source: StoredAlert['source']) => StoredAlert['source']): readonly string[] {
    const changed = [...new Set(ids)].filter((id) => this.rows.has(id));
    for (const id of changed) {
      const row = this.rows.get(id);
      if (row) this.rows.set(id, toRow({ ...row.alert, source: apply(row.alert.source) }));
    }
    return changed;
  }
}

interface Named {
  readonly value: string;
  readonly label: string;
}

function toRow(alert: StoredAlert): Row {
  return { alert, summary: summarizeAlert(alert), names: alertNames(alert) };
}

function plain(value: string): Named {
  return { value, label: value };
}

function satisfies({ summary, names }: Row, filter: AlertFilter): boolean {
  if (filter.status !== undefined && summary.status !== filter.status) return false;
  if (filter.severity !== undefined && summary.severity !== filter.severity) return false;
  if (filter.ruleId !== undefined && summary.rule.id !== filter.ruleId) return false;
  if (filter.host !== undefined && !names.hosts.includes(filter.host)) return false;
  if (filter.user !== undefined && !names.users.includes(filter.user)) return false;
  if (filter.sinceMs !== undefined && !(Date.parse(summary.timestamp) >= filter.sinceMs)) return false;
  if (filter.search === undefined || filter.search === '') return true;
  const wanted = filter.search.toLowerCase();
  return [summary.rule.name, ...names.hosts, ...names.users, summary.process, summary.command_line].some(
    (text) => text?.toLowerCase().includes(wanted) ?? false
  );
}

const sortValues: Record<AlertSortField, (summary: AlertSummary) => string | number | undefined> = {
  time: (summary) => summary.timestamp,
  severity: (summary) => severityRank[summary.severity],
  risk_score: (summary) => summary.risk_score,
  rule: (summary) => summary.rule.name,
  host: (summary) => summary.host,
  user: (summary) => summary.user,
  command_line: (summary) => summary.command_line,
  status: (summary) => statusRank[summary.status],
};

/** Missing values last in both orders, equal values by id. */
function comparator(field: AlertSortField, order: 'asc' | 'desc'): (left: Row, right: Row) => number {
  const read = sortValues[field];
  return (left, right) => {
    const [a, b] = [read(left.summary), read(right.summary)];
    if (a === undefined || b === undefined) {
      if (a !== b) return a === undefined ? 1 : -1;
    } else {
      const compared = typeof a === 'number' && typeof b === 'number' ? a - b : compareText(String(a), String(b));
      if (compared !== 0) return order === 'asc' ? compared : -compared;
    }
    return compareText(left.alert.id, right.alert.id);
  };
}

/** By code point, as Elasticsearch's keywords and SQLite's text sort (UTF-8 bytes), not by UTF-16 unit. */
function compareText(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}

function countFacet(found: readonly Named[]): readonly Facet[] {
  const counts = new Map<string, Facet>();
  for (const named of found) {
    counts.set(named.value, { ...named, count: (counts.get(named.value)?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || compareText(a.value, b.value)).slice(0, 50);
}
