/** All queries of a guide at once: which can be run, which not and why, and how far they have come. */
import type { RunEntry, RunOrder } from './run_book';
import type { RunTarget } from './run_target';
import { mappingOf, type RunWay } from './run_way';
import type { GuideQuery } from './saved_queries';

export interface RunPlan {
  readonly orders: readonly RunOrder[];
  /** No value for a placeholder, or not safe to fill in. */
  readonly unresolved: number;
  /** osquery would refuse them: they are run one by one, after a question. */
  readonly doubtful: number;
  /** This analyst may not. */
  readonly denied: number;
}

/** `idOf`: under which a run is kept. */
export function planAll(
  queries: readonly GuideQuery[],
  target: RunTarget,
  wayOf: (query: GuideQuery) => RunWay,
  idOf: (queryId: string) => string
): RunPlan {
  const orders: RunOrder[] = [];
  let [unresolved, doubtful, denied] = [0, 0, 0];
  for (const query of queries) {
    const { directive, resolution } = query;
    const way = wayOf(query);
    if (resolution.status !== 'resolved' || resolution.resolved === undefined) unresolved += 1;
    else if (way.kind === 'none' || way.kind === 'unknown') denied += 1;
    else if (resolution.checks?.some(({ severity }) => severity === 'error')) doubtful += 1;
    else {
      const savedQueryId = way.kind === 'saved' ? way.savedObjectId : undefined;
      orders.push({
        queryId: idOf(directive.id),
        query: resolution.resolved,
        ecsMapping: mappingOf(way, directive.ecsMapping),
        target,
        savedQueryId,
      });
    }
  }
  return { orders, unresolved, doubtful, denied };
}

export interface RunTally {
  readonly withRows: number;
  readonly empty: number;
  readonly failed: number;
  readonly silent: number;
  /** Not ended, and not silent. */
  readonly open: number;
}

export function tally(entries: readonly RunEntry[]): RunTally {
  const kinds = entries.map(({ state }) => {
    if (state.kind === 'finished') return state.table.rows.length === 0 ? 'empty' : 'withRows';
    if (state.kind === 'waiting' && state.isQuiet === true && (state.table?.rows.length ?? 0) > 0) return 'withRows';
    if (state.kind === 'waiting') return state.isSilent || state.isQuiet === true ? 'silent' : 'open';
    if (state.kind === 'expired') return 'silent';
    return state.kind === 'queued' || state.kind === 'launching' ? 'open' : state.kind === 'idle' ? 'dropped' : 'failed';
  });
  const count = (kind: string): number => kinds.filter((one) => one === kind).length;
  return { withRows: count('withRows'), empty: count('empty'), failed: count('failed'), silent: count('silent'), open: count('open') };
}
