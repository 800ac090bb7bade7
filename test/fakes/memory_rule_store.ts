/** Rules in memory. */
import type { Rule } from '../../common/rules/rule';
import type { RuleStore } from '../../server/app/ports';

export class MemoryRuleStore implements RuleStore {
  constructor(
    private readonly rules: readonly Rule[] = [],
    private readonly found: readonly { readonly source: string; readonly message: string }[] = []
  ) {}

  async list(): Promise<readonly Rule[]> {
    return this.rules;
  }

  async get(id: string): Promise<Rule | undefined> {
    return this.rules.find((rule) => rule.id === id) ?? this.rules.find((rule) => rule.ruleId === id);
  }

  async problems(): Promise<readonly { readonly source: string; readonly message: string }[]> {
    return this.found;
  }
}
