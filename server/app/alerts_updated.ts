/** What Kibana's routes for the status and the tags of alerts answer: Elasticsearch's account of an update by query. */
export interface AlertsUpdated {
  readonly took: number;
  readonly timed_out: boolean;
  readonly total: number;
  readonly updated: number;
  readonly created: number;
  readonly deleted: number;
  readonly batches: number;
  readonly version_conflicts: number;
  readonly noops: number;
  readonly retries: { readonly bulk: number; readonly search: number };
  readonly throttled_millis: number;
  readonly requests_per_second: number;
  readonly throttled_until_millis: number;
  readonly failures: readonly unknown[];
}

/** Ids that do not exist are no error: they are not counted. */
export function alertsUpdated(count: number, tookMs: number): AlertsUpdated {
  return {
    took: Math.max(0, tookMs),
    timed_out: false,
    total: count,
    updated: count,
    created: 0,
    deleted: 0,
    batches: 1,
    version_conflicts: 0,
    noops: 0,
    retries: { bulk: 0, search: 0 },
    throttled_millis: 0,
    requests_per_second: -1,
    throttled_until_millis: 0,
    failures: [],
  };
}
