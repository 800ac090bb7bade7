/**
 * New terms rules: an alert for each combination of values that the history window does not have, on the first event with it. Of the history
 * only the last event of each combination is kept, and each execution reads on from where the one before came to.
 */
import type { SetRule } from '../../../common/detection';
import { parseDateMath } from '../../../common/engine';
import type { NewTermsSettings } from '../../../common/rules/rule';
import type { EventStore } from '../ports';
import { groupAlertId } from './alert_id';
import { eventBlocks } from './event_blocks';
import type { ExecutionEvents, Finding, SetFinder } from './finding';
import type { PreparedEvent } from './prepared_event';

interface HistoryOptions {
  readonly store: EventStore;
  readonly timestampField: string;
  readonly wants: (event: PreparedEvent) => boolean;
  readonly isExcepted: (event: PreparedEvent) => boolean;
}

export class NewTermsFinder implements SetFinder {
  private readonly lastSeen = new Map<string, PreparedEvent>();
  private readUntilMs: number | undefined;

  constructor(
    private readonly compiled: SetRule,
    private readonly settings: NewTermsSettings,
    private readonly ruleId: string,
    private readonly history: HistoryOptions
  ) {}

  async find({ matched }: ExecutionEvents, window: { readonly fromMs: number; readonly toMs: number }): Promise<readonly Finding[]> {
    if (matched.length === 0) return [];
    const startMs = parseDateMath(this.settings.historyWindowStart, window.toMs) ?? window.fromMs;
    await this.readHistory(startMs, window.fromMs);
    const past = [...this.lastSeen.values()].filter(({ timeMs }) => timeMs >= startMs);
    const events = [...past, ...matched];
    const found = this.compiled.evaluate(
      events.map(({ stored }) => stored.source),
      window
    );
    return found.flatMap(({ documents: [place], key }) => {
      const event = place === undefined ? undefined : events[place];
      return event === undefined
        ? []
        : [
            this.finding(
              event,
              key.map(({ value }) => value)
            ),
          ];
    });
  }

  private finding(event: PreparedEvent, terms: readonly (string | null)[]): Finding {
    const alertId = groupAlertId([event.stored], this.ruleId, terms);
    return {
      alertId,
      event,
      content: () => ({ id: alertId, source: event.stored.source, ancestors: [event.stored], extra: { 'kibana.alert.new_terms': terms } }),
    };
  }

  private async readHistory(startMs: number, untilMs: number): Promise<void> {
    const { store, timestampField, wants, isExcepted } = this.history;
    const fromMs = Math.max(startMs, this.readUntilMs ?? startMs);
    const [condition] = this.compiled.parts;
    if (condition === undefined || fromMs >= untilMs) return;
    for await (const block of eventBlocks(store, { fromMs, toMs: untilMs, timestampField })) {
      for (const event of block) if (wants(event) && condition.matches(event.document) && !isExcepted(event)) this.remember(event);
    }
    this.readUntilMs = untilMs;
  }

  private remember(event: PreparedEvent): void {
    this.lastSeen.set(JSON.stringify(this.settings.fields.map((field) => event.document.values(field))), event);
  }
}
