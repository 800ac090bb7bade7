/** Rules in memory. */
import type { ReadProblem } from '../../common/rules/read_result';
import type { Rule } from '../../common/rules/rule';
import type { KnownRules, RuleStore } from '../../server/app/ports';

export class MemoryRuleStore implements RuleStore {
  constructor(
    private readonly rules: readonly Rule[] = [],
    private readonly found: readonly ReadProblem[] = []
  ) {}

  async list(): Promise<readonly Rule[]> {
    return this.rules;
  }

  async get(id: string): Promise<Rule | undefined> {
    return this.rules.find((rule) => rule.id === id) ?? this.rules.find((rule) => rule.ruleId === id);
  }

  async problems(): Promise<readonly ReadProblem[]> {
    return this.found;
  }

  async known(ruleIds: readonly string[]): Promise<KnownRules> {
    const stable = new Set(this.rules.map(({ ruleId }) => ruleId));
    return { ids: new Set(ruleIds.filter((id) => stable.has(id))), total: stable.size };
  }
}
