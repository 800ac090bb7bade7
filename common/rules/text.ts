/** A rule's words in the reader's language. */
import type { Locale, Rule, RuleText } from './rule';

/** Name, description, guide and set-up in `locale`; whatever has no translation stays in the rule's own language, text by text. */
export function ruleText(rule: Rule, locale: Locale): RuleText {
  const translated = rule.translations[locale];
  return {
    name: preferred(translated?.name, rule.name),
    description: preferred(translated?.description, rule.description),
    note: preferred(translated?.note, rule.note),
    setup: preferred(translated?.setup, rule.setup),
    falsePositives: translated?.falsePositives.length ? translated.falsePositives : rule.falsePositives,
  };
}

function preferred(translated: string | undefined, own: string): string {
  return translated === undefined || translated.trim() === '' ? own : translated;
}
