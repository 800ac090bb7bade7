/** Alerts in SQLite: the documents, and beside them the columns of the queue, which are also held in memory. */
import * as v from 'valibot';
import { severitySchema, workflowStatusSchema } from '../../common/api';
import { withStatus } from '../../server/app/alert_status';
import { withTags } from '../../server/app/alert_tags';
import { alertNames, summarizeAlert, type AlertNames } from '../../server/app/alert_summary';
import type { AlertPage, AlertPageRequest, AlertStatusChange, AlertStore, AlertTagChange, StoredAlert } from '../../server/app/ports';
import { AlertIndex, type IndexedAlert } from './alert_index';
import type { Database } from './database';
import type { Row } from './row';

const BATCH = 500;

export class SqliteAlertStore implements AlertStore {
  private readonly index = new AlertIndex();

  constructor(private readonly database: Database) {
    const columns = 'n, id, status, severity, risk_score, time, rule_id, rule_name, host, user, process, command_line';
    const further = furtherNames(database);
    for (const row of database.rows(`SELECT ${columns} FROM alert ORDER BY n`)) {
      const key = row.number('n');
      this.index.add(key, readIndexed(row, further.get(key)));
    }
  }

  async get(id: string): Promise<StoredAlert | undefined> {
    const row = this.database.first('SELECT id, index_name, source FROM alert JOIN alert_document USING (n) WHERE id = ?', id);
    return row && readAlert(row);
  }

  async page(request: AlertPageRequest): Promise<AlertPage> {
    const { total, keys, facets } = this.index.page(request);
    return { total, alerts: this.documents(keys), facets };
  }

  async *ofRule(ruleId: string): AsyncIterable<readonly StoredAlert[]> {
    const keys = this.database.rows('SELECT n FROM alert WHERE rule_id = ? ORDER BY time DESC, id', ruleId).map((row) => row.number('n'));
    for (let start = 0; start < keys.length; start += BATCH) yield this.documents(keys.slice(start, start + BATCH));
  }

  async countByRule(): Promise<ReadonlyMap<string, { readonly open: number; readonly total: number }>> {
    return this.index.countByRule();
  }

  async create(alerts: readonly StoredAlert[]): Promise<readonly string[]> {
    const created = this.database.transaction(() => alerts.flatMap((alert) => this.insert(alert) ?? []));
    // Only now: a transaction that failed must not leave its alerts in memory.
    for (const { key, alert } of created) this.index.add(key, alert);
    return created.map(({ alert }) => alert.id);
  }

  async setStatus(ids: readonly string[], change: AlertStatusChange): Promise<readonly string[]> {
    const setColumn = (key: number): unknown => this.database.run('UPDATE alert SET status = ? WHERE n = ?', change.status, key);
    const changed = this.change(ids, (source) => withStatus(source, change), setColumn);
    for (const id of changed) this.index.setStatus(id, change.status);
    return changed;
  }

  async setTags(ids: readonly string[], change: AlertTagChange): Promise<readonly string[]> {
    return this.change(ids, (source) => withTags(source, change));
  }

  private documents(keys: readonly number[]): readonly StoredAlert[] {
    return this.database
      .rows(
        `SELECT alert.id AS id, index_name, source FROM json_each(?) AS wanted
         JOIN alert ON alert.n = wanted.value JOIN alert_document ON alert_document.n = alert.n ORDER BY wanted.key`,
        JSON.stringify(keys)
      )
      .map(readAlert);
  }

  private insert(alert: StoredAlert): { readonly key: number; readonly alert: IndexedAlert } | undefined {
    const summary = summarizeAlert(alert);
    const row = this.database.first(
      `INSERT INTO alert (id, status, severity, risk_score, time, rule_id, rule_name, host, user, process, command_line)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING RETURNING n`,
      alert.id,
      summary.status,
      summary.severity,
      summary.risk_score,
      summary.timestamp,
      summary.rule.id,
      summary.rule.name,
      summary.host ?? null,
      summary.user ?? null,
      summary.process ?? null,
      summary.command_line ?? null
    );
    if (row === undefined) return undefined;
    const key = row.number('n');
    this.database.run(
      'INSERT INTO alert_document (n, index_name, source) VALUES (?, ?, ?)',
      key,
      alert.index,
      JSON.stringify(alert.source)
    );
    const names = alertNames(alert);
    for (const kind of ['users', 'hosts'] as const)
      for (const name of names[kind].slice(1))
        this.database.run('INSERT INTO alert_name (alert_n, kind, name) VALUES (?, ?, ?)', key, kind, name);
    return { key, alert: { ...summary, ...names } };
  }

  /** All of the alerts or none; `beside` writes what a column repeats of the document. */
  private change(
    ids: readonly string[],
    apply: (source: StoredAlert['source']) => StoredAlert['source'],
    beside?: (key: number) => unknown
  ): readonly string[] {
    return this.database.transaction(() =>
      [...new Set(ids)].filter((id) => {
        const row = this.database.first(
          'SELECT alert.n AS n, id, index_name, source FROM alert JOIN alert_document USING (n) WHERE id = ?',
          id
        );
        if (row === undefined) return false;
        const key = row.number('n');
        const source = apply(readAlert(row).source);
        beside?.(key);
        this.database.run('UPDATE alert_document SET source = ? WHERE n = ?', JSON.stringify(source), key);
        return true;
      })
    );
  }
}

function readAlert(row: Row): StoredAlert {
  return { id: row.text('id'), index: row.text('index_name'), source: row.object('source') };
}

/** By alert: its users and hosts after the first of each, which nearly all alerts have none of. */
function furtherNames(database: Database): ReadonlyMap<number, AlertNames> {
  const found = new Map<number, { readonly users: string[]; readonly hosts: string[] }>();
  for (const row of database.rows('SELECT alert_n, kind, name FROM alert_name ORDER BY n')) {
    const key = row.number('alert_n');
    const names = found.get(key) ?? { users: [], hosts: [] };
    found.set(key, names);
    names[row.text('kind') === 'users' ? 'users' : 'hosts'].push(row.text('name'));
  }
  return found;
}

function readIndexed(row: Row, further: AlertNames | undefined): IndexedAlert {
  const names = (kind: keyof AlertNames, first: string | undefined): readonly string[] =>
    first === undefined ? [] : [first, ...(further?.[kind] ?? [])];
  return {
    id: row.text('id'),
    status: v.parse(workflowStatusSchema, row.text('status')),
    severity: v.parse(severitySchema, row.text('severity')),
    risk_score: row.number('risk_score'),
    timestamp: row.text('time'),
    rule: { id: row.text('rule_id'), rule_id: row.text('rule_id'), name: row.text('rule_name') },
    hosts: names('hosts', row.optionalText('host')),
    users: names('users', row.optionalText('user')),
    process: row.optionalText('process'),
    command_line: row.optionalText('command_line'),
  };
}
