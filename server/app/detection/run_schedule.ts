/**
 * Runs every enabled rule as its schedule would have over a span of time: what a scheduler does in weeks, in one go. A rule that
 * cannot be evaluated is one failed execution and a warning; the others go on.
 *
 * Windows without events are passed over and count as no execution. An execution that made, left out or cut something is logged,
 * and the last of each rule; an uneventful one is only counted, since a corpus of rules over days has a million of them.
 */
import type { DetectionRunResponse } from '../../../common/api';
import { executionsBetween, windowAt, type Rule } from '../../../common/rules';
import type { NotEvaluable } from '../compiled_rules';
import type { DetectingPorts } from '../ports';
import { ruleMatcher, type RuleMatcher } from './rule_matcher';
import { failedExecution, logged } from './run_rule';
import { groupBySchedule } from './schedule_group';
import { ScheduleRun, type ScheduleRunOptions } from './schedule_run';

export async function runSchedule(ports: DetectingPorts, options: ScheduleRunOptions): Promise<DetectionRunResponse> {
  const rules = (await ports.rules.list()).filter((rule) => rule.enabled);
  const { matchers, refused } = sortOut(rules.filter((rule) => isDue(rule, options)));
  // A span may end after now, where a day is not over yet; a refusal is known now.
  await logRefused(ports, refused, Math.min(options.toMs, ports.clock().getTime()));
  const run = new ScheduleRun(ports, options);
  await run.run(groupBySchedule(matchers));
  const response = run.response();
  return {
    ...response,
    executions: response.executions + refused.length,
    warnings: [...refused.map(({ rule, why }) => ({ rule_id: rule.ruleId, code: why.code, message: why.message })), ...response.warnings],
  };
}

interface RefusedRule {
  readonly rule: Rule;
  readonly why: NotEvaluable;
}

function isDue(rule: Rule, { fromMs, toMs }: ScheduleRunOptions): boolean {
  return !executionsBetween(rule, fromMs, toMs).next().done;
}

/** A rule that cannot run cannot run every five minutes: the log says so once, until something else happens to the rule. */
async function logRefused(ports: DetectingPorts, refused: readonly RefusedRule[], atMs: number): Promise<void> {
  if (refused.length === 0) return;
  const latest = await ports.executions.latest();
  for (const { rule, why } of refused) {
    const last = latest.get(rule.id)?.messages[0];
    if (last?.code === why.code && last.message === why.message) continue;
    await logged(ports, rule, failedExecution({ window: windowAt(rule, atMs), atMs }, why));
  }
}

function sortOut(rules: readonly Rule[]): { readonly matchers: readonly RuleMatcher[]; readonly refused: readonly RefusedRule[] } {
  const matchers: RuleMatcher[] = [];
  const refused: RefusedRule[] = [];
  for (const rule of rules) {
    const found = ruleMatcher(rule);
    if (found.ok) matchers.push(found.matcher);
    else refused.push({ rule, why: found.why });
  }
  return { matchers, refused };
}
