/** Investigations in SQLite: one row an alert, written only over the version that the writer saw. */
import * as v from 'valibot';
import { stepStateSchema, verdictBodySchema, type InvestigationResponse } from '../../common/api';
import type { InvestigationStore } from '../../server/app/ports';
import { storedEvidenceSchema, storedRunSchema } from '../../server/app/stored_run';
import type { Database } from './database';

const investigationSchema = v.object({
  alert_id: v.string(),
  version: v.number(),
  steps: v.record(
    v.string(),
    v.object({
      version: v.optional(v.number()),
      state: stepStateSchema,
      note: v.string(),
      updated_at: v.string(),
      updated_by: v.string(),
    })
  ),
  runs: v.record(v.string(), storedRunSchema),
  evidence: v.optional(v.array(v.object({ ...storedEvidenceSchema.entries, row: v.record(v.string(), v.string()) }))),
  verdict: v.optional(
    v.object({
      version: v.optional(v.number()),
      verdict: verdictBodySchema.entries.verdict,
      comment: v.string(),
      exception_item_id: v.optional(v.string()),
      at: v.string(),
      by: v.string(),
    })
  ),
});

export class SqliteInvestigationStore implements InvestigationStore {
  constructor(private readonly database: Database) {}

  async get(alertId: string): Promise<InvestigationResponse | undefined> {
    const row = this.database.first('SELECT investigation FROM investigation WHERE alert_id = ?', alertId);
    if (row === undefined) return undefined;
    const { verdict, ...rest } = v.parse(investigationSchema, row.json('investigation'));
    return { ...rest, verdict: verdict && { ...verdict, exception_item_id: verdict.exception_item_id } };
  }

  async put(investigation: InvestigationResponse): Promise<boolean> {
    const { alert_id: alertId, version } = investigation;
    const verdict = investigation.verdict?.verdict ?? null;
    const text = JSON.stringify(investigation);
    if (version === 1) {
      const sql = 'INSERT INTO investigation (alert_id, version, verdict, investigation) VALUES (?, 1, ?, ?) ON CONFLICT DO NOTHING';
      return this.database.run(sql, alertId, verdict, text) === 1;
    }
    const sql = 'UPDATE investigation SET version = ?, verdict = ?, investigation = ? WHERE alert_id = ? AND version = ?';
    return this.database.run(sql, version, verdict, text, alertId, version - 1) === 1;
  }

  async judgedTruePositive(alertIds: readonly string[]): Promise<ReadonlySet<string>> {
    // The ids go in as one JSON value: a preview can name more alerts than a statement takes parameters.
    const sql = `SELECT alert_id FROM investigation
      WHERE verdict = 'true_positive' AND alert_id IN (SELECT value FROM json_each(?))`;
    return new Set(this.database.rows(sql, JSON.stringify(alertIds)).map((row) => row.text('alert_id')));
  }
}
