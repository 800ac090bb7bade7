/** When a rule runs and which span of time each run looks at. */
import { parseDateMath, parseDateMathEnd, parseDuration } from '../engine';
import type { Rule } from './rule';

export type Schedule = Pick<Rule, 'interval' | 'from' | 'to'>;

/** Half-open: `fromMs <= time < toMs`. */
export interface TimeWindow {
  readonly fromMs: number;
  readonly toMs: number;
}

/** What a rule gets that does not say otherwise, as in Kibana. */
export const DEFAULT_SCHEDULE: Schedule = { interval: '5m', from: 'now-6m', to: 'now' };

/** Why a schedule cannot be used, naming the field; undefined when it can. The readers refuse rules whose schedule has a problem. */
export function scheduleProblem(schedule: Schedule): string | undefined {
  if (parseDuration(schedule.interval) === undefined) {
    return `interval: found "${schedule.interval}", expected a duration such as 5m, 1h or 24h`;
  }
  for (const bound of ['from', 'to'] as const) {
    if (parseDateMath(schedule[bound], 0) === undefined) {
      return `${bound}: found "${schedule[bound]}", expected date math such as now-9m, now-24h or now-1d/d`;
    }
  }
  const { fromMs, toMs } = windowAt(schedule, 0);
  return fromMs < toMs
    ? undefined
    : `from: "${schedule.from}" is not before to: "${schedule.to}", so the rule would never look at an event`;
}

/** The span that a run at `atMs` looks at: the interval and the look-back together. */
export function windowAt(schedule: Schedule, atMs: number): TimeWindow {
  const fromMs = parseDateMath(schedule.from, atMs);
  const toMs = parseDateMathEnd(schedule.to, atMs);
  if (fromMs === undefined || toMs === undefined) throw new Error(`not a schedule: from ${schedule.from} to ${schedule.to}`);
  return { fromMs, toMs };
}

/** Milliseconds between two runs. */
export function intervalMs(schedule: Schedule): number {
  const durationMs = parseDuration(schedule.interval);
  if (durationMs === undefined) throw new Error(`not a schedule: interval ${schedule.interval}`);
  return durationMs;
}

/**
 * The runs in `afterMs < at <= untilMs`, oldest first, on multiples of the interval since the epoch, so that two hosts
 * with the same rule agree on them. Lazy: a short interval over years must not become an array.
 */
export function* executionsBetween(schedule: Schedule, afterMs: number, untilMs: number): Generator<number, void, undefined> {
  const stepMs = intervalMs(schedule);
  for (let atMs = Math.floor(afterMs / stepMs) * stepMs + stepMs; atMs <= untilMs; atMs += stepMs) yield atMs;
}
