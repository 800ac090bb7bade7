/** The guide of an alert: its rule's as it was when the rule made the alert, or the guide of another rule for the same data. */
import type { GuideResponse } from '../../common/api';
import type { Locale } from '../../common/rules';
import { ruleOfAlert } from './alert_rule';
import { findAlert, findRule } from './found';
import type { Ports } from './ports';
import { UseCaseError } from './route';
import { guideOfRule } from './rule_guide';

export async function getAlertGuide(
  ports: Ports,
  alertId: string,
  { locale, rule_id: otherRule }: { readonly locale: Locale; readonly rule_id?: string | undefined }
): Promise<GuideResponse> {
  const alert = await findAlert(ports, alertId);
  if (otherRule !== undefined) return guideOfRule(ports, await findRule(ports, otherRule), locale, alert.source);
  const found = await ruleOfAlert(ports, alert.source);
  if (found === undefined) {
    throw new UseCaseError(422, 'alert_without_rule', 'The alert does not say which rule made it, so there is no guide to show.', {
      id: alertId,
    });
  }
  const guide = await guideOfRule(ports, found.rule, locale, alert.source);
  return { ...guide, rule: { ...guide.rule, standing: found.standing } };
}
