/** What happened, in one look: rule, severity, who, where, when, the command and its parent; and what can be done with the alert. */
import React from 'react';
import { EuiFlexGroup, EuiFlexItem, EuiLink, EuiPanel, EuiSpacer, EuiText, EuiTitle, useEuiTheme } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { AlertSummary } from '../../../../common/api';
import { useHost } from '../../../shared/host_context';
import { ruleHref, useLink } from '../../../shared/links';
import { SecurityAppLink } from '../../../shared/security_app_link';
import { SeverityBadge } from '../../../shared/severity_badge';
import { StatusBadge } from '../../../shared/status_badge';
import { formatExactTime, formatTime } from '../../../shared/time';
import { VisibleText } from '../../../shared/visible_text';
import { AlertCases } from '../cases/alert_cases';
import { AlertTags } from '../tags/alert_tags';
import { OtherAlerts } from './other_alerts';

interface AlertHeaderProps {
  readonly alert: AlertSummary;
  readonly parentCommand: string | undefined;
  readonly actions: React.ReactNode;
}

export function AlertHeader({ alert, parentCommand, actions }: AlertHeaderProps): React.ReactElement {
  return (
    <EuiPanel hasBorder hasShadow={false} paddingSize="m" data-test-subj="alert-header">
      <EuiFlexGroup gutterSize="m" alignItems="flexStart" justifyContent="spaceBetween" wrap>
        <EuiFlexItem grow={1} style={{ minWidth: 320 }}>
          <EuiTitle size="s">
            <h1>{alert.rule.name}</h1>
          </EuiTitle>
          <EuiSpacer size="s" />
          <Badges alert={alert} />
          <OtherAlerts alert={alert} />
          <TagsAndCases alert={alert} />
        </EuiFlexItem>
        <EuiFlexItem grow={false}>{actions}</EuiFlexItem>
      </EuiFlexGroup>
      <EuiSpacer size="s" />
      <Command text={alert.command_line ?? alert.process} parent={parentCommand} />
    </EuiPanel>
  );
}

/** In small type below the facts: the buttons for the status are what is looked for first. */
function TagsAndCases({ alert }: { readonly alert: AlertSummary }): React.ReactElement {
  return (
    <EuiText size="s">
      <EuiFlexGroup gutterSize="m" alignItems="center" responsive={false} wrap style={{ rowGap: 0 }}>
        <EuiFlexItem grow={false} style={{ maxWidth: '100%' }}>
          <AlertTags alert={alert} />
        </EuiFlexItem>
        <EuiFlexItem grow={false} style={{ maxWidth: '100%' }}>
          <AlertCases alert={alert} />
        </EuiFlexItem>
      </EuiFlexGroup>
    </EuiText>
  );
}

function Badges({ alert }: { readonly alert: AlertSummary }): React.ReactElement {
  const link = useLink();
  const { securityLinks } = useHost();
  const happened = alert.original_time ?? alert.timestamp;
  return (
    <EuiText size="s">
      <EuiFlexGroup gutterSize="m" alignItems="center" responsive={false} wrap style={{ rowGap: 4 }}>
        <EuiFlexItem grow={false}>
          <StatusBadge status={alert.status} reason={alert.workflow_reason} />
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <SeverityBadge severity={alert.severity} />
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <span>
            <Label text={i18n.translate('investigationGuides.alert.header.risk', { defaultMessage: 'Risk' })} /> {alert.risk_score}
          </span>
        </EuiFlexItem>
        <Named name={i18n.translate('investigationGuides.alert.header.user', { defaultMessage: 'User' })} value={alert.user} />
        <Named name={i18n.translate('investigationGuides.alert.header.host', { defaultMessage: 'Host' })} value={alert.host} />
        <EuiFlexItem grow={false}>
          <span title={formatExactTime(happened)}>
            <Label text={i18n.translate('investigationGuides.alert.header.happened', { defaultMessage: 'Happened' })} />{' '}
            {formatTime(happened)}
          </span>
        </EuiFlexItem>
        {alert.original_time !== undefined && (
          <EuiFlexItem grow={false}>
            <span title={formatExactTime(alert.timestamp)}>
              <Label text={i18n.translate('investigationGuides.alert.header.alerted', { defaultMessage: 'Alerted' })} />{' '}
              {formatTime(alert.timestamp)}
            </span>
          </EuiFlexItem>
        )}
        <EuiFlexItem grow={false}>
          <EuiLink {...link(ruleHref(alert.rule.id))}>
            {i18n.translate('investigationGuides.alert.header.rule', { defaultMessage: 'Rule' })}
          </EuiLink>
        </EuiFlexItem>
        {securityLinks !== undefined && (
          <EuiFlexItem grow={false}>
            <SecurityAppLink href={securityLinks.alert(alert)} />
          </EuiFlexItem>
        )}
      </EuiFlexGroup>
    </EuiText>
  );
}

function Named({ name, value }: { readonly name: string; readonly value: string | undefined }): React.ReactElement | null {
  if (value === undefined || value === '') return null;
  return (
    <EuiFlexItem grow={false} style={{ maxWidth: '100%' }}>
      <span>
        <Label text={name} />{' '}
        <strong>
          <VisibleText text={value} limit={120} />
        </strong>
      </span>
    </EuiFlexItem>
  );
}

function Label({ text }: { readonly text: string }): React.ReactElement {
  const { euiTheme } = useEuiTheme();
  return <span style={{ color: euiTheme.colors.subduedText }}>{text}</span>;
}

function Command({ text, parent }: { readonly text: string | undefined; readonly parent: string | undefined }): React.ReactElement | null {
  const { euiTheme } = useEuiTheme();
  if (text === undefined && parent === undefined) return null;
  return (
    <EuiPanel color="subdued" hasShadow={false} paddingSize="s">
      <div style={{ fontFamily: euiTheme.font.familyCode, fontSize: '0.875rem', lineHeight: 1.6 }}>
        {parent !== undefined && (
          <div style={{ color: euiTheme.colors.subduedText }}>
            <VisibleText text={parent} limit={200} />
          </div>
        )}
        {text !== undefined && (
          <div style={{ display: 'flex', gap: 8 }}>
            {parent !== undefined && (
              <span aria-hidden={true} style={{ color: euiTheme.colors.subduedText, paddingLeft: 8 }}>
                └─
              </span>
            )}
            <strong style={{ minWidth: 0 }} data-test-subj="command-line">
              <VisibleText text={text} limit={400} />
            </strong>
          </div>
        )}
      </div>
    </EuiPanel>
  );
}
