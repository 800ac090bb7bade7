/** The detection run that a person asks for: over a given span, or over everything that is stored. */
import type * as v from 'valibot';
import type { detectionRunBodySchema, DetectionRunResponse } from '../../../common/api';
import { intervalMs, windowAt, type Rule } from '../../../common/rules';
import { eventsOf } from '../found';
import type { Ports } from '../ports';
import { UseCaseError } from '../route';
import { timestampFieldOf } from './run_rule';
import { runSchedule } from './run_schedule';
import type { ScheduleProgress } from './schedule_run';

/** Short intervals over decades would be a run without end. */
const LONGEST_MS = 366 * 86_400_000;

export async function runDetection(
  ports: Ports,
  body: v.InferOutput<typeof detectionRunBodySchema>,
  onProgress?: (progress: ScheduleProgress) => void
): Promise<DetectionRunResponse> {
  const stored = await storedRange(ports);
  const fromMs = body.from === undefined ? stored?.fromMs : Date.parse(body.from);
  const toMs = body.to === undefined ? stored?.toMs : Date.parse(body.to);
  // Without events there is nothing to find, in whatever span.
  if (stored === undefined || fromMs === undefined || toMs === undefined)
    return runSchedule(ports, { fromMs: nowMs(ports), toMs: nowMs(ports) });
  if (fromMs >= toMs) throw new UseCaseError(400, 'window_empty', '"from" must be before "to".');
  if (toMs - fromMs > LONGEST_MS) {
    throw new UseCaseError(400, 'window_too_long', 'A run covers at most 366 days. Give "from" and "to", and run again for the rest.');
  }
  return runSchedule(ports, { fromMs, toMs, ...(onProgress && { onProgress }) });
}

/** From just before the first event until every rule is done with the last one; undefined when there are no events. */
async function storedRange(ports: Ports): Promise<{ readonly fromMs: number; readonly toMs: number } | undefined> {
  const events = eventsOf(ports);
  const rules = (await ports.rules.list()).filter((rule) => rule.enabled);
  let [fromMs, toMs] = [Infinity, -Infinity];
  const ranges = new Map<string, Awaited<ReturnType<typeof events.range>>>();
  for (const rule of rules) {
    const field = timestampFieldOf(rule);
    if (!ranges.has(field)) ranges.set(field, await events.range(field));
    const range = ranges.get(field);
    if (range === undefined) continue;
    fromMs = Math.min(fromMs, range.firstMs - 1);
    toMs = Math.max(toMs, range.lastMs + reachMs(rule, range.lastMs));
  }
  return fromMs < toMs ? { fromMs, toMs } : undefined;
}

/**
 * How long after an event a rule can still see it: at least until its next execution, later where its windows end before they
 * run (`to: now-5m`), and as long as its look-back reaches, since what one execution cut the next takes up.
 */
function reachMs(rule: Rule, atMs: number): number {
  const { fromMs, toMs } = windowAt(rule, atMs);
  return Math.max(intervalMs(rule) + Math.max(0, atMs - toMs), atMs - fromMs);
}

function nowMs(ports: Ports): number {
  return ports.clock().getTime();
}
