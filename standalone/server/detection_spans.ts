/**
 * Over which time the rules have to run so that given events are looked at. Days without events are left out: one event with a
 * wrong clock, years away, must not cost a run over all the years between.
 */
import { intervalMs, windowAt, type Rule, type TimeWindow } from '../../common/rules';

const DAY_MS = 86_400_000;

/** `days` are numbers of days since the epoch on which events happened. */
export function spansOver(days: readonly number[], rules: readonly Rule[]): readonly TimeWindow[] {
  // An event is seen by the first run after it, and later where a rule's window ends before it runs.
  const reachMs = rules.reduce((most, rule) => Math.max(most, intervalMs(rule) + lagMs(rule)), 0);
  const spans: { fromMs: number; toMs: number }[] = [];
  for (const day of [...days].sort((a, b) => a - b)) {
    const fromMs = day * DAY_MS - 1;
    const toMs = (day + 1) * DAY_MS + reachMs;
    const last = spans[spans.length - 1];
    if (last !== undefined && fromMs <= last.toMs) last.toMs = Math.max(last.toMs, toMs);
    else spans.push({ fromMs, toMs });
  }
  return spans;
}

function lagMs(rule: Rule): number {
  const anyTimeMs = 0;
  return Math.max(0, anyTimeMs - windowAt(rule, anyTimeMs).toMs);
}
