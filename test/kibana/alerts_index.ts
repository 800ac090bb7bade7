/** The alerts index of the default space in the stand-in: the fields that are searched, mapped as Kibana maps them. */
import type { StoredAlert } from '../../server/app/ports';
import type { FakeEs } from './start_fake_es';

const ALIAS = '.alerts-security.alerts-default';
const INDEX = '.internal.alerts-security.alerts-default-000001';
const keyword = { type: 'keyword', ignore_above: 1024 };
const wildcard = { type: 'wildcard' };

const properties = {
  '@timestamp': { type: 'date' },
  'kibana.alert.uuid': keyword,
  'kibana.alert.rule.uuid': keyword,
  'kibana.alert.rule.rule_id': keyword,
  'kibana.alert.rule.name': keyword,
  'kibana.alert.severity': keyword,
  'kibana.alert.risk_score': { type: 'float' },
  'kibana.alert.workflow_status': keyword,
  host: { properties: { name: keyword } },
  user: { properties: { name: keyword } },
  process: { properties: { name: keyword, args: keyword, command_line: wildcard } },
};

export async function createAlertsIndex({ request }: FakeEs, alerts: readonly StoredAlert[]): Promise<void> {
  await request('PUT', `/${INDEX}`, { mappings: { dynamic: false, properties }, aliases: { [ALIAS]: { is_write_index: true } } });
  if (alerts.length === 0) return;
  const lines = alerts.flatMap(({ id, source }) => [{ create: { _id: id } }, source]);
  await request('POST', `/${ALIAS}/_bulk?refresh=true`, `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
}

export async function deleteAlertsIndex({ request }: FakeEs): Promise<void> {
  await request('DELETE', `/${INDEX}`);
}
