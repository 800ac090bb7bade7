/**
 * Osquery's routes that list agents, in Kibana's shapes. There is one agent here, this machine, and its policy holds Osquery; agents that
 * stored alerts name are listed as well, offline since they were last heard of, for nothing here reaches them.
 */
import { hostname } from 'node:os';
import * as v from 'valibot';
import { compileKql, prepareDocument } from '../../../common/engine';
import {
  AGENT_HOST_FIELD,
  AGENT_HOST_KEYWORD,
  MOST_AGENTS_LISTED,
  OSQUERY_AGENTS_PATH,
  OSQUERY_PACKAGE_POLICIES_PATH,
} from '../../../common/api';
import type { SeenAgent, SqliteSeenAgents } from '../../sqlite/seen_agents';
import { checked } from '../http/checked';
import { RequestError } from '../http/errors';
import type { HostRoute } from '../http/http_server';
import { LOCAL_AGENT, LOCAL_PLATFORM } from '../live_queries/live_query_request';

interface AgentContext {
  readonly seen: Pick<SqliteSeenAgents, 'list'>;
  readonly clock: () => Date;
  readonly startedAt: Date;
}

const POLICY = { id: 'this-machine', name: 'This machine' };

const number = (standard: number) =>
  v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,6}$/, 'must be a whole number'), v.transform(Number), v.minValue(1), v.maxValue(MOST_AGENTS_LISTED)),
    String(standard)
  );
const flag = v.optional(v.picklist(['true', 'false'], 'must be true or false'));

const sortable = ['enrolled_at', 'last_checkin', AGENT_HOST_KEYWORD] as const;

const agentsQuerySchema = v.object({
  kuery: v.optional(v.pipe(v.string(), v.maxLength(10_000)), ''),
  page: number(1),
  perPage: number(20),
  sortField: v.optional(v.picklist(sortable, `agents are sorted by one of ${sortable.join(', ')} here`), 'enrolled_at'),
  sortOrder: v.optional(v.picklist(['asc', 'desc']), 'desc'),
  showInactive: flag,
  showUpgradeable: flag,
  getStatusSummary: flag,
});

export function agentRoutes(context: AgentContext): readonly HostRoute[] {
  return [
    {
      method: 'get',
      path: OSQUERY_AGENTS_PATH,
      handle: async (request) => {
        const { kuery, page, perPage, sortField, sortOrder } = checked(agentsQuerySchema, request.query, 'query');
        const fits = fitting(kuery);
        const agents = (await allAgents(context)).filter(fits).sort(by(sortField, sortOrder));
        return { total: agents.length, groups: groupsOf(agents), agents: agents.slice((page - 1) * perPage, page * perPage) };
      },
    },
    {
      method: 'get',
      path: OSQUERY_PACKAGE_POLICIES_PATH,
      handle: () => ({
        items: [
          {
            id: `${POLICY.id}-osquery`,
            name: 'Osquery of this machine',
            namespace: 'default',
            enabled: true,
            policy_id: POLICY.id,
            policy_ids: [POLICY.id],
            package: { name: 'osquery_manager', title: 'Osquery Manager' },
            inputs: [],
          },
        ],
        total: 1,
        page: 1,
        perPage: 1000,
      }),
    },
  ];
}

type ListedAgent = ReturnType<typeof localAgent> | ReturnType<typeof offlineAgent>;

async function allAgents(context: AgentContext): Promise<readonly ListedAgent[]> {
  const seen = await context.seen.list();
  return [localAgent(context), ...seen.filter(({ id }) => id !== LOCAL_AGENT).map(offlineAgent)];
}

const SYSTEM_NAMES: Readonly<Record<string, string>> = { linux: 'Linux', darwin: 'macOS', windows: 'Windows' };

