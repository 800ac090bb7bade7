/** Fetches the evaluation of the alert's own rule and of all others, and shows both. */
import React from 'react';
import { EuiLink, EuiSpacer, EuiText, EuiTitle } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { AlertSummary, RuleEvaluation } from '../../../../common/api';
import { HttpError } from '../../../shared/host';
import { Loaded } from '../../../shared/loaded';
import { evaluateHref, ruleHref, useLink } from '../../../shared/links';
import { WhyNot } from '../../../shared/permission';
import { Empty, errorText } from '../../../shared/states';
import { VisibleText } from '../../../shared/visible_text';
import { useAllRulesEvaluation, useRuleEvaluation } from '../use_alert';
import { WhyView } from '../../../shared/why/why_view';

export function WhySection({ alert }: { readonly alert: AlertSummary }): React.ReactElement {
  const link = useLink();
  const call = useRuleEvaluation(alert.id, alert.rule.rule_id === '' ? alert.rule.id : alert.rule.rule_id);
  return (
    <>
      <Loaded
        call={call}
        failedTitle={i18n.translate('investigationGuides.alert.why.failed', { defaultMessage: 'The rule could not be evaluated' })}
      >
        {({ results }) => {
          const [own] = results;
          return own === undefined || own.why?.code === 'rule_not_carried' ? <RuleGone /> : <WhyView evaluation={own} />;
        }}
      </Loaded>
      <EuiSpacer size="s" />
      <EuiText size="xs">
        <EuiLink {...link(evaluateHref({ alert: alert.id, rule: alert.rule.id }))}>
          {i18n.translate('investigationGuides.alert.why.tryOut', { defaultMessage: 'Try out other conditions on this event' })}
        </EuiLink>
      </EuiText>
      <OtherRules alert={alert} />
    </>
  );
}

function RuleGone(): React.ReactElement {
  return (
    <Empty
      title={i18n.translate('investigationGuides.alert.why.ruleGone', { defaultMessage: 'The rule is no longer there' })}
      body={i18n.translate('investigationGuides.alert.why.ruleGoneBody', {
        defaultMessage:
          'It was deleted or may not be read, and the alert does not carry its query. So what it asked for cannot be shown. The facts of the alert are all kept.',
      })}
    />
  );
}

/** Rules that may not or cannot be read: that none other matches would be said without knowing. */
const isRefused = (error: unknown): boolean =>
  error instanceof HttpError && (error.statusCode === 403 || error.code === 'rules_unavailable');

function Unreadable({ why }: { readonly why: string }): React.ReactElement {
  return (
    <>
      <EuiSpacer size="m" />
      <WhyNot
        reason={i18n.translate('investigationGuides.alert.why.otherRulesUnknown', {
          defaultMessage: 'Whether other rules match this event is not known. {why}',
          values: { why },
        })}
        data-test-subj="other-rules-unknown"
      />
    </>
  );
}

/** A help beside the main thing: while it loads or when it fails, the page is whole without it. */
function OtherRules({ alert }: { readonly alert: AlertSummary }): React.ReactElement | null {
  const { data, error } = useAllRulesEvaluation(alert.id);
  if (data === undefined && isRefused(error)) return <Unreadable why={errorText(error)} />;
  const others = (data?.results ?? []).filter(({ rule }) => rule.rule_id !== alert.rule.rule_id && rule.id !== alert.rule.id);
  return (
    <>
      <RuleLinks
        title={i18n.translate('investigationGuides.alert.why.otherRules', { defaultMessage: 'Other rules that match this event' })}
        evaluations={others.filter(({ verdict }) => verdict === 'matched')}
      />
      <RuleLinks
        title={i18n.translate('investigationGuides.alert.why.partOfRules', {
          defaultMessage: 'Rules on several events that it could be a part of',
        })}
        evaluations={others.filter(({ verdict }) => verdict === 'part_of')}
      />
    </>
  );
}

interface RuleLinksProps {
  readonly title: string;
  readonly evaluations: readonly RuleEvaluation[];
}

function RuleLinks({ title, evaluations }: RuleLinksProps): React.ReactElement | null {
  const link = useLink();
  if (evaluations.length === 0) return null;
  return (
    <>
      <EuiSpacer size="m" />
      <EuiTitle size="xxs">
        <h3>{title}</h3>
      </EuiTitle>
      <EuiText size="s">
        <ul>
          {evaluations.map(({ rule }) => (
            <li key={rule.id}>
              <EuiLink {...link(ruleHref(rule.id))}>
                <VisibleText text={rule.name} limit={200} />
              </EuiLink>
            </li>
          ))}
        </ul>
      </EuiText>
    </>
  );
}
