/** Saved queries of Osquery in SQLite; one is kept as JSON and read back through its schema. */
import * as v from 'valibot';
import type { Database } from './database';
import type { Row } from './row';

const savedQuerySchema = v.object({
  saved_object_id: v.string(),
  id: v.string(),
  description: v.optional(v.string()),
  query: v.string(),
  platform: v.optional(v.string()),
  version: v.optional(v.string()),
  interval: v.string(),
  timeout: v.optional(v.number()),
  snapshot: v.optional(v.boolean()),
  removed: v.optional(v.boolean()),
  ecs_mapping: v.optional(v.record(v.string(), v.unknown())),
  created_at: v.string(),
  created_by: v.string(),
  updated_at: v.string(),
  updated_by: v.string(),
});
export type StoredSavedQuery = v.InferOutput<typeof savedQuerySchema>;

export class SqliteSavedQueryStore {
  constructor(private readonly database: Database) {}

  /** False when the id is taken. */
  create(query: StoredSavedQuery): boolean {
    const sql = 'INSERT INTO saved_query (saved_object_id, id, saved_query) VALUES (?, ?, ?) ON CONFLICT DO NOTHING';
    return this.database.run(sql, query.saved_object_id, query.id, JSON.stringify(query)) === 1;
  }

  get(savedObjectId: string): StoredSavedQuery | undefined {
    const row = this.database.first('SELECT saved_query FROM saved_query WHERE saved_object_id = ?', savedObjectId);
    return row && readSaved(row);
  }

  /** By id. */
  page(request: { readonly offset: number; readonly limit: number; readonly order: 'asc' | 'desc' }): readonly StoredSavedQuery[] {
    const sql = `SELECT saved_query FROM saved_query ORDER BY id ${request.order} LIMIT ? OFFSET ?`;
    return this.database.rows(sql, request.limit, request.offset).map(readSaved);
  }

  count(): number {
    return this.database.first('SELECT count(*) AS queries FROM saved_query')?.number('queries') ?? 0;
  }
}

const readSaved = (row: Row): StoredSavedQuery => v.parse(savedQuerySchema, row.json('saved_query'));
