/** The page of one rule: what it looks for, its guide without an alert, what was excepted, how it ran. */
import React, { useState, type ReactElement } from 'react';
import { EuiBadge, EuiFlexGroup, EuiFlexItem, EuiSpacer, EuiText, EuiTitle } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { FormattedMessage } from '@kbn/i18n-react';
import type { RuleResponse } from '../../../common/api';
import { goToElement, guideElementId, GuideMarkProvider, GuideView } from '../../shared/guide';
import { HttpError } from '../../shared/host';
import { useHost } from '../../shared/host_context';
import { RULES_PAGE } from '../../shared/links';
import { Loaded } from '../../shared/loaded';
import { Page } from '../../shared/page';
import { usePageName } from '../../shared/page_name';
import { SecurityAppLink } from '../../shared/security_app_link';
import { SeverityBadge } from '../../shared/severity_badge';
import { RuleExceptions } from './rule_exceptions';
import { RuleExecutions } from './rule_executions';
import { RuleFacts } from './rule_facts';
import { RuleFindings, type FindingTarget } from './rule_findings';
import { RuleMissing } from './rule_missing';
import { RuleQuery } from './rule_query';
import { Titled, TitledPanel } from './titled';
import { useRule } from './use_rule';

export function RulePage({ ruleId }: { readonly ruleId: string }): ReactElement {
  const rule = useRule(ruleId);
  usePageName([
    { text: i18n.translate('investigationGuides.rules.title', { defaultMessage: 'Rules' }), href: RULES_PAGE },
    { text: rule.data?.rule.name ?? ruleId },
  ]);
  if (rule.data === undefined && isMissing(rule.error)) return <RuleMissing ruleId={ruleId} />;
  return (
    <Page>
      <Loaded
        call={rule}
        loadingTitle={i18n.translate('investigationGuides.rule.loading', { defaultMessage: 'Loading the rule' })}
        failedTitle={i18n.translate('investigationGuides.rule.failed', { defaultMessage: 'The rule could not be loaded' })}
      >
        {(data) => <RuleContent data={data} />}
      </Loaded>
    </Page>
  );
}

/** Other things can be missing too: Kibana answers 404 where the plugin itself is. */
function isMissing(error: unknown): boolean {
  return error instanceof HttpError && error.code === 'rule_not_found';
}

function RuleContent({ data }: { readonly data: RuleResponse }): ReactElement {
  const { rule, guide, linted } = data;
  const { locale } = useHost();
  const [shown, setShown] = useState<FindingTarget | undefined>(undefined);
  const show = (target: FindingTarget): void => {
    setShown(target);
    goToElement('id' in target ? guideElementId(target) : target.kind);
  };
  return (
    <>
      <RuleHead rule={rule} />
      <EuiSpacer size="l" />
      <EuiFlexGroup gutterSize="l" alignItems="flexStart">
        <EuiFlexItem grow={7} style={{ minWidth: 0 }}>
          <Titled
            title={i18n.translate('investigationGuides.rule.query', { defaultMessage: 'Query' })}
            elementId="rule_query"
            isMarked={shown?.kind === 'rule_query'}
          >
            <RuleQuery rule={rule} />
          </Titled>
          <EuiSpacer size="l" />
          <Titled title={i18n.translate('investigationGuides.rule.guide', { defaultMessage: 'Investigation guide' })}>
            <GuideMarkProvider value={shown !== undefined && 'id' in shown ? shown : undefined}>
              <GuideView guide={guide} locale={locale} />
            </GuideMarkProvider>
          </Titled>
          <EuiSpacer size="l" />
          <Titled title={i18n.translate('investigationGuides.rule.findings', { defaultMessage: 'Checks of the guide' })}>
            <RuleFindings linted={linted} onShow={show} />
          </Titled>
        </EuiFlexItem>
        <EuiFlexItem grow={4} style={{ minWidth: 0 }}>
          <TitledPanel
            title={i18n.translate('investigationGuides.rule.facts', { defaultMessage: 'About the rule' })}
            elementId="references"
            isMarked={shown?.kind === 'references'}
          >
            <RuleFacts rule={rule} />
          </TitledPanel>
          <EuiSpacer size="l" />
          <TitledPanel title={i18n.translate('investigationGuides.rule.exceptions', { defaultMessage: 'Exceptions' })}>
            <RuleExceptions {...rule} />
          </TitledPanel>
          <EuiSpacer size="l" />
          <TitledPanel title={i18n.translate('investigationGuides.rule.executions', { defaultMessage: 'Executions' })}>
            <RuleExecutions ruleId={rule.id} executions={rule.executions} />
          </TitledPanel>
        </EuiFlexItem>
      </EuiFlexGroup>
    </>
  );
}

function RuleHead({ rule }: Pick<RuleResponse, 'rule'>): ReactElement {
  const { securityLinks } = useHost();
  return (
    <>
      <EuiTitle size="m">
        <h1>{rule.name}</h1>
      </EuiTitle>
      <EuiSpacer size="s" />
      <EuiFlexGroup gutterSize="m" alignItems="center" responsive={false} wrap>
        <EuiFlexItem grow={false}>
          <SeverityBadge severity={rule.severity} textSize="s" />
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <EuiText size="s">
            <FormattedMessage id="investigationGuides.rule.risk" defaultMessage="Risk {score}" values={{ score: rule.risk_score }} />
          </EuiText>
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <EuiText size="s">
            <FormattedMessage id="investigationGuides.rule.version" defaultMessage="Version {version}" values={{ version: rule.version }} />
          </EuiText>
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <EuiBadge color={rule.enabled ? 'success' : 'hollow'}>
            {rule.enabled
              ? i18n.translate('investigationGuides.rule.enabled', { defaultMessage: 'Enabled' })
              : i18n.translate('investigationGuides.rule.disabled', { defaultMessage: 'Disabled' })}
          </EuiBadge>
        </EuiFlexItem>
        {securityLinks !== undefined && (
          <EuiFlexItem grow={false}>
            <EuiText size="s">
              <SecurityAppLink href={securityLinks.rule(rule.id)} />
            </EuiText>
          </EuiFlexItem>
        )}
      </EuiFlexGroup>
      <EuiSpacer size="s" />
      <EuiText size="s" style={{ maxWidth: '90ch' }}>
        <p>{rule.description}</p>
      </EuiText>
    </>
  );
}
