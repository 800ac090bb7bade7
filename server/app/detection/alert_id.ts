/** The id of the alert that a rule makes: the same whenever the rule sees its event or events again, so the alert is stored once. */
import { createHash } from 'node:crypto';
import type { StoredEvent } from '../ports';

/** The parts are joined as JSON, so that no two different triples can give one text. */
export function alertIdOf(event: StoredEvent, ruleId: string): string {
  return createHash('sha256')
    .update(JSON.stringify([event.id, event.index ?? null, ruleId]))
    .digest('hex');
}

/** Of an alert of several events: the same events give the same id, in whatever execution they are found together; `key` tells their groups apart. */
export function groupAlertId(events: readonly StoredEvent[], ruleId: string, key: readonly unknown[] = []): string {
  return createHash('sha256')
    .update(JSON.stringify([events.map(({ id, index }) => [id, index ?? null]), ruleId, key]))
    .digest('hex');
}
