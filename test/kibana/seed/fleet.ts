/** Fleet's records of agents that are online and whose policy holds the Osquery integration: what makes Kibana take live queries for them. */
import * as v from 'valibot';
import type { FakeEs } from '../start_fake_es';
import { ensureIndex, indexDocuments } from './index_documents';

export interface FleetAgent {
  readonly id: string;
  readonly host: string;
  /** Online unless it says otherwise. ISO: not heard of since then. */
  readonly offlineSince?: string;
  /** Its policy is one without the Osquery integration. */
  readonly withoutOsquery?: true;
  readonly os?: { readonly platform: string; readonly name: string };
}

export const ACTIONS = '.fleet-actions';
export const RESULTS = 'logs-osquery_manager.result-default';
export const RESPONSES = '.logs-osquery_manager.action.responses-default';
export const AGENTS = '.fleet-agents';

const POLICY = 'servers';
const OTHER_POLICY = 'desktops';
const keyword = { type: 'keyword' };
const date = { type: 'date' };
const text = { type: 'text', fields: { keyword: { type: 'keyword', ignore_above: 256 } } };
const action = { action_id: keyword, type: keyword, input_type: keyword, agents: keyword, '@timestamp': date, expiration: date };

const mappings: Readonly<Record<string, object>> = {
  [AGENTS]: {
    agent: { properties: { id: keyword, version: keyword } },
    ...{
      active: { type: 'boolean' },
      policy_id: keyword,
      type: keyword,
      last_checkin: date,
      enrolled_at: date,
      last_checkin_status: keyword,
    },
    local_metadata: {
      properties: {
        elastic: { properties: { agent: { properties: { id: keyword } } } },
        host: { properties: { hostname: text, name: text } },
        os: { properties: { platform: keyword, name: text } },
      },
    },
  },
  [ACTIONS]: { ...action, data: { type: 'object', enabled: false } },
  '.logs-osquery_manager.actions-default': {
    ...{ ...action, alert_ids: keyword, case_ids: keyword, user_id: keyword },
    queries: { properties: { action_id: keyword, id: keyword, query: keyword, agents: keyword } },
  },
  [RESULTS]: {
    ...{ action_id: keyword, '@timestamp': date, agent: { properties: { id: keyword, name: keyword } } },
    ...{ elastic_agent: { properties: { id: keyword } }, host: { properties: { name: keyword } } },
  },
  [RESPONSES]: {
    ...{ action_id: keyword, agent_id: keyword, '@timestamp': date },
    action_response: { properties: { osquery: { properties: { count: { type: 'long' } } } } },
  },
};

/** Kibana must have started once: its saved objects are written beside those that it made. */
export async function enrollAgents(es: FakeEs, agents: readonly FleetAgent[], version: string): Promise<void> {
  for (const [index, properties] of Object.entries(mappings)) await ensureIndex(es, index, properties);
  const at = new Date().toISOString();
  await addAgents(es, agents, version);
  await indexDocuments(es, await savedObjects(es, at));
}

/** Further ones, beside those that were enrolled. */
export async function addAgents(es: FakeEs, agents: readonly FleetAgent[], version: string): Promise<void> {
  const at = new Date().toISOString();
  await indexDocuments(
    es,
    agents.map((agent) => ({ id: agent.id, index: AGENTS, source: agentDocument(agent, version, at) }))
  );
}

/** Kibana works out the state when it asks; the stand-in gives what is stored. */
function agentDocument({ id, host, offlineSince, withoutOsquery, os }: FleetAgent, version: string, at: string): object {
  const policy_id = withoutOsquery === true ? OTHER_POLICY : POLICY;
  return {
    ...{ agent: { id, version }, active: true, policy_id, policy_revision_idx: 1, type: 'PERMANENT', packages: [] },
    ...{ enrolled_at: at, last_checkin: offlineSince ?? at, last_checkin_status: 'online' },
    status: offlineSince === undefined ? 'online' : 'offline',
    local_metadata: {
      host: { hostname: host, name: host },
      os: os ?? { platform: 'linux', name: 'Linux' },
      elastic: { agent: { id, version } },
    },
  };
}

async function savedObjects(es: FakeEs, at: string): Promise<{ readonly id: string; readonly index: string; readonly source: object }[]> {
  const [index] = Object.keys(v.parse(v.record(v.string(), v.unknown()), await es.request('GET', '/_alias/.kibana_ingest')));
  if (index === undefined) throw new Error('Kibana has not made its index .kibana_ingest');
  const changed = { created_at: at, created_by: 'seed', updated_at: at, updated_by: 'seed' };
  const packageRef = { name: 'osquery_manager', title: 'Osquery Manager', version: '1.11.0' };
  const object = (type: string, id: string, attributes: object) => ({
    id: `${type}:${id}`,
    index,
    source: {
      type,
      [type]: attributes,
      references: [],
      coreMigrationVersion: '8.8.0',
      typeMigrationVersion: '8.9.0',
      created_at: at,
      updated_at: at,
    },
  });
  const policy = (id: string, name: string) =>
    object('ingest-agent-policies', id, {
      ...{
        name,
        namespace: 'default',
        status: 'active',
        revision: 1,
        is_managed: false,
        is_protected: false,
        schema_version: '1.1.1',
      },
      ...{ inactivity_timeout: 1209600, updated_at: at, updated_by: 'seed' },
    });
  return [
    policy(POLICY, 'Servers'),
    policy(OTHER_POLICY, 'Desktops'),
    object('ingest-package-policies', 'servers-osquery', {
      ...{ name: 'osquery_manager-1', namespace: 'default', enabled: true, policy_id: POLICY, package: packageRef, revision: 1 },
      ...{ inputs: [{ type: 'osquery', enabled: true, streams: [] }], ...changed },
    }),
    object('epm-packages', 'osquery_manager', {
      ...{ name: 'osquery_manager', version: '1.11.0', install_version: '1.11.0', install_status: 'installed', install_source: 'registry' },
      ...{ install_started_at: at, installed_kibana: [], installed_es: [], installed_kibana_space_id: 'default', package_assets: [] },
      ...{ es_index_patterns: {}, verification_status: 'unknown', keep_policies_up_to_date: false },
    }),
  ];
}
