/**
 * What an execution does with the events that its rule matched, one by one or together: exceptions take theirs out, alerts that exist are not made again,
 * and at most `max_signals` new ones are made, the oldest events first. What was cut is not lost: as in Kibana, the next
 * execution whose look-back still reaches the event makes its alert; only because alerts that exist do not count against
 * the limit does it get there. A cut is a warning that names its number.
 */
import { randomUUID } from 'node:crypto';
import type { RuleExecution } from '../../../common/api';
import { compileException, isExpired, type ExceptionTest } from '../../../common/exceptions';
import type { Rule, TimeWindow } from '../../../common/rules';
import { eventTimeMs } from '../event_time';
import type { DetectingPorts, StoredAlert } from '../ports';
import { alertOf } from './alert_document';
import { alertIdOf } from './alert_id';
import type { ExecutionEvents, Finding, SetFinder } from './finding';
import type { PreparedEvent } from './prepared_event';
import type { RuleMatcher } from './rule_matcher';
import { setFinder } from './set_finder';

export interface ExecutionTime {
  readonly window: TimeWindow;
  readonly atMs: number;
}

/** What became of the events that the rule matched; each event counts once, under the last that happened to it. */
export type Fate = 'created' | 'existed' | 'excepted' | 'cut';

/** One rule over several executions: exceptions are read once, and alerts known to exist are not offered to the store again. */
export class RuleRun {
  private exceptions: readonly ExceptionTest[] | undefined;
  private readonly fates = new Map<string, Fate>();
  private finder: SetFinder | undefined;
  private cutExecutions = 0;

  constructor(
    private readonly ports: DetectingPorts,
    private readonly matcher: RuleMatcher
  ) {}

  get rule(): Rule {
    return this.matcher.rule;
  }

  /** Events are in order of time; those that `matched` are among those that were `seen`. Logs nothing: who runs decides what is worth a line. */
  async execute({ matched, seen }: ExecutionEvents, { window, atMs }: ExecutionTime): Promise<RuleExecution> {
    const isExcepted = await this.exceptionTest(matched.length > 0);
    const kept = matched.filter((event) => !isExcepted(event));
    for (const { stored } of matched.filter(isExcepted)) this.fates.set(alertIdOf(stored, this.rule.id), 'excepted');
    // Exceptions are part of what the rule searches for, so they come before its pipes, its counting and its order.
    const wanted = await this.findings(kept, { seen, isExcepted, window });
    const fresh = wanted.filter(({ alertId }) => !this.isKnown(alertId));
    const { created, cut } = await this.createAlerts(fresh, new Date(atMs).toISOString());
    if (cut > 0) this.cutExecutions += 1;
    return {
      at: new Date(atMs).toISOString(),
      from: new Date(window.fromMs).toISOString(),
      to: new Date(window.toMs).toISOString(),
      status: cut > 0 ? 'warning' : 'succeeded',
      created,
      excepted: matched.length - kept.length,
      duplicates: wanted.length - created - cut,
      cut,
      messages: cut > 0 ? [{ code: 'max_signals_reached', message: cutMessage(this.rule, cut) }] : [],
    };
  }

  /** Over all executions so far: how many events met this fate. */
  count(fate: Fate): number {
    let found = 0;
    for (const met of this.fates.values()) if (met === fate) found += 1;
    return found;
  }

  /** What a person should know of all executions so far: how often the limit was reached, and what that cost. */
  warnings(): readonly { readonly code: string; readonly message: string }[] {
    if (this.cutExecutions === 0) return [];
    const executions = this.cutExecutions === 1 ? 'one execution' : `${this.cutExecutions} executions`;
    const lost = this.count('cut');
    const outcome =
      lost === 0 ? 'later executions made the alerts that were cut' : `${lost} matching ${lost === 1 ? 'event' : 'events'} got no alert`;
    return [
      {
        code: 'max_signals_reached',
        message: `"${this.rule.name}" reached its limit of ${this.rule.maxSignals} alerts in ${executions}; ${outcome}.`,
      },
    ];
  }

