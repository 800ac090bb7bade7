/**
 * The queue in memory: of every alert what it is sorted, filtered, searched and counted by. One pass over these columns answers a
 * page with its facets, whatever the filters are; SQL would need an index for every pair of filter and order, and a pass for
 * each facet. It holds because one process has the file alone. The documents stay in SQLite.
 */
import type { AlertSortField, AlertSummary, Facet, WorkflowStatus } from '../../common/api';
import { severityRank, statusRank, type AlertNames } from '../../server/app/alert_summary';
import type { AlertFilter, AlertPage, AlertPageRequest } from '../../server/app/ports';
import type { Severity } from '../../common/rules/rule';
import { MISSING, TextColumn } from './text_column';
import { compareText } from './text_order';
import { firstOf } from './first_of';

/** What an alert is found by. */
export type IndexedAlert = Pick<AlertSummary, 'id' | 'timestamp' | 'rule' | 'severity' | 'risk_score' | 'status'> &
  Pick<AlertSummary, 'process' | 'command_line'> &
  AlertNames;

type Facets = AlertPage['facets'];
const MOST_VALUES = 50;

export class AlertIndex {
  /** By row: the key of the alert in SQLite, and its id. */
  private readonly keys: number[] = [];
  private readonly ids: string[] = [];
  private readonly rowOf = new Map<string, number>();
  private readonly riskScores: number[] = [];
  private readonly columns = {
    status: new TextColumn(),
    severity: new TextColumn(),
    time: new TextColumn(),
    ruleId: new TextColumn(),
    ruleName: new TextColumn(),
    host: new TextColumn(),
    user: new TextColumn(),
    process: new TextColumn(),
    commandLine: new TextColumn(),
  };

  add(key: number, alert: IndexedAlert): void {
    const { columns } = this;
    this.rowOf.set(alert.id, this.keys.push(key) - 1);
    this.ids.push(alert.id);
    this.riskScores.push(alert.risk_score);
    columns.status.push(alert.status);
    columns.severity.push(alert.severity);
    columns.time.push(alert.timestamp);
    columns.ruleId.push(alert.rule.id);
    columns.ruleName.push(alert.rule.name);
    columns.host.pushAll(alert.hosts);
    columns.user.pushAll(alert.users);
    columns.process.push(alert.process);
    columns.commandLine.push(alert.command_line);
  }

  setStatus(id: string, status: WorkflowStatus): void {
    const row = this.rowOf.get(id);
    if (row !== undefined) this.columns.status.replace(row, status);
  }

  /** The keys of the page's alerts in their order, with the numbers around them. */
  page(request: AlertPageRequest): { readonly total: number; readonly keys: readonly number[]; readonly facets: Facets } {
    const { rows, facets } = this.select(request.filter);
    const order = this.comparator(request.sortField, request.sortOrder);
    const sorted = firstOf(rows, request.offset + request.limit, order);
    return { total: rows.length, keys: sorted.slice(request.offset).map((row) => this.keys[row] ?? 0), facets };
  }

  countByRule(): ReadonlyMap<string, { readonly open: number; readonly total: number }> {
    const { ruleId, status } = this.columns;
    const open = status.find('open');
    const counts = new Map<string, { open: number; total: number }>();
    for (let row = 0; row < this.keys.length; row += 1) {
      const rule = ruleId.text(ruleId.at(row));
      const count = counts.get(rule) ?? { open: 0, total: 0 };
      counts.set(rule, { open: count.open + (status.at(row) === open ? 1 : 0), total: count.total + 1 });
    }
    return counts;
  }

  /** A row counts for a facet when no filter, or only that facet's own, speaks against it. */
  private select(filter: AlertFilter): { readonly rows: readonly number[]; readonly facets: Facets } {
    const { status, severity, ruleId, host, user } = this.columns;
    const dimensions = [
      new Dimension(status, filter.status),
      new Dimension(severity, filter.severity),
      new Dimension(ruleId, filter.ruleId),
      new Dimension(host, filter.host),
      new Dimension(user, filter.user),
    ] as const;
    const isFound = this.searcher(filter.search);
    const isRecent = this.recent(filter.sinceMs);
    const rows: number[] = [];
    for (let row = 0; row < this.keys.length; row += 1) {
      let against: Dimension | undefined;
      let refusals = 0;
      for (const dimension of dimensions) {
        if (dimension.admits(row)) continue;
        against = dimension;
        refusals += 1;
      }
      if (refusals > 1 || !isRecent(row) || !isFound(row)) continue;
      if (against !== undefined) {
        against.count(row);
        continue;
      }
      rows.push(row);
      for (const dimension of dimensions) dimension.count(row);
    }
    const [byStatus, bySeverity, byRule, byHost, byUser] = dimensions;
    return {
      rows,
      facets: {
        status: byStatus.facet(),
        severity: bySeverity.facet(),
        rule: byRule.facet((row) => this.columns.ruleName.text(this.columns.ruleName.at(row))),
        host: byHost.facet(),
        user: byUser.facet(),
      },
    };
  }

