/** A guide's query as it would be run for a document, and what there is to say of it before it is. */
import { checkQuery } from './check_query';
import { hostPlatform } from './checks/host_platform';
import type { Resolution } from './resolution';
import { resolveQuery } from './resolve_query';

/** `resolveQuery` with `checks` for the operating system that the document names. A query that is not SQL has none. */
export function resolveChecked(sql: string, valuesOf: (field: string) => unknown): Resolution {
  const resolution = resolveQuery(sql, valuesOf);
  if (resolution.status === 'invalid') return { ...resolution, checks: [] };
  const checks = checkQuery(resolution.resolved ?? sql, hostPlatform(valuesOf));
  // That a query was not read is no news where it is refused anyway.
  return { ...resolution, checks: resolution.status === 'resolved' ? checks : checks.filter(({ code }) => code !== 'not_checked') };
}
