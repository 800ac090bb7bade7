/** A rule's severity as a coloured dot with its word: the colour is never the only sign. */
import React, { type ReactElement } from 'react';
import { EuiHealth, useEuiTheme } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { Severity } from '../../common/rules/rule';

interface SeverityBadgeProps {
  readonly severity: Severity;
  /** In a table the table's own size fits; beside other text give that text's size. */
  readonly textSize?: 'inherit' | 's' | 'm';
}

export function SeverityBadge({ severity, textSize = 'inherit' }: SeverityBadgeProps): ReactElement {
  const color = useSeverityColor()(severity);
  return (
    <EuiHealth color={color} textSize={textSize} style={{ whiteSpace: 'nowrap' }} data-test-subj={`severity-${severity}`}>
      {severityLabel(severity)}
    </EuiHealth>
  );
}

/** Colours as theme tokens that EUI 90 and the newest have alike. */
export function useSeverityColor(): (severity: Severity) => string {
  const { euiTheme } = useEuiTheme();
  const colors: Record<Severity, string> = {
    low: euiTheme.colors.success,
    medium: euiTheme.colors.warning,
    high: euiTheme.colors.accent,
    critical: euiTheme.colors.danger,
  };
  return (severity) => colors[severity];
}

export function severityLabel(severity: Severity): string {
  const labels: Record<Severity, () => string> = {
    low: () => i18n.translate('investigationGuides.severity.low', { defaultMessage: 'Low' }),
    medium: () => i18n.translate('investigationGuides.severity.medium', { defaultMessage: 'Medium' }),
    high: () => i18n.translate('investigationGuides.severity.high', { defaultMessage: 'High' }),
    critical: () => i18n.translate('investigationGuides.severity.critical', { defaultMessage: 'Critical' }),
  };
  return labels[severity]();
}
