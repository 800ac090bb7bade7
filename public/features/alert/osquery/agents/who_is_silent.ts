/** Which of several agents have not answered: Kibana counts them and does not name them, but its rows name those that did. */
import { isWhole, type ResultTable } from '../../../../../common/osquery/results';
import type { HostCounts } from '../live_query';

export interface Silent {
  readonly ids: readonly string[];
  /** Otherwise some of them have answered, with no rows or with an error. */
  readonly isExact: boolean;
}

/** Undefined where one agent was asked, all have answered, or it cannot be told. */
export function whoIsSilent(counts: HostCounts | undefined, table: ResultTable | undefined): Silent | undefined {
  if (counts?.agents === undefined || counts.agents.length <= 1 || counts.pending === 0) return undefined;
  const heard = new Set((table?.rows ?? []).flatMap(({ agentId }) => agentId ?? []));
  const ids = counts.agents.filter((id) => !heard.has(id));
  if (ids.length === counts.pending) return { ids, isExact: true };
  // Rows that were not fetched may be of any of them.
  return table !== undefined && !isWhole(table) ? undefined : { ids, isExact: false };
}