  private recent(sinceMs: number | undefined): (row: number) => boolean {
    if (sinceMs === undefined) return () => true;
    const { time } = this.columns;
    // Times are few when one run made many alerts: each text is read once.
    const known = new Map<number, boolean>();
    return (row) => {
      const code = time.at(row);
      const isKnown = known.get(code);
      if (isKnown !== undefined) return isKnown;
      const isRecent = code !== MISSING && Date.parse(time.text(code)) >= sinceMs;
      known.set(code, isRecent);
      return isRecent;
    };
  }

  private searcher(search: string | undefined): (row: number) => boolean {
    if (search === undefined || search === '') return () => true;
    const { ruleName, host, user, process, commandLine } = this.columns;
    const searched = [ruleName, host, user, process, commandLine].map((column) => ({
      column,
      hits: column.containing(search.toLowerCase()),
    }));
    return (row) =>
      searched.some(({ column, hits }) => hits[column.at(row)] === 1 || (column.furtherAt(row)?.some((code) => hits[code] === 1) ?? false));
  }

  /** Missing values last in both orders, equal values by id. */
  private comparator(field: AlertSortField, order: 'asc' | 'desc'): (left: number, right: number) => number {
    const value = this.sortValue(field);
    const sign = order === 'asc' ? 1 : -1;
    return (left, right) => {
      const [a, b] = [value(left), value(right)];
      if (a === b) return compareText(this.ids[left] ?? '', this.ids[right] ?? '');
      if (a === undefined || b === undefined) return a === undefined ? 1 : -1;
      return sign * (a - b);
    };
  }

  private sortValue(field: AlertSortField): (row: number) => number | undefined {
    const { time, ruleName, host, user, commandLine, severity, status } = this.columns;
    switch (field) {
      case 'risk_score':
        return (row) => this.riskScores[row];
      case 'severity':
        return byName(severity, severityRank);
      case 'status':
        return byName(status, statusRank);
      case 'time':
        return byText(time);
      case 'rule':
        return byText(ruleName);
      case 'host':
        return byText(host);
      case 'user':
        return byText(user);
      case 'command_line':
        return byText(commandLine);
    }
  }
}

/** One facet while rows are counted. */
class Dimension {
  private readonly wanted: number | undefined;
  private readonly counts: Int32Array;
  /** By code: a row that has it, for its label. */
  private readonly examples: Int32Array;

  constructor(
    private readonly column: TextColumn,
    wanted: string | undefined
  ) {
    this.wanted = wanted === undefined ? undefined : column.find(wanted);
    this.counts = new Int32Array(column.size);
    this.examples = new Int32Array(column.size);
  }

  admits(row: number): boolean {
    if (this.wanted === undefined || this.column.at(row) === this.wanted) return true;
    return this.column.furtherAt(row)?.includes(this.wanted) ?? false;
  }

  count(row: number): void {
    this.countCode(this.column.at(row), row);
    const further = this.column.furtherAt(row);
    if (further !== undefined) for (const code of further) this.countCode(code, row);
  }

  private countCode(code: number, row: number): void {
    this.counts[code] = (this.counts[code] ?? 0) + 1;
    this.examples[code] = row;
  }

  facet(labelOf?: (row: number) => string): readonly Facet[] {
    const codes: number[] = [];
    this.counts.forEach((count, code) => {
      if (count > 0 && code !== MISSING) codes.push(code);
    });
    const count = (code: number): number => this.counts[code] ?? 0;
    const first = firstOf(codes, MOST_VALUES, (a, b) => count(b) - count(a) || compareText(this.column.text(a), this.column.text(b)));
    return first.map((code) => {
      const value = this.column.text(code);
      return { value, label: labelOf?.(this.examples[code] ?? 0) ?? value, count: count(code) };
    });
  }
}

function byText(column: TextColumn): (row: number) => number | undefined {
  const ranks = column.ranks();
  return (row) => (column.at(row) === MISSING ? undefined : ranks[column.at(row)]);
}

function byName(column: TextColumn, ranks: Readonly<Record<Severity, number>> | Readonly<Record<WorkflowStatus, number>>) {
  const byCode = new Map(Object.entries(ranks).map(([name, rank]) => [column.find(name), rank]));
  return (row: number): number | undefined => byCode.get(column.at(row));
}
