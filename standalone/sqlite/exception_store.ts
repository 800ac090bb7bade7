/** Exceptions in SQLite; the item is kept as JSON and read back through its schema. */
import * as v from 'valibot';
import { exceptionEntriesSchema } from '../../common/api';
import type { ExceptionItem } from '../../common/exceptions/exception';
import type { ExceptionStore } from '../../server/app/ports';
import type { Database } from './database';

const itemSchema = v.object({
  id: v.string(),
  itemId: v.string(),
  listId: v.string(),
  ruleId: v.string(),
  name: v.string(),
  description: v.string(),
  entries: exceptionEntriesSchema,
  comments: v.array(v.string()),
  osTypes: v.array(v.string()),
  tags: v.array(v.string()),
  expireTime: v.optional(v.string()),
  createdAt: v.string(),
  createdBy: v.string(),
});

export class SqliteExceptionStore implements ExceptionStore {
  constructor(private readonly database: Database) {}

  async ofRule(ruleId: string): Promise<readonly ExceptionItem[]> {
    return this.database
      .rows('SELECT item FROM exception_item WHERE rule_id = ? ORDER BY created_at, n', ruleId)
      .map((row) => readItem(row.json('item')));
  }

  async create(item: ExceptionItem): Promise<void> {
    this.database.run(
      'INSERT INTO exception_item (id, rule_id, created_at, item) VALUES (?, ?, ?, ?)',
      item.id,
      item.ruleId,
      item.createdAt,
      JSON.stringify(item)
    );
  }
}

function readItem(stored: unknown): ExceptionItem {
  const { expireTime, ...item } = v.parse(itemSchema, stored);
  return { ...item, expireTime };
}
