/** Cases in SQLite: the cases, what is attached to them, and which alerts are in which case. */
import * as v from 'valibot';
import { caseStatusSchema, severitySchema } from '../../common/api';
import {
  withoutAttachedAlerts,
  type AttachedAlerts,
  type CaseAttachment,
  type CaseFile,
  type CaseSummary,
} from '../../server/app/cases/case_file';
import type { CaseStore } from '../../server/app/ports';
import type { Database } from './database';
import type { Row } from './row';

const SUMMARY = `SELECT case_file.*,
  (SELECT count(*) FROM case_attachment WHERE case_n = case_file.n) AS attachments,
  (SELECT count(*) FROM case_attachment WHERE case_n = case_file.n AND type = 'user') AS comments,
  (SELECT count(*) FROM case_alert WHERE case_n = case_file.n) AS alerts
  FROM case_file`;

export class SqliteCaseStore implements CaseStore {
  constructor(private readonly database: Database) {}

  async create(file: CaseFile): Promise<void> {
    this.database.transaction(() => {
      this.database.run(
        `INSERT INTO case_file (id, title, description, tags, status, severity, category, syncs_alerts, created_at, created_by, updated_at, updated_by)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        file.id,
        file.title,
        file.description,
        JSON.stringify(file.tags),
        file.status,
        file.severity,
        file.category ?? null,
        file.syncsAlerts ? 1 : 0,
        file.createdAt,
        file.createdBy,
        file.updatedAt ?? null,
        file.updatedBy ?? null
      );
      for (const attachment of file.attachments) this.insert(this.key(file.id) ?? 0, attachment);
    });
  }

  async get(id: string): Promise<CaseFile | undefined> {
    return this.read(id);
  }

  async list(): Promise<readonly CaseSummary[]> {
    return this.database.rows(`${SUMMARY} ORDER BY created_at DESC, n DESC`).map(readSummary);
  }

  async ofAlert(alertId: string): Promise<readonly CaseSummary[]> {
    const sql = `${SUMMARY} WHERE n IN (SELECT case_n FROM case_alert WHERE alert_id = ?) ORDER BY created_at, n`;
    return this.database.rows(sql, alertId).map(readSummary);
  }

  async attach(caseId: string, attachment: CaseAttachment): Promise<CaseFile | undefined> {
    return this.database.transaction(() => {
      const key = this.key(caseId);
      if (key === undefined) return undefined;
      const present = this.database.rows('SELECT alert_id FROM case_alert WHERE case_n = ?', key).map((row) => row.text('alert_id'));
      const added = withoutAttachedAlerts(attachment, new Set(present));
      if (added !== undefined) {
        this.insert(key, added);
        this.database.run('UPDATE case_file SET updated_at = ?, updated_by = ? WHERE n = ?', added.at, added.by, key);
      }
      return this.read(caseId);
    });
  }

  private key(id: string): number | undefined {
    return this.database.first('SELECT n FROM case_file WHERE id = ?', id)?.number('n');
  }

  private insert(caseKey: number, attachment: CaseAttachment): void {
    const { type, id, at, by } = attachment;
    const [comment, rule] = type === 'user' ? [attachment.comment, undefined] : [null, attachment.rule];
    const row = this.database.first(
      'INSERT INTO case_attachment (id, case_n, type, at, by, comment, rule_id, rule_name) VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING n',
      id,
      caseKey,
      type,
      at,
      by,
      comment,
      rule?.id ?? null,
      rule?.name ?? null
    );
    if (row === undefined || type === 'user') return;
    const attachmentKey = row.number('n');
    for (const alert of attachment.alerts) {
      const sql = 'INSERT INTO case_alert (case_n, attachment_n, alert_id, index_name) VALUES (?, ?, ?, ?)';
      this.database.run(sql, caseKey, attachmentKey, alert.id, alert.index);
    }
  }

  private read(id: string): CaseFile | undefined {
    const row = this.database.first(`${SUMMARY} WHERE id = ?`, id);
    if (row === undefined) return undefined;
    const { commentCount: _comments, alertCount: _alerts, attachmentCount: _attachments, ...file } = readSummary(row);
    return { ...file, attachments: this.attachments(row.number('n')) };
  }

  private attachments(caseKey: number): readonly CaseAttachment[] {
    const alerts = new Map<number, AttachedAlerts['alerts'][number][]>();
    for (const row of this.database.rows(
      'SELECT attachment_n, alert_id, index_name FROM case_alert WHERE case_n = ? ORDER BY n',
      caseKey
    )) {
      const key = row.number('attachment_n');
      alerts.set(key, [...(alerts.get(key) ?? []), { id: row.text('alert_id'), index: row.text('index_name') }]);
    }
    return this.database
      .rows('SELECT * FROM case_attachment WHERE case_n = ? ORDER BY n', caseKey)
      .map((row) => readAttachment(row, alerts.get(row.number('n')) ?? []));
  }
}

function readSummary(row: Row): CaseSummary {
  return {
    id: row.text('id'),
    title: row.text('title'),
    description: row.text('description'),
    tags: row.texts('tags'),
    status: v.parse(caseStatusSchema, row.text('status')),
    severity: v.parse(severitySchema, row.text('severity')),
    category: row.optionalText('category'),
    syncsAlerts: row.number('syncs_alerts') === 1,
    createdAt: row.text('created_at'),
    createdBy: row.text('created_by'),
    updatedAt: row.optionalText('updated_at'),
    updatedBy: row.optionalText('updated_by'),
    commentCount: row.number('comments'),
    alertCount: row.number('alerts'),
    attachmentCount: row.number('attachments'),
  };
}

function readAttachment(row: Row, alerts: AttachedAlerts['alerts']): CaseAttachment {
  const common = { id: row.text('id'), at: row.text('at'), by: row.text('by') };
  if (row.text('type') === 'user') return { type: 'user', ...common, comment: row.text('comment') };
  return { type: 'alert', ...common, alerts, rule: { id: row.optionalText('rule_id'), name: row.optionalText('rule_name') } };
}
