/** The detection run that a person asks for: over a given span, or over everything that is stored. */
import type * as v from 'valibot';
import type { detectionRunBodySchema, DetectionRunResponse } from '../../../common/api';
import type { TimeWindow } from '../../../common/rules';
import { eventsOf } from '../found';
import type { DetectingPorts } from '../ports';
import { UseCaseError } from '../route';
import { spansOver } from './detection_spans';
import { timestampFieldOf } from './run_rule';
import { runSchedule } from './run_schedule';
import type { ScheduleProgress } from './schedule_run';

/** Short intervals over decades would be a run without end. */
const LONGEST_MS = 366 * 86_400_000;

export async function runDetection(
  ports: DetectingPorts,
  body: v.InferOutput<typeof detectionRunBodySchema>,
  onProgress?: (progress: ScheduleProgress) => void
): Promise<DetectionRunResponse> {
  const asked = {
    fromMs: body.from === undefined ? -Infinity : Date.parse(body.from),
    toMs: body.to === undefined ? Infinity : Date.parse(body.to),
  };
  if (asked.fromMs >= asked.toMs) throw new UseCaseError(400, 'window_empty', '"from" must be before "to".');
  const spans = (await storedSpans(ports)).flatMap((span) => within(asked, span) ?? []);
  if (spans.reduce((sumMs, { fromMs, toMs }) => sumMs + toMs - fromMs, 0) > LONGEST_MS) {
    throw new UseCaseError(400, 'window_too_long', 'A run covers at most 366 days. Give "from" and "to", and run again for the rest.');
  }
  // Without events there is nothing to find, in whatever span.
  if (spans.length === 0) return runSchedule(ports, { fromMs: nowMs(ports), toMs: nowMs(ports) });
  const answers: DetectionRunResponse[] = [];
  for (const [at, span] of spans.entries()) {
    const made = answers.reduce((total, { created }) => total + created, 0);
    const ran = answers.reduce((total, { executions }) => total + executions, 0);
    const report = ({ done, executions, created }: ScheduleProgress): void =>
      onProgress?.({ done: (at + done) / spans.length, executions: ran + executions, created: made + created });
    answers.push(await runSchedule(ports, { ...span, onProgress: report }));
  }
  return joined(answers);
}

/** From just before the first event of a stretch of days until every rule is done with the last one. */
async function storedSpans(ports: DetectingPorts): Promise<readonly TimeWindow[]> {
  const events = eventsOf(ports);
  const rules = (await ports.rules.list()).filter((rule) => rule.enabled);
  const fields = new Set(rules.map(timestampFieldOf));
  const days = new Set<number>();
  for (const field of fields) for (const day of await events.days(field)) days.add(day);
  return spansOver([...days], rules);
}

function within(asked: TimeWindow, span: TimeWindow): TimeWindow | undefined {
  const [fromMs, toMs] = [Math.max(asked.fromMs, span.fromMs), Math.min(asked.toMs, span.toMs)];
  return fromMs < toMs ? { fromMs, toMs } : undefined;
}

/** A rule that cannot run says so in every span, and is told once. */
function joined(answers: readonly DetectionRunResponse[]): DetectionRunResponse {
  const sum = (read: (answer: DetectionRunResponse) => number): number => answers.reduce((total, answer) => total + read(answer), 0);
  const warnings = answers.flatMap((answer) => answer.warnings);
  return {
    executions: sum(({ executions }) => executions),
    created: sum(({ created }) => created),
    excepted: sum(({ excepted }) => excepted),
    duplicates: sum(({ duplicates }) => duplicates),
    cut: sum(({ cut }) => cut),
    warnings: [...new Map(warnings.map((warning) => [JSON.stringify(warning), warning])).values()],
  };
}

function nowMs(ports: DetectingPorts): number {
  return ports.clock().getTime();
}