  private isKnown(alertId: string): boolean {
    const fate = this.fates.get(alertId);
    return fate === 'created' || fate === 'existed';
  }

  private async findings(
    kept: readonly PreparedEvent[],
    { seen, isExcepted, window }: { readonly seen: readonly PreparedEvent[]; readonly isExcepted: EventTest; readonly window: TimeWindow }
  ): Promise<readonly Finding[]> {
    const { compiled, rule, wants } = this.matcher;
    if (compiled.kind === 'document') return compiled.choose(kept).map((event) => findingOf(event, rule.id));
    if (kept.length === 0) return [];
    this.finder ??= setFinder(this.ports, this.matcher, isExcepted);
    return this.finder.find({ matched: kept, seen: seen.filter((event) => wants(event) && !isExcepted(event)) }, window);
  }

  private async exceptionTest(isNeeded: boolean): Promise<EventTest> {
    if (!isNeeded) return () => false;
    const tests = (this.exceptions ??= await this.activeExceptions());
    return (event) => tests.some((test) => test(event.document));
  }

  /** By the true clock: an exception made today holds back an alert on yesterday's events, an expired one never. */
  private async activeExceptions(): Promise<readonly ExceptionTest[]> {
    const now = this.ports.clock();
    const items = await this.ports.exceptions.ofRule(this.rule.id);
    return items.filter((item) => !isExpired(item, now)).map((item) => compileException(item.entries));
  }

  /** Offers as many as may still be made; those that turn out to exist leave their place to later events. */
  private async createAlerts(fresh: readonly Finding[], at: string): Promise<{ readonly created: number; readonly cut: number }> {
    const executionUuid = randomUUID();
    let created = 0;
    let offered = 0;
    while (created < this.rule.maxSignals && offered < fresh.length) {
      const batch = fresh.slice(offered, offered + this.rule.maxSignals - created);
      const made = new Set(await this.ports.alerts.create(batch.map((finding) => this.alertOf(finding, executionUuid, at))));
      for (const finding of batch) {
        this.fates.set(finding.alertId, made.has(finding.alertId) ? 'created' : 'existed');
        this.finder?.onAlerted?.(finding);
      }
      created += made.size;
      offered += batch.length;
    }
    return { created, cut: await this.countCut(fresh.slice(offered)) };
  }

  private alertOf({ event: { stored, timeMs }, content }: Finding, executionUuid: string, at: string): StoredAlert {
    // The original time is the event's own, also where the rule goes by another field.
    const originalTime = new Date(eventTimeMs(stored.source) ?? timeMs).toISOString();
    return alertOf(content(), { rule: this.rule, executionUuid, at, originalTime });
  }

  /** Of the events beyond the limit some have their alert from an earlier run: these were not cut. */
  private async countCut(beyond: readonly Finding[]): Promise<number> {
    let cut = 0;
    for (const { alertId } of beyond) {
      const isStored = (await this.ports.alerts.get(alertId)) !== undefined;
      this.fates.set(alertId, isStored ? 'existed' : 'cut');
      if (!isStored) cut += 1;
    }
    return cut;
  }
}

type EventTest = (event: PreparedEvent) => boolean;

function findingOf(event: PreparedEvent, ruleId: string): Finding {
  const { stored } = event;
  const alertId = alertIdOf(stored, ruleId);
  return { alertId, event, content: () => ({ id: alertId, source: stored.source, ancestors: [stored], extra: {} }) };
}

function cutMessage(rule: Rule, cut: number): string {
  const events = cut === 1 ? 'event' : 'events';
  return (
    `The rule makes at most ${rule.maxSignals} alerts an execution, and ${cut} more matching ${events} waited. ` +
    'The next execution takes them up while its look-back reaches them. Raise max_signals, or narrow the rule with an exception.'
  );
}
