/** Puts together the rules of a server: the bundled ones and those that were given, which take the place of bundled ones. */
import { createHash } from 'node:crypto';
import { readRuleFiles, type ReadProblem, type ReadResult, type Rule, type RuleFile } from '../../../common/rules';

export interface RuleChanges {
  readonly added: readonly Rule[];
  readonly changed: readonly Rule[];
  readonly removed: number;
  readonly fingerprints: ReadonlyMap<string, string>;
}

export function loadRules(bundled: readonly RuleFile[], given: readonly RuleFile[]): ReadResult {
  const sets = [readRuleFiles(bundled), readRuleFiles(given)];
  const byRuleId = new Map<string, Rule>();
  const problems: ReadProblem[] = sets.flatMap((set) => set.problems);
  for (const set of sets) {
    const inThisSet = new Map<string, Rule>();
    for (const rule of set.rules) {
      const former = inThisSet.get(rule.ruleId);
      if (former !== undefined) {
        problems.push({
          source: rule.source,
          message: `has the rule_id ${rule.ruleId} that ${former.source} has too; this later one is used`,
        });
      }
      inThisSet.set(rule.ruleId, rule);
    }
    for (const [ruleId, rule] of inThisSet) byRuleId.set(ruleId, rule);
  }
  return { rules: [...byRuleId.values()], problems };
}

/** What differs from the rules that ran last: a changed rule is to look at the stored events again. */
export function compareRules(rules: readonly Rule[], former: ReadonlyMap<string, string>): RuleChanges {
  const fingerprints = new Map(rules.map((rule) => [rule.ruleId, fingerprint(rule)]));
  return {
    added: rules.filter((rule) => !former.has(rule.ruleId)),
    changed: rules.filter((rule) => former.has(rule.ruleId) && former.get(rule.ruleId) !== fingerprints.get(rule.ruleId)),
    removed: [...former.keys()].filter((ruleId) => !fingerprints.has(ruleId)).length,
    fingerprints,
  };
}

/** Of everything but the place that it was read from. */
function fingerprint({ source: _source, ...rule }: Rule): string {
  return createHash('sha256').update(JSON.stringify(rule)).digest('hex');
}
