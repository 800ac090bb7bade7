/**
 * Sequences and samples: one alert for all of their events, with the fields that these have in common. Kibana makes an alert of each event
 * besides (a building block, which its queue leaves out); here the one alert names all events, and the group is its own.
 */
import type { SetRule } from '../../../common/detection';
import { groupAlertId } from './alert_id';
import { commonFields } from './common_fields';
import type { ExecutionEvents, Finding, SetFinder } from './finding';
import type { PreparedEvent } from './prepared_event';

export class JoinedFinder implements SetFinder {
  constructor(
    private readonly compiled: SetRule,
    private readonly ruleId: string
  ) {}

  async find({ matched, seen }: ExecutionEvents, window: { readonly fromMs: number; readonly toMs: number }): Promise<readonly Finding[]> {
    if (!this.compiled.parts.every((part) => matched.some(({ document }) => part.matches(document)))) return [];
    const found = this.compiled.evaluate(
      seen.map(({ stored }) => stored.source),
      window
    );
    return found.flatMap(({ documents }) => {
      const events = documents.flatMap((place) => seen[place] ?? []);
      const [first] = events;
      return first === undefined ? [] : [this.finding(first, events)];
    });
  }

  private finding(first: PreparedEvent, events: readonly PreparedEvent[]): Finding {
    const ancestors = events.map(({ stored }) => stored);
    const alertId = groupAlertId(ancestors, this.ruleId);
    return {
      alertId,
      event: first,
      content: () => ({
        id: alertId,
        source: commonFields(ancestors.map(({ source }) => source)),
        ancestors,
        extra: { 'kibana.alert.group.id': alertId },
      }),
    };
  }
}
