/** An agent as the page shows it, read from what Osquery's route answers. */
import * as v from 'valibot';
import { agentsAnswerSchema, packagePoliciesAnswerSchema, type AgentsAnswer, type FleetAgentRecord } from '../../../../../common/api';

export interface Agent {
  readonly id: string;
  /** Of its host. */
  readonly name: string | undefined;
  readonly system: string | undefined;
  readonly status: string | undefined;
  /** ISO. */
  readonly lastCheckin: string | undefined;
  readonly policyName: string | undefined;
  /** Undefined where nobody could tell. */
  readonly hasOsquery: boolean | undefined;
}

export interface AgentPage {
  readonly total: number;
  readonly agents: readonly Agent[];
  /** Of the agents that fit, on all pages: what a policy is called. */
  readonly policies: readonly PolicyName[];
}

export interface PolicyName {
  readonly id: string;
  readonly name: string;
}

/** `osqueryPolicies`: ids of those that hold Osquery, where they are known. */
export function readAgentPage(answer: unknown, osqueryPolicies: ReadonlySet<string> | undefined): AgentPage {
  const { total, agents, groups } = v.parse(agentsAnswerSchema, answer);
  const policies = namedPolicies(groups);
  const names = new Map(policies.map(({ id, name }) => [id, name]));
  return { total, agents: agents.map((agent) => readAgent(agent, names, osqueryPolicies)), policies };
}

/** Ids of policies with Osquery. A policy of an integration stands in one, in newer versions in several. */
export function readOsqueryPolicies(answer: unknown): ReadonlySet<string> {
  const { items } = v.parse(packagePoliciesAnswerSchema, answer);
  return new Set(items.flatMap(({ policy_id, policy_ids }) => [...(policy_id === undefined ? [] : [policy_id]), ...(policy_ids ?? [])]));
}

function readAgent(
  { id, status, last_checkin, policy_id, local_metadata }: FleetAgentRecord,
  names: ReadonlyMap<string, string>,
  osqueryPolicies: ReadonlySet<string> | undefined
): Agent {
  const policyId = policy_id === undefined ? undefined : basePolicy(policy_id);
  const { host, os } = local_metadata ?? {};
  return {
    id,
    name: filled(host?.hostname) ?? filled(host?.name),
    system: filled(os?.name) ?? filled(os?.platform) ?? filled(os?.full),
    status,
    lastCheckin: last_checkin,
    policyName: policyId === undefined ? undefined : names.get(policyId),
    hasOsquery: osqueryPolicies === undefined || policyId === undefined ? undefined : osqueryPolicies.has(policyId),
  };
}

/** What has its own id for a name has none. */
const namedPolicies = (groups: AgentsAnswer['groups']): readonly PolicyName[] =>
  (groups?.policies ?? []).map(({ id, name }) => ({ id: basePolicy(id), name })).filter(({ id, name }) => name !== id && name !== '');

/** Newer Fleets add to a policy's id the version of the agents that it was made for. */
const basePolicy = (id: string): string => id.replace(/#.*$/, '');

const filled = (text: string | undefined): string | undefined => (text === undefined || text.trim() === '' ? undefined : text);

/** Those of which it is known that they do not look for work now: they find a query when they are back. */
const AWAY: readonly (string | undefined)[] = ['offline', 'inactive'];
/** Those that will not come back under this id. */
const GONE: readonly (string | undefined)[] = ['unenrolled', 'unenrolling', 'uninstalled', 'orphaned'];

export const isAway = ({ status }: Pick<Agent, 'status'>): boolean => AWAY.includes(status);
export const isGone = ({ status }: Pick<Agent, 'status'>): boolean => GONE.includes(status);
