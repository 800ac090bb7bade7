/** Osquery's list of agents for component tests: searched by its `kuery`, sorted, in pages, as Kibana does. */
import { compileKql, prepareDocument } from '../../common/engine';
import { AGENT_HOST_FIELD, AGENT_HOST_KEYWORD, OSQUERY_PACKAGE_POLICIES_PATH } from '../../common/api';
import type { HttpRequest } from '../../public/shared/host';

export interface FakeAgent {
  readonly id: string;
  readonly host: string;
  /** Online unless it says otherwise. */
  readonly status?: string;
  readonly lastCheckin?: string;
  /** One with Osquery, `servers`, unless it says otherwise. */
  readonly policy?: string;
  readonly platform?: string;
}

export class FakeAgentList {
  readonly kueries: string[] = [];

  constructor(readonly agents: readonly FakeAgent[]) {}

  answer({ path, query = {} }: HttpRequest): unknown {
    if (path === OSQUERY_PACKAGE_POLICIES_PATH) return { items: [{ policy_id: 'servers' }], total: 1 };
    const kuery = String(query['kuery']);
    this.kueries.push(kuery);
    const compiled = compileKql(kuery, { types: { [AGENT_HOST_FIELD]: 'text', [AGENT_HOST_KEYWORD]: 'keyword' } });
    if (!compiled.ok) throw new Error(`${kuery}: ${compiled.diagnostics[0]?.message ?? ''}`);
    const found = this.agents
      .filter((agent) => compiled.value.matches(prepareDocument(searched(agent))))
      .sort((a, b) => (a.host < b.host ? -1 : 1));
    const [page, perPage] = [Number(query['page']), Number(query['perPage'])];
    return {
      total: found.length,
      agents: found.slice((page - 1) * perPage, page * perPage).map(listed),
      groups: {
        platforms: [],
        overlap: {},
        policies: [...new Set(found.map(policyOf))].map((id) => ({ id, name: NAMES[id] ?? id, size: 1 })),
      },
    };
  }
}

const NAMES: Readonly<Record<string, string>> = { servers: 'Linux servers' };
const policyOf = ({ policy = 'servers' }: FakeAgent): string => policy;

function searched(agent: FakeAgent): Readonly<Record<string, unknown>> {
  const { id, host, status = 'online', platform = 'ubuntu' } = agent;
  return {
    'agent.id': id,
    status,
    policy_id: policyOf(agent),
    [AGENT_HOST_FIELD]: host,
    [AGENT_HOST_KEYWORD]: host,
    'local_metadata.os.platform': platform,
  };
}

function listed(agent: FakeAgent): unknown {
  const { id, host, status = 'online', lastCheckin = '2026-01-01T00:00:00.000Z', platform = 'ubuntu' } = agent;
  return {
    id,
    status,
    last_checkin: lastCheckin,
    policy_id: policyOf(agent),
    local_metadata: { host: { hostname: host, name: host }, os: { platform } },
  };
}
