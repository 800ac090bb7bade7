/** The guide of an alert: its rule's, as the rule is now; of a rule that is not loaded, as it was when it made the alert. */
import type { GuideResponse } from '../../common/api';
import { readAlertRule, type Locale, type Rule } from '../../common/rules';
import { summarizeAlert } from './alert_summary';
import { findAlert } from './found';
import type { Ports, StoredAlert } from './ports';
import { UseCaseError } from './route';
import { guideOfRule } from './rule_guide';

export async function getAlertGuide(ports: Ports, alertId: string, locale: Locale): Promise<GuideResponse> {
  const alert = await findAlert(ports, alertId);
  const rule = await ruleOfAlert(ports, alert);
  if (rule === undefined) {
    throw new UseCaseError(422, 'alert_without_rule', 'The alert does not say which rule made it, so there is no guide to show.', {
      id: alertId,
    });
  }
  return guideOfRule(ports, rule, locale, alert.source);
}

export async function ruleOfAlert(ports: Ports, alert: StoredAlert): Promise<Rule | undefined> {
  const { rule } = summarizeAlert(alert);
  for (const id of [rule.id, rule.rule_id]) {
    const loaded = id === '' ? undefined : await ports.rules.get(id);
    if (loaded) return loaded;
  }
  return readAlertRule(alert.source);
}
