/** Executions in memory. */
import type { RuleExecution } from '../../common/api';
import type { ExecutionLog } from '../../server/app/ports';

export class MemoryExecutionLog implements ExecutionLog {
  private readonly byRule = new Map<string, RuleExecution[]>();

  async append(ruleId: string, execution: RuleExecution): Promise<void> {
    const known = this.byRule.get(ruleId);
    if (known) known.push(execution);
    else this.byRule.set(ruleId, [execution]);
  }

  async ofRule(ruleId: string, limit: number): Promise<readonly RuleExecution[]> {
    return [...(this.byRule.get(ruleId) ?? [])].reverse().slice(0, limit);
  }

  async latest(): Promise<ReadonlyMap<string, RuleExecution>> {
    const latest = new Map<string, RuleExecution>();
    for (const [ruleId, executions] of this.byRule) {
      const last = executions[executions.length - 1];
      if (last) latest.set(ruleId, last);
    }
    return latest;
  }
}
