/** The tables of the store, as the steps that lead to them. A step that was released is never edited; a new one is added. */
import type { Database } from './database';
import { StoreError } from './store_error';

/** Marks the file as ours in SQLite's header ("IGst"), so that another program's database is never altered. */
const APPLICATION_ID = 0x49477374;

const steps: readonly string[] = [
  `
  CREATE TABLE event (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    index_name TEXT,
    time_ms REAL,
    ingested_ms REAL,
    source TEXT NOT NULL
  );
  CREATE INDEX event_time ON event (time_ms, id);
  CREATE INDEX event_ingested ON event (ingested_ms, id);

  CREATE TABLE alert (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    status TEXT NOT NULL,
    severity TEXT NOT NULL,
    risk_score REAL NOT NULL,
    time TEXT NOT NULL,
    rule_id TEXT NOT NULL,
    rule_name TEXT NOT NULL,
    host TEXT,
    user TEXT,
    process TEXT,
    command_line TEXT
  );
  CREATE INDEX alert_of_rule ON alert (rule_id, time, id);
  CREATE TABLE alert_document (
    n INTEGER PRIMARY KEY REFERENCES alert (n) ON DELETE CASCADE,
    index_name TEXT NOT NULL,
    source TEXT NOT NULL
  );

  CREATE TABLE exception_item (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    rule_id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    item TEXT NOT NULL
  );
  CREATE INDEX exception_item_of_rule ON exception_item (rule_id, created_at, n);

  CREATE TABLE investigation (
    alert_id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    verdict TEXT,
    investigation TEXT NOT NULL
  ) WITHOUT ROWID;

  CREATE TABLE execution (
    n INTEGER PRIMARY KEY,
    rule_id TEXT NOT NULL,
    execution TEXT NOT NULL
  );
  CREATE INDEX execution_of_rule ON execution (rule_id, n);

  CREATE TABLE rule_file (
    n INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL,
    content TEXT NOT NULL
  );
  CREATE TABLE rule_state (
    rule_id TEXT PRIMARY KEY,
    fingerprint TEXT NOT NULL
  ) WITHOUT ROWID;

  CREATE TABLE server_state (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) WITHOUT ROWID;

  CREATE TABLE live_query (
    n INTEGER PRIMARY KEY,
    action_id TEXT NOT NULL UNIQUE,
    query_action_id TEXT NOT NULL UNIQUE,
    query_id TEXT NOT NULL,
    query TEXT NOT NULL,
    ecs_mapping TEXT,
    agents TEXT NOT NULL,
    alert_ids TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    expiration TEXT NOT NULL,
    timeout_ms INTEGER NOT NULL
  );
  CREATE TABLE live_query_response (
    query_action_id TEXT NOT NULL REFERENCES live_query (query_action_id) ON DELETE CASCADE,
    agent TEXT NOT NULL,
    at TEXT NOT NULL,
    docs INTEGER NOT NULL,
    error TEXT,
    is_truncated INTEGER NOT NULL,
    PRIMARY KEY (query_action_id, agent)
  ) WITHOUT ROWID;
  CREATE TABLE live_query_row (
    query_action_id TEXT NOT NULL REFERENCES live_query (query_action_id) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    agent TEXT NOT NULL,
    row TEXT NOT NULL,
    PRIMARY KEY (query_action_id, n)
  ) WITHOUT ROWID;
  `,
  `
  CREATE TABLE case_file (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    tags TEXT NOT NULL,
    status TEXT NOT NULL,
    severity TEXT NOT NULL,
    category TEXT,
    syncs_alerts INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT,
    updated_by TEXT
  );
  CREATE TABLE case_attachment (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_n INTEGER NOT NULL REFERENCES case_file (n) ON DELETE CASCADE,
    type TEXT NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    comment TEXT,
    rule_id TEXT,
    rule_name TEXT
  );
  CREATE INDEX case_attachment_of_case ON case_attachment (case_n, n);
  CREATE TABLE case_alert (
    n INTEGER PRIMARY KEY,
    case_n INTEGER NOT NULL REFERENCES case_file (n) ON DELETE CASCADE,
    attachment_n INTEGER NOT NULL REFERENCES case_attachment (n) ON DELETE CASCADE,
    alert_id TEXT NOT NULL,
    index_name TEXT NOT NULL,
    UNIQUE (case_n, alert_id)
  );
  CREATE INDEX case_alert_by_alert ON case_alert (alert_id);
  CREATE INDEX case_alert_of_attachment ON case_alert (attachment_n);
  `,
  // Users and hosts of an alert after the first of each, so that a filter finds it by any of them.
  `
  CREATE TABLE alert_name (
    n INTEGER PRIMARY KEY,
    alert_n INTEGER NOT NULL REFERENCES alert (n) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    name TEXT NOT NULL
  );
  CREATE INDEX alert_name_of_alert ON alert_name (alert_n);
  INSERT INTO alert_name (alert_n, kind, name)
  SELECT DISTINCT alert.n, path.kind, value.value
  FROM (
    SELECT 'users' AS kind, '$.user.name' AS path UNION ALL SELECT 'users', '$."user.name"'
    UNION ALL SELECT 'hosts', '$.host.name' UNION ALL SELECT 'hosts', '$."host.name"'
  ) AS path, alert JOIN alert_document USING (n), json_each(source, path.path) AS value
  WHERE value.type = 'text' AND value.value IS NOT CASE path.kind WHEN 'users' THEN alert.user ELSE alert.host END
  ORDER BY alert.n, value.id;
  `,
  // Saved queries of Osquery.
  `
  CREATE TABLE saved_query (
    n INTEGER PRIMARY KEY,
    saved_object_id TEXT NOT NULL UNIQUE,
    id TEXT NOT NULL UNIQUE,
    saved_query TEXT NOT NULL
  );
  `,
];

/** Before anything is changed: the file has to be empty or ours, and not newer than this server. */
export function refuseForeign(database: Database, path: string): void {
  const applicationId = database.first('PRAGMA application_id')?.number('application_id') ?? 0;
  const tables = database.first('SELECT count(*) AS tables FROM sqlite_master')?.number('tables') ?? 0;
  if (tables > 0 && applicationId !== APPLICATION_ID) {
    throw new StoreError('not_ours', `${path} is a database of another program. Give this server a --data-dir of its own.`);
  }
  if (storedVersion(database) > steps.length) {
    throw new StoreError('newer', `The store ${path} was written by a newer version of this server. Update, or give another --data-dir.`);
  }
}

export function migrate(database: Database): void {
  database.transaction(() => {
    for (const step of steps.slice(storedVersion(database))) database.script(step);
    database.script(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${steps.length};`);
  });
}

function storedVersion(database: Database): number {
  return database.first('PRAGMA user_version')?.number('user_version') ?? 0;
}
