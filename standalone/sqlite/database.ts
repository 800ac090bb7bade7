/**
 * One SQLite file, held by one process. WAL with full synchronisation: what was answered is on the disk. The file lock is
 * SQLite's own exclusive lock, which the system releases even when the process is killed; a lock file would be left behind.
 */
import { DatabaseSync, type StatementSyncInstance } from '@photostructure/sqlite';
import { migrate, refuseForeign } from './migrations';
import { Row, type SqlValue } from './row';
import { StoreError } from './store_error';

export class Database {
  private readonly statements = new Map<string, StatementSyncInstance>();
  private depth = 0;

  private constructor(private readonly connection: InstanceType<typeof DatabaseSync>) {}

  /** Opens or creates the file and brings its tables to the newest form. `:memory:` works too. */
  static open(path: string): Database {
    const connection = connect(path);
    const database = new Database(connection);
    try {
      refuseForeign(database, path);
      connection.exec('PRAGMA locking_mode = EXCLUSIVE');
      connection.exec('PRAGMA journal_mode = WAL');
      connection.exec('PRAGMA synchronous = FULL');
      connection.exec('PRAGMA foreign_keys = ON');
      connection.exec('PRAGMA cache_size = -65536');
      connection.exec('PRAGMA temp_store = MEMORY');
      migrate(database);
      return database;
    } catch (error) {
      connection.close();
      throw error instanceof StoreError ? error : explained(path, error);
    }
  }

  rows(sql: string, ...values: readonly SqlValue[]): Row[] {
    return this.statement(sql)
      .all(...values)
      .map((raw: unknown) => new Row(raw));
  }

  first(sql: string, ...values: readonly SqlValue[]): Row | undefined {
    const raw: unknown = this.statement(sql).get(...values);
    return raw === undefined || raw === null ? undefined : new Row(raw);
  }

  /** Answers how many rows were changed. */
  run(sql: string, ...values: readonly SqlValue[]): number {
    return Number(this.statement(sql).run(...values).changes);
  }

  /** Several statements without values, for migrations. */
  script(sql: string): void {
    this.connection.exec(sql);
  }

  /** All of `work` or nothing of it. A transaction inside another one joins it. */
  transaction<T>(work: () => T): T {
    if (this.depth > 0) return work();
    this.connection.exec('BEGIN IMMEDIATE');
    this.depth += 1;
    try {
      const result = work();
      this.connection.exec('COMMIT');
      return result;
    } catch (error) {
      if (this.connection.isTransaction) this.connection.exec('ROLLBACK');
      throw error;
    } finally {
      this.depth -= 1;
    }
  }

  /**
   * Leaves one file and no lock. Closing alone would not: the library keeps prepared statements until they are collected, and
   * SQLite keeps the lock as long as there are any. Leaving WAL writes its content into the file and allows the lock to go.
   */
  close(): void {
    if (!this.connection.isOpen) return;
    this.statements.clear();
    this.connection.exec('PRAGMA journal_mode = DELETE');
    this.connection.exec('PRAGMA locking_mode = NORMAL');
    this.connection.exec('SELECT count(*) FROM sqlite_master');
    this.connection.close();
  }

  private statement(sql: string): StatementSyncInstance {
    const known = this.statements.get(sql);
    if (known !== undefined) return known;
    const prepared = this.connection.prepare(sql);
    this.statements.set(sql, prepared);
    return prepared;
  }
}

function connect(path: string): InstanceType<typeof DatabaseSync> {
  try {
    return new DatabaseSync(path, { timeout: 500 });
  } catch (error) {
    throw explained(path, error);
  }
}

function explained(path: string, cause: unknown): StoreError {
  const said = cause instanceof Error ? cause.message : String(cause);
  if (/locked|busy/i.test(said)) {
    return new StoreError('in_use', `The store ${path} is in use by another process. Stop that one, or give this one its own --data-dir.`, {
      cause,
    });
  }
  if (/not a database|malformed|corrupt/i.test(said)) {
    return new StoreError(
      'damaged',
      `The store ${path} cannot be read (${said}). Restore a copy of it, move it away, or start once with --reset to begin anew.`,
      { cause }
    );
  }
  return new StoreError('not_writable', `The store ${path} cannot be opened for writing (${said}). Check the folder and its permissions.`, {
    cause,
  });
}
