/**
 * The rule of an alert, as it was when it made the alert: the alert carries it, so the guide and the query that the analyst sees are those
 * that led here, whatever became of the rule since. What is installed now is asked only to say whether it is still the same.
 */
import type { RuleStanding } from '../../common/api';
import type { EventSource } from '../../common/engine';
import { carriesRule, readAlertRule, type Rule, type RuleText } from '../../common/rules';
import { isForbidden } from './found';
import type { Ports } from './ports';

export interface AlertRule {
  readonly rule: Rule;
  readonly standing: RuleStanding;
  /** Neither the alert nor the store has the query: names, and perhaps the guide, are all that is known of the rule. */
  readonly lacksQuery?: true;
}

/** Undefined where the alert names no rule. Installed rules that may not be read spoil nothing: how the rule stands is not known then. */
export async function ruleOfAlert(ports: Ports, source: EventSource): Promise<AlertRule | undefined> {
  const own = readAlertRule(source);
  if (own === undefined) return undefined;
  const installed = await installedRule(ports, own);
  if (carriesRule(source)) return asCarried(own, installed);
  return installed.kind === 'found' ? asInstalled(installed.rule) : { ...asCarried(own, installed), lacksQuery: true };
}

type Installed = { readonly kind: 'found'; readonly rule: Rule } | { readonly kind: 'none' } | { readonly kind: 'unreadable' };

/** By saved object id; a rule that was deleted and installed again has another one, and its `rule_id` still. */
async function installedRule({ rules, unavailable }: Ports, own: Rule): Promise<Installed> {
  if (unavailable?.rules !== undefined) return { kind: 'unreadable' };
  try {
    for (const id of new Set([own.id, own.ruleId])) {
      const rule = await rules.get(id);
      if (rule) return { kind: 'found', rule };
    }
    return { kind: 'none' };
  } catch (error) {
    if (isForbidden(error)) return { kind: 'unreadable' };
    throw error;
  }
}

function asInstalled(rule: Rule): AlertRule {
  return { rule, standing: { from: 'installed', state: 'unknown', installed_id: rule.id } };
}

function asCarried(own: Rule, installed: Installed): AlertRule {
  switch (installed.kind) {
    case 'found': {
      const state = hasSameQuery(own, installed.rule) && hasSameGuide(own, installed.rule) ? 'unchanged' : 'changed';
      return { rule: translated(own, installed.rule), standing: { from: 'alert', state, installed_id: installed.rule.id } };
    }
    case 'none':
      return { rule: own, standing: { from: 'alert', state: 'deleted', installed_id: undefined } };
    case 'unreadable':
      return { rule: own, standing: { from: 'alert', state: 'unknown', installed_id: undefined } };
  }
}

function hasSameQuery(one: Rule, other: Rule): boolean {
  const asked = ({ type, language, query, eventCategoryOverride, index, filters, threshold, newTerms, threatMatch }: Rule): string =>
    JSON.stringify([type, language, query, eventCategoryOverride, index, filters, threshold, newTerms, threatMatch]);
  return asked(one) === asked(other);
}

function hasSameGuide(one: Rule, other: Rule): boolean {
  return one.note === other.note && one.setup === other.setup;
}

/** Alerts carry one language. The installed rule's translations are of its own text: they are lent only while that is the alert's too. */
function translated(own: Rule, installed: Rule): Rule {
  if (!hasSameGuide(own, installed) || Object.keys(installed.translations).length === 0) return own;
  const lent = (text: RuleText): RuleText => ({
    ...text,
    name: own.name === installed.name ? text.name : own.name,
    description: own.description === installed.description ? text.description : own.description,
  });
  return {
    ...own,
    translations: Object.fromEntries(Object.entries(installed.translations).map(([locale, text]) => [locale, lent(text)])),
  };
}
