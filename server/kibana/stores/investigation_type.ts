/**
 * Investigations as saved objects: the type to register, and the stored form of one. Steps and runs are lists there, because their ids
 * come from guides and a field name in Elasticsearch may not hold every character that an id may.
 */
import * as v from 'valibot';
import { idSchema, keySchema, stepStateSchema, type InvestigationResponse } from '../../../common/api';
import { storedEvidenceSchema, storedRunSchema } from '../../app/stored_run';

export const INVESTIGATION_TYPE = 'investigation-guides-investigation';

/**
 * Handed to `core.savedObjects.registerType`. Hidden: only our routes read and write it, so it is neither in the list of saved objects nor
 * in exports. Only what is searched is mapped; everything else is kept as it is. `multiple-isolated` keeps each space apart.
 */
export const investigationType = {
  name: INVESTIGATION_TYPE,
  hidden: true,
  namespaceType: 'multiple-isolated',
  mappings: {
    dynamic: false,
    properties: {
      alert_id: { type: 'keyword', ignore_above: 1024 },
      verdict: { properties: { verdict: { type: 'keyword' }, at: { type: 'date' } } },
    },
  },
  modelVersions: {
    1: { changes: [], schemas: { forwardCompatibility: (attributes: Attributes) => known(attributes, ['evidence']) } },
    /** With pinned rows. */
    2: { changes: [], schemas: { forwardCompatibility: (attributes: Attributes) => known(attributes, []) } },
  },
} as const;

type Attributes = Readonly<Record<string, unknown>>;

/** A Kibana that is a step behind in a rolling upgrade drops what it does not know. */
function known(attributes: Attributes, since: readonly string[]): Record<string, unknown> {
  const names = Object.keys(attributesSchema.entries).filter((name) => !since.includes(name));
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => names.includes(name)));
}

const version = v.pipe(v.number(), v.integer(), v.minValue(1));

const attributesSchema = v.object({
  alert_id: idSchema,
  version,
  steps: v.array(
    v.object({
      id: keySchema,
      version: v.optional(version),
      state: stepStateSchema,
      note: v.string(),
      updated_at: v.string(),
      updated_by: v.string(),
    })
  ),
  runs: v.array(v.object({ ...storedRunSchema.entries, query_id: keySchema })),
  /** Columns are a list: a query can call them anything. */
  evidence: v.optional(
    v.array(v.object({ ...storedEvidenceSchema.entries, row: v.array(v.object({ column: v.string(), value: v.string() })) }))
  ),
  verdict: v.nullable(
    v.object({
      version: v.optional(version),
      verdict: v.picklist(['false_positive', 'true_positive', 'undecided']),
      comment: v.string(),
      exception_item_id: v.nullable(v.string()),
      at: v.string(),
      by: v.string(),
    })
  ),
});
type InvestigationAttributes = v.InferOutput<typeof attributesSchema>;

export function toAttributes(investigation: InvestigationResponse): InvestigationAttributes {
  const { alert_id, version: stored, steps, runs, evidence, verdict } = investigation;
  return {
    alert_id,
    version: stored,
    steps: Object.entries(steps).map(([id, step]) => ({ id, ...step })),
    runs: Object.values(runs).map(({ agent_ids, agent_names, earlier, ...run }) => ({
      ...run,
      ...(agent_ids === undefined ? {} : { agent_ids: [...agent_ids] }),
      ...(agent_names === undefined ? {} : { agent_names: [...agent_names] }),
      ...(earlier === undefined ? {} : { earlier: [...earlier] }),
    })),
    ...(evidence === undefined
      ? {}
      : {
          evidence: evidence.map((pinned) => ({
            ...pinned,
            row: Object.entries(pinned.row).map(([column, value]) => ({ column, value })),
          })),
        }),
    verdict: verdict === undefined ? null : { ...verdict, exception_item_id: verdict.exception_item_id ?? null },
  };
}

/** Throws on attributes of another shape: a later version of the plugin wrote them, or somebody else did. */
export function fromAttributes(attributes: unknown): InvestigationResponse {
  const { alert_id, version: stored, steps, runs, evidence, verdict } = v.parse(attributesSchema, attributes);
  return {
    alert_id,
    version: stored,
    steps: Object.fromEntries(steps.map(({ id, ...step }) => [id, step])),
    runs: Object.fromEntries(runs.map((run) => [run.query_id, run])),
    ...(evidence === undefined
      ? {}
      : {
          evidence: evidence.map((pinned) => ({
            ...pinned,
            row: Object.fromEntries(pinned.row.map(({ column, value }) => [column, value])),
          })),
        }),
    verdict: verdict === null ? undefined : { ...verdict, exception_item_id: verdict.exception_item_id ?? undefined },
  };
}
