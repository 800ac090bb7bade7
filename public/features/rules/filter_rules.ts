/** Finds rules by what a person remembers of them. */
import type { RuleSummary } from '../../../common/api';

/** Every word has to stand somewhere in the name, description, tags or ids, in whatever case. */
export function filterRules(rules: readonly RuleSummary[], text: string): readonly RuleSummary[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rules;
  return rules.filter((rule) => {
    const content = [rule.name, rule.description, rule.id, rule.rule_id, rule.type, ...rule.tags].join('\n').toLowerCase();
    return words.every((word) => content.includes(word));
  });
}
