/** Detection at the start: over the events that no run has looked at yet, or over all of them when rules were added or changed. */
import type { DetectionRunResponse } from '../../common/api';
import type { DetectingPorts } from '../../server/app/ports';
import { spansOver } from '../../server/app/detection/detection_spans';
import { runSchedule } from '../../server/app/detection/run_schedule';
import type { Store } from './store';
import type { Terminal } from './terminal';

const RUN_THROUGH = 'detection_ran_through_event';

export interface Detected {
  readonly executions: number;
  readonly created: number;
  readonly excepted: number;
  readonly cut: number;
  readonly warnings: readonly string[];
}

/** Remembers how far it came only when it is done: a run that is broken off is done again, and makes no alert twice. */
export async function detectNew(
  store: Store,
  ports: DetectingPorts,
  options: { readonly everything: boolean },
  terminal: Terminal
): Promise<Detected | undefined> {
  const newest = store.events.newest();
  const place = options.everything ? 0 : Number(store.state.get(RUN_THROUGH) ?? 0);
  const days = store.events.daysAddedAfter(place);
  const rules = (await ports.rules.list()).filter((rule) => rule.enabled);
  const spans = spansOver(days, rules);
  const warnings = new Map<string, DetectionWarning>();
  const total = { executions: 0, created: 0, excepted: 0, cut: 0 };
  for (const [at, { fromMs, toMs }] of spans.entries()) {
    const report = await runSchedule(ports, {
      fromMs,
      toMs,
      onProgress: ({ done, created }) =>
        terminal.progress(`detection: ${Math.floor(((at + done) / spans.length) * 100)} %, ${total.created + created} alerts`),
    });
    total.executions += report.executions;
    total.created += report.created;
    total.excepted += report.excepted;
    total.cut += report.cut;
    for (const warning of report.warnings) warnings.set(`${warning.rule_id} ${warning.code} ${warning.message}`, warning);
  }
  store.state.set(RUN_THROUGH, String(newest));
  return spans.length === 0 ? undefined : { ...total, warnings: tellWarnings([...warnings.values()]) };
}

type DetectionWarning = DetectionRunResponse['warnings'][number];

/** What many rules have in common is told once. A broken query was told with its file and line when the rule was read. */
function tellWarnings(warnings: readonly DetectionWarning[]): readonly string[] {
  const rulesBy = new Map<string, string[]>();
  for (const { code, message, rule_id: ruleId } of warnings) {
    if (code !== 'query_invalid') rulesBy.set(message, [...(rulesBy.get(message) ?? []), ruleId]);
  }
  return [...rulesBy].map(([message, rules]) => (rules.length === 1 ? `${rules[0]}  ${message}` : `${rules.length} rules  ${message}`));
}
