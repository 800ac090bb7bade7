/** Standalone only: events in, and a run of the rules. In Kibana both are the cluster's own. */
import * as v from 'valibot';
import { API_BASE } from './base';

export const DETECTION_RUN_PATH = `${API_BASE}/detection/_run`;
/** NDJSON body (`application/x-ndjson`), one event a line: a source, or `{_id, _index, _source}`. */
export const EVENTS_PATH = `${API_BASE}/events`;

/** Without a window: every window of each rule's schedule from the first to the last stored event. */
export const detectionRunBodySchema = v.object({
  from: v.optional(v.pipe(v.string(), v.isoTimestamp())),
  to: v.optional(v.pipe(v.string(), v.isoTimestamp())),
});

export interface DetectionRunResponse {
  readonly executions: number;
  readonly created: number;
  readonly excepted: number;
  readonly duplicates: number;
  readonly cut: number;
  readonly warnings: readonly { readonly rule_id: string; readonly code: string; readonly message: string }[];
}

export interface EventsResponse {
  readonly stored: number;
  readonly duplicates: number;
  readonly rejected: readonly { readonly line: number; readonly message: string }[];
}
