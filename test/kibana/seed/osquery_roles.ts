/** Who may do what with Osquery: a role for each right, as an administrator grants it, with everything else that an analyst has. */
import type { Role } from './accounts';

const ROWS = { names: ['logs-osquery_manager.result*'], privileges: ['read'] };
const EVIDENCE = [
  { names: ['.alerts-security.alerts-*'], privileges: ['read'] },
  { names: ['logs-endpoint*', 'logs-system*'], privileges: ['read'] },
];

/** `minimal_read` opens Osquery without any of its parts. */
function analyst(osquery: readonly string[], indices: Role['indices'] = [...EVIDENCE, ROWS], siem: readonly string[] = ['read']): Role {
  const feature: Record<string, readonly string[]> = { investigationGuides: ['all'] };
  if (osquery.length > 0) feature['osquery'] = osquery;
  if (siem.length > 0) feature['siem'] = siem;
  return { kibana: [{ spaces: ['default'], feature }], indices };
}

export const roles = {
  none: analyst([]),
  live_read: analyst(['minimal_read', 'live_queries_read']),
  /** The list of saved queries is not theirs to read. */
  run_saved: analyst(['minimal_read', 'run_saved_queries']),
  run_and_read_saved: analyst(['minimal_read', 'run_saved_queries', 'saved_queries_read']),
  live_all: analyst(['minimal_read', 'live_queries_all']),
  saved_all: analyst(['minimal_read', 'saved_queries_all']),
  /** May run anything and may not read the index of the rows. */
  rowless: analyst(['minimal_read', 'live_queries_all'], EVIDENCE),
  /** May run anything; the alert itself is not theirs to read in the Security app. */
  without_security: analyst(['minimal_read', 'live_queries_all'], [...EVIDENCE, ROWS], []),
  /** To be taken away in the middle. */
  fading: analyst(['minimal_read', 'live_queries_all']),
} satisfies Readonly<Record<string, Role>>;
export type OsqueryUser = keyof typeof roles;
