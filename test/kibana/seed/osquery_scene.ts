/** Osquery's own scene: one rule whose guide holds every sort of query, an alert for each sort of agent and of value, and agents that answer, fail or keep silent. */
import type { StoredAlert } from '../../../server/app/ports';
import { sampleRule } from '../../fakes/sample_rule';
import type { LaunchedKibana } from '../launch';
import { startAnswering } from './answering_agent';
import { detectedAlerts } from './detected_alerts';
import { enrollAgents, type FleetAgent } from './fleet';
import { indexDocuments } from './index_documents';
import { createRule } from './pack_rules';

const osquery = (label: string, query: string, more: object = {}): string => `!{osquery${JSON.stringify({ label, query, ...more })}}`;

/** As they stand in the guide. */
export const SQL = {
  ports: 'SELECT pid, address, port FROM listening_ports',
  account: 'SELECT * FROM users WHERE username = {{user.name}}',
  nobody: "SELECT uid, username FROM users WHERE username = 'nobody-here'",
  units: 'SELECT id, active_state FROM systemd_units LIMIT 10',
  quoted: "SELECT uid, directory FROM users WHERE username = '{{user.name}}'",
  crontab: 'SELECT command, path FROM crontab',
  groups: 'SELECT gid, groupname FROM groups',
} as const;

const note = `## Triage and analysis

Somebody added a service.

### Possible investigation steps

- What listens? ${osquery('Open ports', SQL.ports)}
- Who is it? ${osquery('The account', SQL.account)}
- Is there a shadow account? ${osquery('Shadow account', SQL.nobody)}
- Which units are there? ${osquery('Units', SQL.units)}

### Response and remediation

Ask the host itself.

${osquery('Home of the account', SQL.quoted)}

${osquery('Scheduled commands', SQL.crontab, { ecs_mapping: {} })}

${osquery('Groups', SQL.groups, { ecs_mapping: { 'group.name': { field: 'groupname' } } })}
`;

const agents = {
  /** Answers everything. */
  web: { id: 'a0000000-0000-4000-8000-000000000001', host: 'web-01' },
  /** Answers, but fails at the ports. */
  mail: { id: 'a0000000-0000-4000-8000-000000000002', host: 'mail-01' },
  /** Online, and says nothing. */
  mute: { id: 'a0000000-0000-4000-8000-000000000003', host: 'mute-01' },
  /** Not heard of for long. */
  away: { id: 'a0000000-0000-4000-8000-000000000004', host: 'away-01', offlineSince: '2026-01-01T00:00:00.000Z' },
} satisfies Readonly<Record<string, FleetAgent>>;
export type AgentName = keyof typeof agents;

/** `user` is the value that goes into the queries. */
const wanted = {
  plain: { agent: agents.web.id, user: 'mwagner' },
  quote: { agent: agents.web.id, user: "o'brien" },
  braces: { agent: agents.web.id, user: '{{user.name}}' },
  dollar: { agent: agents.web.id, user: "$& $' root" },
  mute: { agent: agents.mute.id, user: 'mwagner' },
  away: { agent: agents.away.id, user: 'mwagner' },
  unknown: { agent: 'b0000000-0000-4000-8000-00000000000b', user: 'mwagner' },
  windows: { agent: agents.web.id, user: 'mwagner' },
} as const;
export type AlertName = keyof typeof wanted;

export interface OsqueryScene {
  readonly ruleId: string;
  readonly agents: typeof agents;
  readonly alert: (name: AlertName) => StoredAlert;
  readonly stop: () => Promise<void>;
}

export async function seedOsquery(kibana: LaunchedKibana): Promise<OsqueryScene> {
  const rule = await createRule(
    kibana,
    sampleRule({
      ...{ id: 'osquery', name: 'Service added', interval: '1h', from: 'now-70m', index: ['logs-*'], note },
      query: 'process where process.name == "chkconfig" and process.args == "--add"',
    })
  );
  const { alerts, events } = await detectedAlerts([rule], new Date());
  const newest = alerts.at(-1);
  if (newest === undefined) throw new Error('the sample data made no alert');
  const made = new Map(Object.keys(wanted).map((name, place) => [name, varied(newest, name as AlertName, place)]));
  await indexDocuments(kibana.es, [
    ...[...made.values()].map((alert) => ({ ...alert, index: '.alerts-security.alerts-default' })),
    ...events.map((event) => ({ ...event, index: event.index ?? 'logs-unknown-default' })),
  ]);
  const all: readonly FleetAgent[] = Object.values(agents);
  await enrollAgents(kibana.es, all, kibana.version);
  const online = all.filter(({ id }) => id !== agents.away.id);
  const answering = startAnswering(kibana.es, online, ({ id }, sql) => {
    if (id === agents.mute.id) return 'silent';
    return id === agents.mail.id && sql.includes('listening_ports') ? { error: 'vtable constructor failed: listening_ports' } : 'answers';
  });
  return {
    ruleId: rule.id,
    agents,
    alert: (name) => {
      const alert = made.get(name);
      if (alert === undefined) throw new Error(`no alert ${name}`);
      return alert;
    },
    stop: answering.stop,
  };
}

function varied(alert: StoredAlert, name: AlertName, place: number): StoredAlert {
  const { agent, user } = wanted[name];
  const id = `${place}`.repeat(64).slice(0, 64);
  const os = name === 'windows' ? { type: 'windows', name: 'Windows', platform: 'windows' } : undefined;
  return {
    ...alert,
    id,
    source: {
      ...alert.source,
      'kibana.alert.uuid': id,
      agent: { ...objectAt(alert.source, 'agent'), id: agent },
      user: { ...objectAt(alert.source, 'user'), name: user },
      host: { ...objectAt(alert.source, 'host'), ...(os === undefined ? {} : { os }) },
    },
  };
}

function objectAt(source: StoredAlert['source'], name: string): object {
  const value = source[name];
  return typeof value === 'object' && value !== null ? value : {};
}
