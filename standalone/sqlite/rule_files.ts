/**
 * Rule files that were given on the command line once, kept with their text so that they stay loaded; and which form of each rule
 * was loaded last, so that a changed rule is noticed. The text is kept, not the rule read from it: a newer reader reads it anew.
 */
import type { Database } from './database';

export interface KeptRuleFile {
  /** Absolute path at the time it was given. */
  readonly path: string;
  readonly source: string;
  readonly text: string;
}

export class SqliteRuleFiles {
  constructor(private readonly database: Database) {}

  /** A file that is given again replaces its former text and keeps its place. */
  keep(files: readonly KeptRuleFile[]): void {
    this.database.transaction(() => {
      for (const { path, source, text } of files) {
        this.database.run(
          `INSERT INTO rule_file (path, source, content) VALUES (?, ?, ?)
           ON CONFLICT (path) DO UPDATE SET source = excluded.source, content = excluded.content`,
          path,
          source,
          text
        );
      }
    });
  }

  all(): readonly KeptRuleFile[] {
    return this.database
      .rows('SELECT path, source, content FROM rule_file ORDER BY n')
      .map((row) => ({ path: row.text('path'), source: row.text('source'), text: row.text('content') }));
  }

  /** By `rule_id`: a fingerprint of the rule as it ran last. */
  fingerprints(): ReadonlyMap<string, string> {
    const rows = this.database.rows('SELECT rule_id, fingerprint FROM rule_state');
    return new Map(rows.map((row) => [row.text('rule_id'), row.text('fingerprint')]));
  }

  setFingerprints(fingerprints: ReadonlyMap<string, string>): void {
    this.database.transaction(() => {
      this.database.run('DELETE FROM rule_state');
      for (const [ruleId, fingerprint] of fingerprints) {
        this.database.run('INSERT INTO rule_state (rule_id, fingerprint) VALUES (?, ?)', ruleId, fingerprint);
      }
    });
  }
}
