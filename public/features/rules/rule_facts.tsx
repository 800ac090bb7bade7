/** The facts of a rule: how it runs, what it belongs to, who wrote it. */
import React, { type ReactElement, type ReactNode } from 'react';
import { EuiBadge, EuiBadgeGroup, EuiDescriptionList, EuiText, useEuiTheme } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { RuleResponse } from '../../../common/api';
import { OutsideLink } from '../../shared/outside_link';
import { ThreatList } from './threat_list';

type Rule = RuleResponse['rule'];

/** A fact that the rule does not have is left out. */
export function RuleFacts({ rule }: { readonly rule: Rule }): ReactElement {
  const { euiTheme } = useEuiTheme();
  const mono = { fontFamily: euiTheme.font.familyCode, overflowWrap: 'anywhere' as const };
  const listItems = factsOf(rule, mono).flatMap(([title, description]) =>
    description === undefined
      ? []
      : [{ title: <EuiText size="s">{title}</EuiText>, description: <EuiText size="s">{description}</EuiText> }]
  );
  return <EuiDescriptionList type="column" compressed columnWidths={['minmax(0, 2fr)', 'minmax(0, 5fr)']} listItems={listItems} />;
}

function factsOf(rule: Rule, mono: React.CSSProperties): readonly (readonly [string, NonNullable<ReactNode> | undefined])[] {
  return [
    [
      i18n.translate('investigationGuides.rule.type', { defaultMessage: 'Type' }),
      rule.language === undefined || rule.language === rule.type ? rule.type : `${rule.type} (${rule.language})`,
    ],
    [i18n.translate('investigationGuides.rule.index', { defaultMessage: 'Indices' }), indices(rule.index, mono)],
    [i18n.translate('investigationGuides.rule.interval', { defaultMessage: 'Runs every' }), rule.interval],
    [i18n.translate('investigationGuides.rule.lookBack', { defaultMessage: 'Looks back from' }), <span style={mono}>{rule.from}</span>],
    [
      i18n.translate('investigationGuides.rule.maxSignals', { defaultMessage: 'Alerts per execution' }),
      i18n.translate('investigationGuides.rule.atMost', { defaultMessage: 'at most {count}', values: { count: rule.max_signals } }),
    ],
    [
      i18n.translate('investigationGuides.rule.threat', { defaultMessage: 'MITRE ATT&CK' }),
      some(rule.threat, () => <ThreatList threat={rule.threat} />),
    ],
    [i18n.translate('investigationGuides.rule.tags', { defaultMessage: 'Tags' }), some(rule.tags, () => <Tags tags={rule.tags} />)],
    [
      i18n.translate('investigationGuides.rule.references', { defaultMessage: 'References' }),
      some(rule.references, () => <Links urls={rule.references} />),
    ],
    [
      i18n.translate('investigationGuides.rule.falsePositives', { defaultMessage: 'Known false positives' }),
      some(rule.false_positives, () => <Lines lines={rule.false_positives} />),
    ],
    [
      i18n.translate('investigationGuides.rule.author', { defaultMessage: 'Author' }),
      some(rule.author, () => <span>{rule.author.join(', ')}</span>),
    ],
    [i18n.translate('investigationGuides.rule.license', { defaultMessage: 'Licence' }), rule.license === '' ? undefined : rule.license],
    [i18n.translate('investigationGuides.rule.ruleId', { defaultMessage: 'Rule id' }), <span style={mono}>{rule.rule_id}</span>],
  ];
}

function some(list: readonly unknown[], show: () => ReactElement): ReactElement | undefined {
  return list.length === 0 ? undefined : show();
}

function indices(patterns: readonly string[], mono: React.CSSProperties): ReactElement {
  if (patterns.length === 0) return <span>{i18n.translate('investigationGuides.rule.everyIndex', { defaultMessage: 'every index' })}</span>;
  return (
    <span style={mono}>
      <Lines lines={patterns} />
    </span>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }): ReactElement {
  return (
    <>
      {lines.map((line, index) => (
        <div key={index} style={{ overflowWrap: 'anywhere' }}>
          {line}
        </div>
      ))}
    </>
  );
}

function Tags({ tags }: { readonly tags: readonly string[] }): ReactElement {
  return (
    <EuiBadgeGroup gutterSize="xs">
      {tags.map((tag) => (
        <EuiBadge key={tag} color="hollow" title={tag} style={{ maxWidth: '100%' }}>
          {tag}
        </EuiBadge>
      ))}
    </EuiBadgeGroup>
  );
}

function Links({ urls }: { readonly urls: readonly string[] }): ReactElement {
  return (
    <>
      {urls.map((url) => (
        <div key={url} style={{ overflowWrap: 'anywhere' }}>
          <OutsideLink url={url}>{url}</OutsideLink>
        </div>
      ))}
    </>
  );
}
