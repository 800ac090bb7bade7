/** What a new case begins with: title, description and severity, all from the alert and all for the analyst to change. */
import { i18n } from '@kbn/i18n';
import { MOST_CASE_DESCRIPTION, MOST_CASE_TITLE, type AlertSummary } from '../../../../common/api';
import type { Severity } from '../../../../common/rules/rule';
import { severityLabel } from '../../../shared/severity_badge';
import { formatExactTime } from '../../../shared/time';
import { foldText, textPieces } from '../../../shared/visible_text';
import { codeSpan, link, withinLimit } from './markdown';

export interface CaseDraft {
  readonly title: string;
  /** Markdown. */
  readonly description: string;
  readonly severity: Severity;
  /** Whether alerts of the case get its status. */
  readonly syncsAlerts: boolean;
}

/** `address` is the alert's page, whole. */
export function draftCase(alert: AlertSummary, address: string): CaseDraft {
  return {
    title: draftTitle(alert),
    description: draftDescription(alert, address),
    severity: alert.severity,
    // Kibana's own default, but a case that syncs would open an alert again that is being worked on.
    syncsAlerts: alert.status === 'open',
  };
}

function draftTitle({ rule, host }: AlertSummary): string {
  const values = { rule: oneLine(rule.name), host: oneLine(host ?? '') };
  const title =
    values.host === ''
      ? values.rule
      : i18n.translate('investigationGuides.cases.draft.title', { defaultMessage: '{rule} on {host}', values });
  const { head, isFolded } = foldText(title, MOST_CASE_TITLE - 1);
  return isFolded ? `${head}…` : head;
}

function draftDescription(alert: AlertSummary, address: string): string {
  const intro = i18n.translate('investigationGuides.cases.draft.intro', { defaultMessage: 'This case began with an alert:' });
  const open = i18n.translate('investigationGuides.cases.openAlert', { defaultMessage: 'open it in Investigation Guides' });
  return withinLimit([`${intro} ${link(open, address)}`, factLines(alert).join('\n')], MOST_CASE_DESCRIPTION);
}

/** The facts that decide what to do first, a line each; those that the alert does not have are left out. */
export function factLines(alert: AlertSummary): readonly string[] {
  const happened = alert.original_time ?? alert.timestamp;
  const facts: readonly (readonly [label: string, text: string | undefined])[] = [
    [i18n.translate('investigationGuides.cases.fact.rule', { defaultMessage: 'Rule' }), alert.rule.name],
    [i18n.translate('investigationGuides.cases.fact.severity', { defaultMessage: 'Severity' }), severityLabel(alert.severity)],
    [i18n.translate('investigationGuides.cases.fact.risk', { defaultMessage: 'Risk score' }), String(alert.risk_score)],
    [i18n.translate('investigationGuides.cases.fact.host', { defaultMessage: 'Host' }), alert.host],
    [i18n.translate('investigationGuides.cases.fact.user', { defaultMessage: 'User' }), alert.user],
    [i18n.translate('investigationGuides.cases.fact.process', { defaultMessage: 'Process' }), alert.process],
    [i18n.translate('investigationGuides.cases.fact.command', { defaultMessage: 'Command line' }), alert.command_line],
    [i18n.translate('investigationGuides.cases.fact.happened', { defaultMessage: 'Happened' }), formatExactTime(happened)],
    [i18n.translate('investigationGuides.cases.fact.reason', { defaultMessage: 'Reason' }), alert.reason],
  ];
  return facts.flatMap(([label, text]) => (text === undefined || text === '' ? [] : [`- ${label}: ${codeSpan(text, 2_000)}`]));
}

/** For a place where nothing is rendered: hidden characters named, one line. */
function oneLine(text: string): string {
  return textPieces(text)
    .map((piece) => piece.shown)
    .join('')
    .trim();
}
