/** What the analyst did with an alert; every write says which version it was based on. */
import * as v from 'valibot';
import { API_BASE, idSchema, keySchema } from './base';

export const INVESTIGATION_PATH = `${API_BASE}/alerts/{id}/investigation`;
export const INVESTIGATION_STEP_PATH = `${API_BASE}/alerts/{id}/investigation/steps/{step_id}`;
export const INVESTIGATION_RUNS_PATH = `${API_BASE}/alerts/{id}/investigation/runs`;
export const INVESTIGATION_EVIDENCE_PATH = `${API_BASE}/alerts/{id}/investigation/evidence`;
export const INVESTIGATION_UNPIN_PATH = `${API_BASE}/alerts/{id}/investigation/evidence/_remove`;
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

const querySchema = v.pipe(v.string(), v.maxLength(100_000));
export const MOST_RUN_AGENTS = 500;
export const MOST_PINNED_CHARACTERS = 20_000;

export const rowLength = (row: Readonly<Record<string, string>>): number =>
  Object.entries(row).reduce((length, [name, value]) => length + name.length + value.length, 0);

export const MOST_AGENT_NAME = 255;
export const agentNameSchema = v.object({ id: idSchema, name: v.pipe(v.string(), v.minLength(1), v.maxLength(MOST_AGENT_NAME)) });

export const runBodySchema = v.object({
  /** `OsqueryDirective.id` */
  query_id: keySchema,
  /** Outer and inner action id of the live query. */
  action_id: idSchema,
  query_action_id: idSchema,
  /** Of several, the first. */
  agent_id: idSchema,
  query: querySchema,
  /** All that were asked, where it was not the one. */
  agent_ids: v.optional(v.pipe(v.array(idSchema), v.maxLength(MOST_RUN_AGENTS))),
  /** How many were asked, where there were more than are named. */
  agent_count: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  /** What the agents called their hosts then, as far as it was known. A list, for an id may be anything and a name of a field may not. */
  agent_names: v.optional(v.pipe(v.array(agentNameSchema), v.maxLength(MOST_RUN_AGENTS))),
});

/** A row of a query that somebody wants to keep: with what was asked, of whom, and when it was answered for the first time. */
export const pinBodySchema = v.object({
  query_id: keySchema,
  label: v.pipe(v.string(), v.maxLength(1_000)),
  query: querySchema,
  action_id: idSchema,
  agent_id: v.optional(idSchema),
  /** Column name to value, as the host gave it. */
  row: v.pipe(
    v.record(v.pipe(v.string(), v.maxLength(1_000)), v.pipe(v.string(), v.maxLength(MOST_PINNED_CHARACTERS))),
    v.check((row) => Object.keys(row).length > 0, 'a row has at least one value'),
    v.check((row) => rowLength(row) <= MOST_PINNED_CHARACTERS, `a row to pin has at most ${MOST_PINNED_CHARACTERS} characters`)
  ),
});

export const unpinBodySchema = v.object({ evidence_id: idSchema });

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

/** An agent by the name of its host. */
export interface AgentName {
  readonly id: string;
  readonly name: string;
}

export interface QueryRun {
  readonly query_id: string;
  readonly action_id: string;
  readonly query_action_id: string;
  readonly agent_id: string;
  readonly agent_ids?: readonly string[] | undefined;
  readonly agent_count?: number | undefined;
  readonly agent_names?: readonly AgentName[] | undefined;
  readonly query: string;
  readonly started_at: string;
  readonly started_by: string;
  /** Runs of the same query before this one, the latest first: what is new since then can be told. */
  readonly earlier?: readonly EarlierRun[] | undefined;
}

export interface EarlierRun {
  readonly action_id: string;
  readonly query_action_id: string;
  readonly agent_id: string;
  readonly agent_count?: number | undefined;
  readonly query: string;
  readonly started_at: string;
  readonly started_by: string;
}

/** A row of a query, kept with the alert. */
export interface PinnedRow {
  /** Made of the query, the host and the values: the same row is pinned once. */
  readonly id: string;
  readonly query_id: string;
  readonly label: string;
  readonly query: string;
  readonly action_id: string;
  readonly agent_id?: string | undefined;
  readonly row: Readonly<Record<string, string>>;
  readonly pinned_at: string;
  readonly pinned_by: string;
}

export interface InvestigationResponse {
  readonly alert_id: string;
  /** 0 until the first write. */
  readonly version: number;
  readonly steps: Readonly<Record<string, StepProgress>>;
  /** The latest run of each query, by `query_id`. */
  readonly runs: Readonly<Record<string, QueryRun>>;
  /** Oldest first; absent until a row was pinned. */
  readonly evidence?: readonly PinnedRow[] | undefined;
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
