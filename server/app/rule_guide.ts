/** A rule's guide for a reader and, when there is one, for an alert: model, resolved queries, links to related rules. */
import type { GuideResponse } from '../../common/api';
import type { EventSource } from '../../common/engine';
import { allQueries, allSteps, parseGuide, type Guide } from '../../common/guides';
import { fieldLookup, resolveQuery, type Resolution } from '../../common/osquery';
import { ruleText, type Locale, type Rule } from '../../common/rules';
import type { Ports } from './ports';

/** Without an alert's `source` every placeholder is missing: the query is shown as the guide has it. */
export async function guideOfRule(ports: Ports, rule: Rule, locale: Locale, source: EventSource = {}): Promise<GuideResponse> {
  const shownLocale = locale === 'en' || rule.translations[locale] !== undefined ? locale : 'en';
  const text = ruleText(rule, shownLocale);
  const guide = parseGuide(text.note, text.setup);
  return {
    rule: { id: rule.id, rule_id: rule.ruleId, name: text.name, description: text.description, version: rule.version },
    locale: shownLocale,
    guide,
    resolutions: resolutionsOf(guide, source),
    related: await relatedRules(ports, guide, shownLocale),
  };
}

function resolutionsOf(guide: Guide, source: EventSource): Readonly<Record<string, Resolution>> {
  const valuesOf = fieldLookup(source);
  return Object.fromEntries(allQueries(guide).map((directive) => [directive.id, resolveQuery(directive.query, valuesOf)] as const));
}

async function relatedRules(ports: Ports, guide: Guide, locale: Locale): Promise<GuideResponse['related']> {
  const related = new Map<string, { readonly id: string; readonly name: string }>();
  for (const { relatedRule } of allSteps(guide)) {
    if (relatedRule === undefined || related.has(relatedRule.ruleId)) continue;
    const rule = await ports.rules.get(relatedRule.ruleId);
    if (rule) related.set(relatedRule.ruleId, { id: rule.id, name: ruleText(rule, locale).name });
  }
  return Object.fromEntries(related);
}
