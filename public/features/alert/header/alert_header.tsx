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
import { useRuleStanding } from '../use_alert';
import { WhyStatusStays } from './alert_actions';
import { OtherAlerts } from './other_alerts';

interface AlertHeaderProps {
  readonly alert: AlertSummary;
  readonly parentCommand: string | undefined;
  readonly actions: React.ReactNode;
}

export function AlertHeader({ alert, parentCommand, actions }: AlertHeaderProps): React.ReactElement {
  return (
    <EuiPanel hasBorder hasShadow={false} paddingSize="m" data-test-subj="alert-header">
      <EuiFlexGroup gutterSize="m" alignItems="flexStart" justifyContent="spaceBetween" responsive={false} wrap style={{ rowGap: 8 }}>
        <EuiFlexItem grow={1} style={{ flexBasis: 320, minWidth: 0 }}>
          <EuiTitle size="s">
            <h1 style={{ overflowWrap: 'anywhere' }}>{alert.rule.name}</h1>
          </EuiTitle>
        </EuiFlexItem>
        <EuiFlexItem grow={false} style={{ maxWidth: '100%' }}>
          {actions}
        </EuiFlexItem>
      </EuiFlexGroup>
      <EuiSpacer size="s" />
      <EuiText size="s">
        <Facts alert={alert} />
        <Around alert={alert} />
        <WhyStatusStays />
      </EuiText>
      <EuiSpacer size="s" />
      <Command text={alert.command_line ?? alert.process} parent={parentCommand} />
    </EuiPanel>
  );
}

/** A row that wraps between things, never within a short one. */
function Row({ children }: { readonly children: React.ReactNode }): React.ReactElement {
  return (
    <EuiFlexGroup gutterSize="m" alignItems="center" responsive={false} wrap style={{ rowGap: 0, minHeight: 28 }}>
      {children}
    </EuiFlexGroup>
  );
}

/** What goes to the next line goes there together, so that no single thing is left on a line of its own. */
function Together({ children }: { readonly children: React.ReactNode }): React.ReactElement {
  return (
    <EuiFlexItem grow={false} style={{ maxWidth: '100%' }}>
      <Row>{children}</Row>
    </EuiFlexItem>
  );
}

/** Below the facts what lies around the alert: others like it, its rule, the same alert elsewhere, its tags and cases. */
function Around({ alert }: { readonly alert: AlertSummary }): React.ReactElement {
  const { securityLinks } = useHost();
  return (
    <Row>
      <OtherAlerts alert={alert} />
      <Together>
        <EuiFlexItem grow={false}>
          <RuleLink alert={alert} />
        </EuiFlexItem>
        {securityLinks !== undefined && (
          <EuiFlexItem grow={false}>
            <SecurityAppLink href={securityLinks.alert(alert)} />
          </EuiFlexItem>
        )}
        <EuiFlexItem grow={false} style={{ maxWidth: '100%' }}>
          <AlertTags alert={alert} />
        </EuiFlexItem>
        <EuiFlexItem grow={false} style={{ maxWidth: '100%' }}>
          <AlertCases alert={alert} />
        </EuiFlexItem>
      </Together>
    </Row>
  );
}

/** To the rule as it is installed, which may have another id than the alert names; a rule that is gone has no page. */
function RuleLink({ alert }: { readonly alert: AlertSummary }): React.ReactElement {
  const link = useLink();
  const standing = useRuleStanding(alert.id);
  if (standing?.state === 'deleted') {
    return (
      <span data-test-subj="rule-link-deleted">
        <Label text={i18n.translate('investigationGuides.alert.header.ruleDeleted', { defaultMessage: 'Rule (deleted)' })} />
      </span>
    );
  }
  return (
    <EuiLink {...link(ruleHref(standing?.installed_id ?? alert.rule.id))} data-test-subj="rule-link">
      {i18n.translate('investigationGuides.alert.header.rule', { defaultMessage: 'Rule' })}
    </EuiLink>
  );
}

function Facts({ alert }: { readonly alert: AlertSummary }): React.ReactElement {
  const happened = alert.original_time ?? alert.timestamp;
  return (
    <Row>
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
      <Together>
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
      </Together>
    </Row>
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
              <span aria-hidden={true} style={{ color: euiTheme.colors.subduedText, paddingLeft: 8, flex: 'none', whiteSpace: 'nowrap' }}>
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
