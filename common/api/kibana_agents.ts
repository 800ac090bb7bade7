/**
 * Osquery's own routes by which Kibana lists agents to whoever may read Osquery: internal ones, for there is no public route without rights
 * on Fleet. Agents say themselves what they are called, and the routes may change with any version: so what is answered passes a schema
 * that needs little, and a page that gets nothing of it still works with ids.
 */
import * as v from 'valibot';

export const INTERNAL_OSQUERY_VERSION = '1';
export const OSQUERY_AGENTS_PATH = '/internal/osquery/fleet_wrapper/agents';
/** Which policies hold the Osquery integration. */
export const OSQUERY_PACKAGE_POLICIES_PATH = '/internal/osquery/fleet_wrapper/package_policies';

/** Newer Kibanas refuse a longer `kuery`. */
export const MOST_AGENT_KUERY = 2_048;
/** `page` times `perPage`, as of any search of Elasticsearch. */
export const MOST_AGENTS_LISTED = 10_000;

/** Of the agents' index: a text whose words are searched, and the same as one keyword. */
export const AGENT_HOST_FIELD = 'local_metadata.host.hostname';
export const AGENT_HOST_KEYWORD = `${AGENT_HOST_FIELD}.keyword`;

export interface AgentsQuery {
  /** Always there, `''` for every agent: some versions fail without it. */
  readonly kuery: string;
  /** From 1. */
  readonly page: number;
  readonly perPage: number;
  readonly sortField: string;
  readonly sortOrder: 'asc' | 'desc';
  /** Those too that are gone for long, or for good. Left out for no: whatever is sent counts as yes in some versions. */
  readonly showInactive?: true;
}

const optionalText = v.fallback(v.optional(v.string()), undefined);
const optionalPart = <Entries extends v.ObjectEntries>(entries: Entries) => v.fallback(v.optional(v.object(entries)), undefined);

const fleetAgentSchema = v.object({
  id: v.string(),
  /** `online`, `offline`, `error`, `degraded`, `updating`, `enrolling`, `unenrolling`, `inactive`, `unenrolled`; later versions have more. */
  status: optionalText,
  last_checkin: optionalText,
  policy_id: optionalText,
  local_metadata: optionalPart({
    host: optionalPart({ hostname: optionalText, name: optionalText }),
    os: optionalPart({ platform: optionalText, name: optionalText, full: optionalText }),
  }),
});
export type FleetAgentRecord = v.InferOutput<typeof fleetAgentSchema>;

export const agentsAnswerSchema = v.object({
  total: v.number(),
  agents: v.array(fleetAgentSchema),
  /** Names are given to policies that hold Osquery; others are called by their id. */
  groups: optionalPart({ policies: v.fallback(v.array(v.object({ id: v.string(), name: v.string() })), []) }),
});
export type AgentsAnswer = v.InferOutput<typeof agentsAnswerSchema>;

export const packagePoliciesAnswerSchema = v.object({
  items: v.array(v.object({ policy_id: optionalText, policy_ids: v.fallback(v.optional(v.array(v.string())), undefined) })),
});
export type PackagePoliciesAnswer = v.InferOutput<typeof packagePoliciesAnswerSchema>;
