/** What a request names must be there: the lookups that answer with a code when it is not. */
import type { Rule } from '../../common/rules';
import type { EventStore, Ports, StoredAlert } from './ports';
import { UseCaseError } from './route';

export async function findAlert(ports: Ports, id: string): Promise<StoredAlert> {
  const alert = await ports.alerts.get(id);
  if (alert === undefined) {
    throw new UseCaseError(404, 'alert_not_found', 'There is no alert with this id. It may have been deleted; open the queue again.', {
      id,
    });
  }
  return alert;
}

export async function findRule(ports: Ports, id: string): Promise<Rule> {
  const rule = await ports.rules.get(id);
  if (rule !== undefined) return rule;
  refuseWithoutRules(ports);
  throw ruleNotFound([id]);
}

/** Where rules cannot be read at all, "there is none" would be untrue. */
export function refuseWithoutRules({ unavailable }: Ports): void {
  if (unavailable?.rules === undefined) return;
  const { plugin, message } = unavailable.rules;
  const why = message === undefined ? 'It is absent or turned off.' : `It says: ${message}`;
  throw new UseCaseError(
    422,
    'rules_unavailable',
    `Rules cannot be read here, only alerts with the rule and the guide that they carry. Ask an administrator of Kibana about its plugin "${plugin}". ${why}`,
    { ...unavailable.rules }
  );
}

export function ruleNotFound(ids: readonly string[]): UseCaseError {
  const which = ids.length === 1 ? 'No rule with this id is loaded' : `${ids.length} of the named rules are not loaded`;
  return new UseCaseError(404, 'rule_not_found', `${which}. Check the id, or load the rule first.`, { rule_ids: ids.slice(0, 100) });
}

/** In Kibana the detection engine runs the rules; only a host that keeps events itself can. */
export function eventsOf(ports: Ports): EventStore {
  if (ports.events === undefined)
    throw new UseCaseError(422, 'no_event_store', 'Here the cluster keeps the events and runs the rules itself.');
  return ports.events;
}

/** A refusal for want of a right: where what was asked for is an addition only, the rest is answered without it. */
export function isForbidden(error: unknown): boolean {
  return error instanceof UseCaseError && error.statusCode === 403;
}
