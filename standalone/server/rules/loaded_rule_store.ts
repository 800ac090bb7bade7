/** The rules of a running server: read from files at the start, held in memory, complete with what could not be loaded. */
import type { ReadProblem, ReadResult, Rule } from '../../../common/rules';
import type { KnownRules, RuleStore } from '../../../server/app/ports';

export class LoadedRuleStore implements RuleStore {
  private readonly byId = new Map<string, Rule>();
  private readonly stableIds: ReadonlySet<string>;

  constructor(private readonly loaded: ReadResult) {
    // Stable ids first: where one rule's saved object id is another one's stable id, the saved object id counts.
    for (const rule of loaded.rules) this.byId.set(rule.ruleId, rule);
    for (const rule of loaded.rules) this.byId.set(rule.id, rule);
    this.stableIds = new Set(loaded.rules.map(({ ruleId }) => ruleId));
  }

  async list(): Promise<readonly Rule[]> {
    return this.loaded.rules;
  }

  async get(id: string): Promise<Rule | undefined> {
    return this.byId.get(id);
  }

  async problems(): Promise<readonly ReadProblem[]> {
    return this.loaded.problems;
  }

  async known(ruleIds: readonly string[]): Promise<KnownRules> {
    return { ids: new Set(ruleIds.filter((id) => this.stableIds.has(id))), total: this.stableIds.size };
  }
}
