/** One execution of one rule, over one window. */
import type { RuleExecution } from '../../../common/api';
import type { Rule, TimeWindow } from '../../../common/rules';
import type { NotEvaluable } from '../compiled_rules';
import { eventsOf } from '../found';
import type { DetectingPorts } from '../ports';
import { preparedEvents } from './prepared_event';
import { ruleMatcher } from './rule_matcher';
import { RuleRun, type ExecutionTime } from './rule_run';

/** Logs the execution and answers it; a rule that cannot be evaluated is a failed execution, not an exception. */
export async function runRule(ports: DetectingPorts, rule: Rule, window: TimeWindow, atMs: number): Promise<RuleExecution> {
  const time = { window, atMs };
  const found = ruleMatcher(rule);
  if (!found.ok) return logged(ports, rule, failedExecution(time, found.why));
  const events = await preparedEvents(eventsOf(ports), { ...window, timestampField: timestampFieldOf(rule) });
  const matched = events.filter((event) => found.matcher.matches(event));
  return logged(ports, rule, await new RuleRun(ports, found.matcher).execute({ matched, seen: events }, time));
}

/** The field that a rule's windows are about. */
export function timestampFieldOf(rule: Rule): string {
  return rule.timestampOverride ?? '@timestamp';
}

export function failedExecution({ window, atMs }: ExecutionTime, why: NotEvaluable): RuleExecution {
  return {
    at: new Date(atMs).toISOString(),
    from: new Date(window.fromMs).toISOString(),
    to: new Date(window.toMs).toISOString(),
    status: 'failed',
    created: 0,
    excepted: 0,
    duplicates: 0,
    cut: 0,
    messages: [{ code: why.code, message: why.message }],
  };
}

export async function logged(ports: DetectingPorts, rule: Rule, execution: RuleExecution): Promise<RuleExecution> {
  await ports.executions.append(rule.id, execution);
  return execution;
}
