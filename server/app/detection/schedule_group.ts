/** Rules that run at the same instants over the same windows: their events are read once for all of them. */
import { executionsBetween, windowAt, type Rule, type Schedule } from '../../../common/rules';
import type { PreparedEvent } from './prepared_event';
import type { RuleMatcher } from './rule_matcher';
import type { ExecutionTime } from './rule_run';
import { timestampFieldOf } from './run_rule';

export class ScheduleGroup {
  /** Which rules match an event is worked out once, though two or more windows hold the event. */
  private readonly matchedBy = new WeakMap<PreparedEvent, readonly RuleMatcher[]>();

  constructor(
    readonly schedule: Schedule,
    readonly timestampField: string,
    readonly matchers: readonly RuleMatcher[]
  ) {}

  /** The matching events by rule, in the order of the events; rules without any are not in it. */
  match(events: readonly PreparedEvent[]): ReadonlyMap<RuleMatcher, readonly PreparedEvent[]> {
    const found = new Map<RuleMatcher, PreparedEvent[]>();
    for (const event of events) {
      for (const matcher of this.matchersOf(event)) {
        const matched = found.get(matcher);
        if (matched) matched.push(event);
        else found.set(matcher, [event]);
      }
    }
    return found;
  }

  /**
   * Its executions in `afterMs < at <= untilMs`. The one that would lie in the future happens now instead, so that events of this
   * very minute are looked at and no alert is dated ahead of the clock; events from the future are looked at when due.
   */
  *executions(afterMs: number, untilMs: number, nowMs: number): Generator<ExecutionTime, void, undefined> {
    const mayPullForward = afterMs < nowMs && nowMs <= untilMs;
    let lastMs = afterMs;
    for (const dueMs of executionsBetween(this.schedule, afterMs, untilMs)) {
      const atMs = mayPullForward ? Math.min(dueMs, nowMs) : dueMs;
      if (atMs === lastMs) return;
      yield { atMs, window: windowAt(this.schedule, atMs) };
      lastMs = atMs;
    }
  }

  private matchersOf(event: PreparedEvent): readonly RuleMatcher[] {
    const known = this.matchedBy.get(event);
    if (known) return known;
    const found = this.matchers.filter((matcher) => matcher.matches(event));
    this.matchedBy.set(event, found.length === 0 ? NO_MATCHERS : found);
    return found;
  }
}

const NO_MATCHERS: readonly RuleMatcher[] = [];

export function groupBySchedule(matchers: readonly RuleMatcher[]): readonly ScheduleGroup[] {
  const groups = new Map<string, RuleMatcher[]>();
  for (const matcher of matchers) {
    const key = groupKey(matcher.rule);
    const group = groups.get(key);
    if (group) group.push(matcher);
    else groups.set(key, [matcher]);
  }
  return [...groups.values()].flatMap((members) => {
    const [first] = members;
    return first === undefined ? [] : [new ScheduleGroup(first.rule, timestampFieldOf(first.rule), members)];
  });
}

function groupKey(rule: Rule): string {
  return JSON.stringify([rule.interval, rule.from, rule.to, timestampFieldOf(rule)]);
}
