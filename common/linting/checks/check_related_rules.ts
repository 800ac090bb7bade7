/** The related rules of a guide: have they ids, are there such rules, and is none of them the rule itself. */
import type { Guide, Step } from '../../guides';
import type { LintPlace, Remark } from '../finding';
import type { GuideText, LintSubject } from '../lint_subject';

/** Each once. */
export function relatedRuleIds(guide: Guide): readonly string[] {
  return [...new Set(relatedSteps(guide).flatMap(({ relatedRule }) => relatedRule?.ruleId ?? []))];
}

function relatedSteps({ sections }: Guide): readonly Step[] {
  return sections.filter(({ kind }) => kind === 'related_rules').flatMap(({ steps }) => steps.flatMap(withChildren));
}

export function checkRelatedRules({ text }: GuideText, { rule, guide, context }: LintSubject): readonly Remark[] {
  return relatedSteps(guide).flatMap((step): readonly Remark[] => {
    if (step.relatedRule === undefined) return step.children.length > 0 ? [] : [withoutId(step, text)];
    const { ruleId, name } = step.relatedRule;
    const place = placeOf(text, ruleId);
    const values = { id: ruleId, name };
    if (ruleId === rule.ruleId) {
      return [{ code: 'related_rule_self', message: `"${name}" is this rule itself. Take it out of the list.`, place, values }];
    }
    if (context.knownRuleIds === undefined || context.knownRuleIds.has(ruleId)) return [];
    const message = `There is no rule ${ruleId} ("${name}") among those that are known. It was renamed or withdrawn: name its successor, or take it out.`;
    return [{ code: 'related_rule_unknown', message, place, values }];
  });
}

function withoutId(step: Step, text: string): Remark {
  const [line = ''] = step.markdown.split('\n');
  const shown = line.length > 60 ? `${line.slice(0, 59)}…` : line;
  const message = `No rule id can be read in "${shown}". Write the rule's name, " - " and its id, so that it becomes a link.`;
  return { code: 'related_rule_without_id', message, place: placeOf(text, line.replace(/\\/g, '')), values: { text: shown } };
}

function withChildren(step: Step): readonly Step[] {
  return [step, ...step.children.flatMap(withChildren)];
}

function placeOf(text: string, wanted: string): LintPlace {
  const at = wanted === '' ? -1 : text.toLowerCase().lastIndexOf(wanted.toLowerCase());
  return at < 0 ? { field: 'note', start: 0, end: 0 } : { field: 'note', start: at, end: at + wanted.length };
}
