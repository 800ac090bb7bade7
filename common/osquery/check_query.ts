/**
 * Checks a query before it is run, against what is known of osquery's tables: what would be refused, and what is hardly meant.
 *
 * A finding is only given where the query is understood. What is not understood is said to be not checked: a false alarm would teach
 * analysts to look past the true ones.
 */
import { checkConstraints } from './checks/check_constraints';
import { checkCost } from './checks/check_cost';
import { checkFunctions } from './checks/check_functions';
import { checkNames } from './checks/check_names';
import type { FindingSeverity, QueryFinding } from './checks/finding';
import { readScopes } from './checks/scope';
import { parseSelect } from './select/parse_select';
import type { OsqueryPlatform } from './tables/table_facts';

/** The worst first. `platform` is the host's; without it tables of all operating systems are taken. Placeholders may still stand in `sql`. */
export function checkQuery(sql: string, platform?: OsqueryPlatform): readonly QueryFinding[] {
  const parsed = parseSelect(sql);
  if (!parsed.ok) {
    const { start, end } = parsed.at;
    const message = 'This query could not be read here, so its tables and columns were not checked. osquery decides.';
    return [{ code: 'not_checked', severity: 'note', start, end, message, values: {} }];
  }
  const scopes = readScopes(parsed.select);
  const findings = scopes.flatMap((scope) => [
    ...checkNames(scope, platform),
    ...checkFunctions(scope),
    ...checkConstraints(scope, scopes),
    ...checkCost(scope),
  ]);
  return distinct(findings)
    .sort((a, b) => rank[a.severity] - rank[b.severity] || a.start - b.start)
    .slice(0, MOST_FINDINGS);
}

/** Nobody reads more. */
const MOST_FINDINGS = 50;

const rank: Record<FindingSeverity, number> = { error: 0, warning: 1, note: 2 };

function distinct(findings: readonly QueryFinding[]): QueryFinding[] {
  return [...new Map(findings.map((finding) => [`${finding.code} ${finding.start} ${finding.end}`, finding])).values()];
}
