/** Rules by their ids, as a batch line or an option names them. */
import type { Rule } from '../../common/rules';
import { InputError } from '../input/input_error';

/** By stable `rule_id`, or by saved object id where no rule has it as its stable one. */
export class NamedRules {
  private readonly byId = new Map<string, Rule>();

  constructor(readonly all: readonly Rule[]) {
    for (const rule of all) this.byId.set(rule.id, rule);
    for (const rule of all) this.byId.set(rule.ruleId, rule);
  }

  find(id: string): Rule | undefined {
    return this.byId.get(id);
  }

  /** Throws an `InputError` that names the id. */
  get(id: string): Rule {
    const rule = this.find(id);
    if (rule === undefined) throw new InputError('rule_not_found', noSuchRule(id));
    return rule;
  }
}

export function noSuchRule(id: string): string {
  return `No rule with the id ${JSON.stringify(id.slice(0, 100))} is among the rules that were loaded.`;
}