function localAgent({ clock, startedAt }: AgentContext) {
  return {
    ...inEveryAgent(LOCAL_AGENT, undefined),
    enrolled_at: startedAt.toISOString(),
    last_checkin: clock().toISOString(),
    last_checkin_status: 'online',
    status: 'online',
    policy_id: POLICY.id,
    local_metadata: metadata(LOCAL_AGENT, hostname(), LOCAL_PLATFORM, SYSTEM_NAMES[LOCAL_PLATFORM]),
  };
}

/** Without a policy: the alerts that name it know of none. */
function offlineAgent({ id, hostName, platform, osName, version, firstMs, lastMs }: SeenAgent) {
  return {
    ...inEveryAgent(id, version),
    enrolled_at: new Date(firstMs).toISOString(),
    last_checkin: new Date(lastMs).toISOString(),
    status: 'offline',
    local_metadata: metadata(id, hostName, platform, osName),
  };
}

const inEveryAgent = (id: string, version: string | undefined) => ({
  id,
  type: 'PERMANENT',
  active: true,
  packages: [],
  agent: { id, version },
});

const metadata = (id: string, host: string | undefined, platform: string | undefined, osName: string | undefined) => ({
  elastic: { agent: { id } },
  host: { hostname: host, name: host },
  os: { platform, name: osName },
});

/** As in the agents' index: of a host's name its words, and all of it as a keyword. */
const TYPES = { [AGENT_HOST_FIELD]: 'text', [AGENT_HOST_KEYWORD]: 'keyword' };

function fitting(kuery: string): (agent: ListedAgent) => boolean {
  const compiled = compileKql(kuery, { types: TYPES });
  if (!compiled.ok) {
    throw new RequestError(400, 'invalid_request', `[request query.kuery]: ${compiled.diagnostics[0]?.message ?? 'is no query'}`);
  }
  return (agent) => compiled.value.matches(prepareDocument(searched(agent)));
}

/** What can be searched for; a keyword stands beside the text that it is of, which only a flat document allows. */
function searched(agent: ListedAgent): Readonly<Record<string, unknown>> {
  const { host, os } = agent.local_metadata;
  return {
    status: agent.status,
    active: true,
    'agent.id': agent.id,
    'local_metadata.elastic.agent.id': agent.id,
    last_checkin: agent.last_checkin,
    enrolled_at: agent.enrolled_at,
    ...('policy_id' in agent ? { policy_id: agent.policy_id } : {}),
    ...(host.hostname === undefined ? {} : { [AGENT_HOST_FIELD]: host.hostname, [AGENT_HOST_KEYWORD]: host.hostname }),
    ...(os.platform === undefined ? {} : { 'local_metadata.os.platform': os.platform }),
    ...(os.name === undefined ? {} : { 'local_metadata.os.name': os.name }),
  };
}

function by(field: (typeof sortable)[number], order: 'asc' | 'desc'): (a: ListedAgent, b: ListedAgent) => number {
  const key = (agent: ListedAgent): string => (field === AGENT_HOST_KEYWORD ? (agent.local_metadata.host.hostname ?? '') : agent[field]);
  const sign = order === 'asc' ? 1 : -1;
  // The id last, so that pages neither share an agent nor leave one out.
  return (a, b) => sign * compare(key(a), key(b)) || compare(a.id, b.id);
}

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

function groupsOf(agents: readonly ListedAgent[]) {
  const counted = (
    keys: readonly (string | undefined)[]
  ): readonly { readonly id: string; readonly name: string; readonly size: number }[] => {
    const sizes = new Map<string, number>();
    for (const key of keys) if (key !== undefined) sizes.set(key, (sizes.get(key) ?? 0) + 1);
    return [...sizes].map(([id, size]) => ({ id, name: id === POLICY.id ? POLICY.name : id, size }));
  };
  return {
    platforms: counted(agents.map(({ local_metadata }) => local_metadata.os.platform)),
    overlap: {},
    policies: counted(agents.map((agent) => ('policy_id' in agent ? agent.policy_id : undefined))),
  };
}
