/** The scene of the tests: two rules of the pack, their alerts with the events behind them, and agents on the hosts that answer. */
import type { Rule } from '../../../common/rules';
import type { StoredAlert } from '../../../server/app/ports';
import { prepareDocument } from '../../../common/engine';
import type { LaunchedKibana } from '../launch';
import { startAnswering } from './answering_agent';
import { detectedAlerts } from './detected_alerts';
import { enrollAgents, type FleetAgent } from './fleet';
import { indexDocuments } from './index_documents';
import { oddAlert } from './odd_alerts';
import { CHKCONFIG, createRule, deleteRule, packRule, PROXYCHAINS } from './pack_rules';

const ALIAS = '.alerts-security.alerts-default';

export interface Scene {
  readonly chkconfig: Rule;
  readonly proxychains: Rule;
  /** All of them, as they were stored. */
  readonly alerts: readonly StoredAlert[];
  /** Values of 10,000 characters, and hostile ones. */
  readonly odd: StoredAlert;
  /** Its rule was deleted after it alerted. */
  readonly orphan: StoredAlert;
  /** The first whose command line holds the text. */
  readonly alertOf: (commandLine: string) => StoredAlert;
  /** Ends the agents; Kibana is left as it is. */
  readonly stop: () => Promise<void>;
}

export async function seed(kibana: LaunchedKibana): Promise<Scene> {
  const chkconfig = await createRule(kibana, packRule(CHKCONFIG));
  const proxychains = await createRule(kibana, packRule(PROXYCHAINS));
  const deleted = await createRule(kibana, { ...packRule(CHKCONFIG), ruleId: 'deleted-rule', name: 'A rule that was deleted' });
  const { alerts: all, events } = await detectedAlerts([chkconfig, proxychains, deleted], new Date());
  await deleteRule(kibana, deleted);
  const isOfDeleted = ({ source }: StoredAlert): boolean => source['kibana.alert.rule.uuid'] === deleted.id;
  const detected = all.filter((alert) => !isOfDeleted(alert));
  const odd = oddAlert(found(detected, 'chkconfig --add sysaudit-helper'));
  const orphan = found(all.filter(isOfDeleted), 'chkconfig --add sysaudit-helper');
  const alerts = [...detected, odd, orphan];
  await indexDocuments(kibana.es, [
    ...alerts.map((alert) => ({ ...alert, index: ALIAS })),
    ...events.map((event) => ({ ...event, index: event.index ?? 'logs-unknown-default' })),
  ]);
  const agents = agentsOf(detected);
  await enrollAgents(kibana.es, agents, kibana.version);
  const answering = startAnswering(kibana.es, agents);
  return { chkconfig, proxychains, alerts, odd, orphan, alertOf: (commandLine) => found(detected, commandLine), stop: answering.stop };
}

function found(alerts: readonly StoredAlert[], commandLine: string): StoredAlert {
  const alert = alerts.find(({ source }) => text(source, 'process.command_line').includes(commandLine));
  if (alert === undefined) throw new Error(`no alert whose command line holds ${commandLine}`);
  return alert;
}

function agentsOf(alerts: readonly StoredAlert[]): readonly FleetAgent[] {
  return [
    ...new Map(
      alerts.map(({ source }) => [text(source, 'agent.id'), { id: text(source, 'agent.id'), host: text(source, 'host.name') }])
    ).values(),
  ];
}

function text(source: StoredAlert['source'], field: string): string {
  return prepareDocument(source).values(field).map(String).join(' ');
}
