/** A run of a guide's query as both stores keep it; ids are those of the live query. */
import * as v from 'valibot';

const launchSchema = v.object({
  action_id: v.string(),
  query_action_id: v.string(),
  agent_id: v.string(),
  agent_count: v.optional(v.number()),
  query: v.string(),
  started_at: v.string(),
  started_by: v.string(),
});

export const storedRunSchema = v.object({
  query_id: v.string(),
  ...launchSchema.entries,
  agent_ids: v.optional(v.array(v.string())),
  /** Runs of earlier versions have none; earlier versions leave it out. */
  agent_names: v.optional(v.array(v.object({ id: v.string(), name: v.string() }))),
  /** The newest first. */
  earlier: v.optional(v.array(launchSchema)),
});

/** A pinned row without its cells, which each store keeps in its own way. */
export const storedEvidenceSchema = v.object({
  id: v.string(),
  query_id: v.string(),
  label: v.string(),
  query: v.string(),
  action_id: v.string(),
  agent_id: v.optional(v.string()),
  pinned_at: v.string(),
  pinned_by: v.string(),
});
