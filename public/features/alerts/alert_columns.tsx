/** The queue's columns. */
import React from 'react';
import { EuiButtonIcon, EuiLink, EuiToolTip, type EuiBasicTableColumn } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { AlertSummary } from '../../../common/api';
import { ChevronDown, ChevronRight } from '../../shared/chevron';
import { alertHref, useLink } from '../../shared/links';
import { SeverityBadge } from '../../shared/severity_badge';
import { StatusBadge } from '../../shared/status_badge';
import { formatExactTime, formatTime } from '../../shared/time';
import { VisibleText } from '../../shared/visible_text';
import { Absent, CommandCell } from './command_cell';

type Column = EuiBasicTableColumn<AlertSummary>;

export function useAlertColumns(expanded: ReadonlySet<string>, toggle: (id: string) => void): Column[] {
  const link = useLink();
  const expander: Column = {
    width: '40px',
    isExpander: true,
    name: <span className="euiScreenReaderOnly">{i18n.translate('investigationGuides.queue.details', { defaultMessage: 'Details' })}</span>,
    render: (alert: AlertSummary) => (
      <EuiButtonIcon
        iconType={expanded.has(alert.id) ? ChevronDown : ChevronRight}
        color="text"
        aria-expanded={expanded.has(alert.id)}
        aria-label={
          expanded.has(alert.id)
            ? i18n.translate('investigationGuides.queue.hideDetails', { defaultMessage: 'Hide details' })
            : i18n.translate('investigationGuides.queue.showDetails', { defaultMessage: 'Show details' })
        }
        onClick={() => toggle(alert.id)}
        data-test-subj={`expand-${alert.id}`}
      />
    ),
  };
  return [
    expander,
    {
      field: 'severity',
      name: i18n.translate('investigationGuides.queue.severity', { defaultMessage: 'Severity' }),
      width: '104px',
      sortable: true,
      render: (_: unknown, alert: AlertSummary) => <SeverityBadge severity={alert.severity} />,
    },
    {
      field: 'risk_score',
      name: i18n.translate('investigationGuides.queue.risk', { defaultMessage: 'Risk' }),
      width: '72px',
      sortable: true,
      render: (score: number) => <span style={{ display: 'inline-block', minWidth: '3ch', textAlign: 'right' }}>{score}</span>,
    },
    {
      field: 'timestamp',
      name: i18n.translate('investigationGuides.queue.time', { defaultMessage: 'Time' }),
      width: '164px',
      sortable: true,
      render: (_: unknown, alert: AlertSummary) => <TimeCell alert={alert} />,
    },
    {
      field: 'rule',
      name: i18n.translate('investigationGuides.queue.rule', { defaultMessage: 'Rule' }),
      width: '216px',
      sortable: true,
      render: (_: unknown, alert: AlertSummary) => (
        <EuiLink {...link(alertHref(alert.id))} data-test-subj={`open-${alert.id}`}>
          <VisibleText text={alert.rule.name} limit={160} />
        </EuiLink>
      ),
    },
    {
      field: 'host',
      name: i18n.translate('investigationGuides.queue.host', { defaultMessage: 'Host' }),
      width: '156px',
      sortable: true,
      render: (_: unknown, alert: AlertSummary) => <TextCell text={alert.host} />,
    },
    {
      field: 'user',
      name: i18n.translate('investigationGuides.queue.user', { defaultMessage: 'User' }),
      width: '120px',
      sortable: true,
      render: (_: unknown, alert: AlertSummary) => <TextCell text={alert.user} />,
    },
    {
      field: 'command_line',
      name: i18n.translate('investigationGuides.queue.commandLine', { defaultMessage: 'Command line' }),
      sortable: true,
      render: (_: unknown, alert: AlertSummary) => <CommandCell process={alert.process} commandLine={alert.command_line} />,
    },
    {
      field: 'status',
      name: i18n.translate('investigationGuides.queue.status', { defaultMessage: 'Status' }),
      width: '172px',
      sortable: true,
      render: (_: unknown, alert: AlertSummary) => <StatusBadge status={alert.status} reason={alert.workflow_reason} />,
    },
  ];
}

/** When the rule made the alert; the event's own time and the exact one when pointed at. */
function TimeCell({ alert }: { readonly alert: AlertSummary }): React.ReactElement {
  const { timestamp, original_time } = alert;
  const content = i18n.translate('investigationGuides.queue.times', {
    defaultMessage: 'Alert {alert}, event {event}',
    values: { alert: formatExactTime(timestamp), event: original_time === undefined ? '—' : formatExactTime(original_time) },
  });
  return (
    <EuiToolTip content={content}>
      <time dateTime={timestamp} style={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>
        {formatTime(timestamp)}
      </time>
    </EuiToolTip>
  );
}

function TextCell({ text }: { readonly text: string | undefined }): React.ReactElement {
  return text === undefined ? <Absent /> : <VisibleText text={text} limit={80} />;
}
