/** What the analyst did with an alert; every write says which version it was based on. */
import * as v from 'valibot';
import { API_BASE, idSchema, keySchema } from './base';

export const INVESTIGATION_PATH = `${API_BASE}/alerts/{id}/investigation`;
export const INVESTIGATION_STEP_PATH = `${API_BASE}/alerts/{id}/investigation/steps/{step_id}`;
export const INVESTIGATION_RUNS_PATH = `${API_BASE}/alerts/{id}/investigation/runs`;
export const INVESTIGATION_VERDICT_PATH = `${API_BASE}/alerts/{id}/investigation/verdict`;

export const stepStateSchema = v.picklist(['open', 'done', 'not_applicable']);
export type StepState = v.InferOutput<typeof stepStateSchema>;

export const stepParamsSchema = v.object({ id: idSchema, step_id: keySchema });

/** Only what is given changes. `version` is the investigation's version the change was based on; 0 for none yet. */
export const stepBodySchema = v.object({
  version: v.pipe(v.number(), v.integer(), v.minValue(0)),
  state: v.optional(stepStateSchema),
  note: v.optional(v.pipe(v.string(), v.maxLength(10_000))),
});

export const runBodySchema = v.object({
  /** `OsqueryDirective.id` */
  query_id: keySchema,
  /** Outer and inner action id of the live query. */
  action_id: idSchema,
  query_action_id: idSchema,
  agent_id: idSchema,
  query: v.pipe(v.string(), v.maxLength(100_000)),
});

export const verdictBodySchema = v.object({
  version: v.pipe(v.number(), v.integer(), v.minValue(0)),
  verdict: v.picklist(['false_positive', 'true_positive', 'undecided']),
  comment: v.optional(v.pipe(v.string(), v.maxLength(10_000)), ''),
  exception_item_id: v.optional(idSchema),
});

export interface StepProgress {
  /** Version of the investigation that last changed this step: what tells a conflict from a change elsewhere. */
  readonly version?: number;
  readonly state: StepState;
  readonly note: string;
  readonly updated_at: string;
  readonly updated_by: string;
}

export interface QueryRun {
  readonly query_id: string;
  readonly action_id: string;
  readonly query_action_id: string;
  readonly agent_id: string;
  readonly query: string;
  readonly started_at: string;
  readonly started_by: string;
}

export interface InvestigationResponse {
  readonly alert_id: string;
  /** 0 until the first write. */
  readonly version: number;
  readonly steps: Readonly<Record<string, StepProgress>>;
  /** The latest run of each query, by `query_id`. */
  readonly runs: Readonly<Record<string, QueryRun>>;
  readonly verdict:
    | {
        /** As with a step. */
        readonly version?: number;
        readonly verdict: 'false_positive' | 'true_positive' | 'undecided';
        readonly comment: string;
        readonly exception_item_id: string | undefined;
        readonly at: string;
        readonly by: string;
      }
    | undefined;
}
// A write based on an old version that touches the same step answers 409 with attributes.code `conflict` and
// attributes.current (an InvestigationResponse); one that touches another step is merged and answers 200.
