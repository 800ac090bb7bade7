/**
 * Asks SQLite whether it can parse a query: the same SQLite for the command line, the standalone server and Kibana.
 *
 * A query of a guide is what anybody may have written. It is handed over as the body of a view, which SQLite parses and does not look into:
 * no name is looked up, nothing is expanded (a few lines of common tables can stand for millions), and nothing is ever run.
 */
import type { SqlSyntaxCheck } from '../../common/osquery';

/** Longer than any query of a guide. */
const LONGEST = 50_000;

/** What SQLite refuses in a view and takes in a query. */
const ABOUT_VIEWS = /parameters are not allowed in views/i;

/** The part of sql.js that is used. */
export interface SqliteDatabase {
  prepare(sql: string): { free(): boolean };
}

/** Loads SQLite on the first need (24 MB of memory from then on); a failure is reported once, and nothing is checked from then on. */
export class SqliteSyntax {
  private loaded: Promise<SqliteDatabase | undefined> | undefined;
  private isBroken = false;

  constructor(
    private readonly report: (problem: string) => void,
    private readonly load: () => Promise<SqliteDatabase> = openSqlite
  ) {}

  /** Undefined where SQLite is not to be had. */
  readonly syntax = async (): Promise<SqlSyntaxCheck | undefined> => {
    this.loaded ??= this.load().catch((error: unknown) => this.fail(error));
    const database = await this.loaded;
    return database === undefined || this.isBroken ? undefined : (sql) => this.check(database, sql);
  };

  private check(database: SqliteDatabase, sql: string): ReturnType<SqlSyntaxCheck> {
    if (this.isBroken || sql.length > LONGEST) return 'not_asked';
    try {
      database.prepare(`CREATE TEMP VIEW query AS ${sql}`).free();
      return 'parsed';
    } catch (error) {
      // SQLite's own refusals are plain errors. After anything else (a trap of WebAssembly) its memory is not to be trusted.
      if (error instanceof Error && error.name === 'Error' && !/out of memory/i.test(error.message)) {
        return ABOUT_VIEWS.test(error.message) ? 'parsed' : { message: error.message };
      }
      this.fail(error);
      return 'not_asked';
    }
  }

  private fail(error: unknown): undefined {
    this.isBroken = true;
    const why = error instanceof Error ? error.message : String(error);
    this.report(`SQLite cannot be used, so the SQL of guides is not checked for its syntax until the next start: ${why}`);
    return undefined;
  }
}

async function openSqlite(): Promise<SqliteDatabase> {
  const { default: initSqlJs } = await import('sql.js/dist/sql-wasm-inline.js');
  const { Database } = await initSqlJs();
  return new Database();
}
