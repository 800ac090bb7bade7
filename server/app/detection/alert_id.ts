/** The id of the alert that a rule makes of an event: the same whenever the rule sees the event again, so it is stored once. */
import { createHash } from 'node:crypto';
import type { StoredEvent } from '../ports';

/** The parts are joined as JSON, so that no two different triples can give one text. */
export function alertIdOf(event: StoredEvent, ruleId: string): string {
  return createHash('sha256')
    .update(JSON.stringify([event.id, event.index ?? null, ruleId]))
    .digest('hex');
}
