/** What each run of a rule did, in SQLite. Only the newest runs of a rule are kept, so that serving for months stays flat. */
import * as v from 'valibot';
import type { RuleExecution } from '../../common/api';
import type { ExecutionLog } from '../../server/app/ports';
import type { Database } from './database';
import type { Row } from './row';

const executionSchema = v.object({
  at: v.string(),
  from: v.string(),
  to: v.string(),
  status: v.picklist(['succeeded', 'warning', 'failed']),
  created: v.number(),
  excepted: v.number(),
  duplicates: v.number(),
  cut: v.number(),
  messages: v.array(v.object({ code: v.string(), message: v.string() })),
});

/** A week of five-minute runs. */
const KEPT_PER_RULE = 2016;

export class SqliteExecutionLog implements ExecutionLog {
  constructor(private readonly database: Database) {}

  async append(ruleId: string, execution: RuleExecution): Promise<void> {
    this.database.transaction(() => {
      this.database.run('INSERT INTO execution (rule_id, execution) VALUES (?, ?)', ruleId, JSON.stringify(execution));
      this.database.run(
        `DELETE FROM execution WHERE rule_id = ?1
         AND n <= (SELECT n FROM execution WHERE rule_id = ?1 ORDER BY n DESC LIMIT 1 OFFSET ${KEPT_PER_RULE})`,
        ruleId
      );
    });
  }

  async ofRule(ruleId: string, limit: number): Promise<readonly RuleExecution[]> {
    return this.database
      .rows('SELECT execution FROM execution WHERE rule_id = ? ORDER BY n DESC LIMIT ?', ruleId, limit)
      .map(readExecution);
  }

  async latest(): Promise<ReadonlyMap<string, RuleExecution>> {
    const rows = this.database.rows('SELECT rule_id, execution FROM execution WHERE n IN (SELECT max(n) FROM execution GROUP BY rule_id)');
    return new Map(rows.map((row) => [row.text('rule_id'), readExecution(row)]));
  }
}

function readExecution(row: Row): RuleExecution {
  return v.parse(executionSchema, row.json('execution'));
}
