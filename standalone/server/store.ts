/** The store of a data directory: its one file, and every port that is kept in it. */
import { accessSync, chmodSync, constants, mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SqliteAlertStore } from '../sqlite/alert_store';
import { SqliteCaseStore } from '../sqlite/case_store';
import { Database } from '../sqlite/database';
import { SqliteEventStore } from '../sqlite/event_store';
import { SqliteExceptionStore } from '../sqlite/exception_store';
import { SqliteExecutionLog } from '../sqlite/execution_log';
import { SqliteInvestigationStore } from '../sqlite/investigation_store';
import { SqliteLiveQueryStore } from '../sqlite/live_query_store';
import { SqliteMatchSearcher } from '../sqlite/match_searcher';
import { SqliteRuleFiles } from '../sqlite/rule_files';
import { SqliteSavedQueryStore } from '../sqlite/saved_query_store';
import { SqliteSeenAgents } from '../sqlite/seen_agents';
import { SqliteServerState } from '../sqlite/server_state';
import { StoreError } from '../sqlite/store_error';

export const STORE_FILE = 'investigation_guides.sqlite';

export interface Store {
  readonly path: string;
  readonly alerts: SqliteAlertStore;
  readonly cases: SqliteCaseStore;
  readonly events: SqliteEventStore;
  readonly exceptions: SqliteExceptionStore;
  readonly investigations: SqliteInvestigationStore;
  readonly executions: SqliteExecutionLog;
  readonly matches: SqliteMatchSearcher;
  readonly ruleFiles: SqliteRuleFiles;
  readonly liveQueries: SqliteLiveQueryStore;
  readonly savedQueries: SqliteSavedQueryStore;
  readonly seenAgents: SqliteSeenAgents;
  readonly state: SqliteServerState;
  close(): void;
}

/** Creates the folder and the file where they are missing. Throws a `StoreError` that says what to do. */
export function openStore(dataDir: string): Store {
  try {
    makeFolder(dataDir);
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new StoreError('not_writable', `The data directory ${dataDir} cannot be used (${said}). Give another one with --data-dir.`, {
      cause: error,
    });
  }
  const path = join(dataDir, STORE_FILE);
  const database = Database.open(path);
  // Alerts name people and machines; SQLite gives its side files the same mode.
  chmodSync(path, 0o600);
  return {
    path,
    alerts: new SqliteAlertStore(database),
    cases: new SqliteCaseStore(database),
    events: new SqliteEventStore(database),
    exceptions: new SqliteExceptionStore(database),
    investigations: new SqliteInvestigationStore(database),
    executions: new SqliteExecutionLog(database),
    matches: new SqliteMatchSearcher(database),
    ruleFiles: new SqliteRuleFiles(database),
    liveQueries: new SqliteLiveQueryStore(database),
    savedQueries: new SqliteSavedQueryStore(database),
    seenAgents: new SqliteSeenAgents(database),
    state: new SqliteServerState(database),
    close: () => database.close(),
  };
}

/** Not with `recursive`: where a folder refuses to hold one (`/proc` does), Node tries again for ever. */
function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  const above = dirname(path);
  if (above !== path) makeFolder(above);
  mkdirSync(path, { mode: 0o700 });
}

/**
 * Deletes the store's own files and nothing else in the folder. A store that another process holds is left alone: it is
 * opened first, which fails then. A damaged one cannot be opened, and deleting it is what the caller asked for.
 */
export function resetStore(dataDir: string): void {
  const path = join(dataDir, STORE_FILE);
  try {
    Database.open(path).close();
  } catch (error) {
    if (!(error instanceof StoreError) || error.code === 'in_use' || error.code === 'not_ours') throw error;
  }
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${ending}`, { force: true });
}
