/**
 * Over which time the rules have to run so that given events are looked at. Days without events are left out: one event with a
 * wrong clock, years away, must not cost a run over all the years between.
 */
import { intervalMs, windowAt, type Rule, type TimeWindow } from '../../../common/rules';

const DAY_MS = 86_400_000;

/** `days` are numbers of days since the epoch on which events happened. */
export function spansOver(days: readonly number[], rules: readonly Rule[]): readonly TimeWindow[] {
  const longestMs = rules.reduce((most, rule) => Math.max(most, reachMs(rule)), 0);
  const spans: { fromMs: number; toMs: number }[] = [];
  for (const day of [...days].sort((a, b) => a - b)) {
    const fromMs = day * DAY_MS - 1;
    const toMs = (day + 1) * DAY_MS + longestMs;
    const last = spans[spans.length - 1];
    if (last !== undefined && fromMs <= last.toMs) last.toMs = Math.max(last.toMs, toMs);
    else spans.push({ fromMs, toMs });
  }
  return spans;
}

/**
 * How long after an event a rule can still see it: at least until its next execution, later where its windows end before they
 * run (`to: now-5m`), and as long as its look-back reaches, since what one execution cut the next takes up.
 */
function reachMs(rule: Rule): number {
  const anyTimeMs = 0;
  const { fromMs, toMs } = windowAt(rule, anyTimeMs);
  return Math.max(intervalMs(rule) + Math.max(0, anyTimeMs - toMs), anyTimeMs - fromMs);
}
