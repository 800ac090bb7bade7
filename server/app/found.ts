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
  if (rule === undefined) throw ruleNotFound([id]);
  return rule;
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
