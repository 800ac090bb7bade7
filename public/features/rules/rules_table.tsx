/** The rules as a table: what each looks for, what its guide holds, what it has found, how its last run went. */
import React, { type ReactElement } from 'react';
import { EuiBadge, EuiBadgeGroup, EuiInMemoryTable, EuiLink, EuiText, type EuiBasicTableColumn } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { FormattedMessage } from '@kbn/i18n-react';
import type { RuleSummary } from '../../../common/api';
import { useHost } from '../../shared/host_context';
import { ruleHref, useLink } from '../../shared/links';
import { SeverityBadge } from '../../shared/severity_badge';
import { neverCards, WideTable } from '../../shared/wide_table';
import { LastExecution } from './last_execution';
import { severityRank } from './severity_rank';

const SHOWN_TAGS = 3;

export function RulesTable({ rules }: { readonly rules: readonly RuleSummary[] }): ReactElement {
  const columns = useColumns();
  // EUI's own text for a table without lines has another property name in older versions.
  if (rules.length === 0) return <NoneFound />;
  return (
    <WideTable>
      <EuiInMemoryTable<RuleSummary>
        items={[...rules]}
        itemId="id"
        columns={columns}
        tableLayout="fixed"
        {...neverCards}
        sorting={{ sort: { field: 'name', direction: 'asc' } }}
        pagination={{ initialPageSize: 25, pageSizeOptions: [25, 50, 100] }}
        tableCaption={i18n.translate('investigationGuides.rules.caption', { defaultMessage: 'Rules' })}
        rowProps={(rule) => ({ 'data-test-subj': `rule-${rule.rule_id}` })}
        data-test-subj="rulesTable"
      />
    </WideTable>
  );
}

function NoneFound(): ReactElement {
  return (
    <EuiText size="s" textAlign="center" role="status">
      <p>{i18n.translate('investigationGuides.rules.noneFound', { defaultMessage: 'No rule has these words' })}</p>
    </EuiText>
  );
}

function useColumns(): EuiBasicTableColumn<RuleSummary>[] {
  const { canRunDetection } = useHost();
  const link = useLink();
  return [
    {
      field: 'name',
      name: i18n.translate('investigationGuides.rules.name', { defaultMessage: 'Rule' }),
      sortable: true,
      render: (_: unknown, rule: RuleSummary) => (
        <div style={{ minWidth: 0 }}>
          <EuiLink {...link(ruleHref(rule.id))}>{rule.name}</EuiLink>
          <EuiText size="xs" color="subdued">
            <p style={{ display: '-webkit-box', WebkitBoxOrient: 'vertical', WebkitLineClamp: 2, overflow: 'hidden' }}>
              {rule.description}
            </p>
          </EuiText>
        </div>
      ),
    },
    {
      field: 'severity',
      name: i18n.translate('investigationGuides.rules.severity', { defaultMessage: 'Severity' }),
      sortable: (rule: RuleSummary) => severityRank(rule.severity),
      width: '104px',
      render: (_: unknown, rule: RuleSummary) => <SeverityBadge severity={rule.severity} />,
    },
    {
      field: 'risk_score',
      name: i18n.translate('investigationGuides.rules.risk', { defaultMessage: 'Risk' }),
      sortable: true,
      align: 'right',
      width: '72px',
    },
    {
      field: 'steps',
      name: i18n.translate('investigationGuides.rules.guide', { defaultMessage: 'Guide' }),
      sortable: true,
      width: '150px',
      render: (_: unknown, rule: RuleSummary) => <GuideCell rule={rule} />,
    },
    {
      field: 'alerts',
      name: i18n.translate('investigationGuides.rules.alerts', { defaultMessage: 'Open / all alerts' }),
      sortable: (rule: RuleSummary) => rule.alerts.open,
      align: 'right',
      width: '130px',
      render: (_: unknown, rule: RuleSummary) => <AlertsCell rule={rule} />,
    },
    ...(canRunDetection ? [lastExecution()] : []),
    {
      field: 'version',
      name: i18n.translate('investigationGuides.rules.version', { defaultMessage: 'Version' }),
      sortable: true,
      align: 'right',
      width: '88px',
    },
    {
      field: 'tags',
      name: i18n.translate('investigationGuides.rules.tags', { defaultMessage: 'Tags' }),
      width: '240px',
      render: (_: unknown, rule: RuleSummary) => <TagsCell tags={rule.tags} />,
    },
  ];
}

/** Only where the application runs the rules: the Security app keeps the executions of its own. */
function lastExecution(): EuiBasicTableColumn<RuleSummary> {
  return {
    field: 'last_execution',
    name: i18n.translate('investigationGuides.rules.lastExecution', { defaultMessage: 'Last execution' }),
    sortable: (rule: RuleSummary) => rule.last_execution?.at ?? '',
    width: '190px',
    render: (_: unknown, rule: RuleSummary) => <LastExecution execution={rule.last_execution} />,
  };
}

function GuideCell({ rule }: { readonly rule: RuleSummary }): ReactElement {
  if (!rule.has_guide) {
    return (
      <EuiText size="s" color="subdued">
        <FormattedMessage id="investigationGuides.rules.noGuide" defaultMessage="None" />
      </EuiText>
    );
  }
  return (
    <span>
      <FormattedMessage
        id="investigationGuides.rules.guideSize"
        defaultMessage="{steps, plural, one {# step} other {# steps}}, {queries, plural, one {# query} other {# queries}}"
        values={{ steps: rule.steps, queries: rule.queries }}
      />
    </span>
  );
}

function AlertsCell({ rule }: { readonly rule: RuleSummary }): ReactElement {
  const link = useLink();
  const { open, total } = rule.alerts;
  const text = `${open} / ${total}`;
  if (total === 0) return <span>{text}</span>;
  return <EuiLink {...link(`/alerts?status=any&rule_id=${encodeURIComponent(rule.id)}`)}>{text}</EuiLink>;
}

function TagsCell({ tags }: { readonly tags: readonly string[] }): ReactElement {
  const more = tags.slice(SHOWN_TAGS);
  return (
    <EuiBadgeGroup gutterSize="xs">
      {tags.slice(0, SHOWN_TAGS).map((tag) => (
        <EuiBadge key={tag} color="hollow" title={tag}>
          {tag}
        </EuiBadge>
      ))}
      {more.length === 0 ? null : (
        <EuiBadge color="hollow" title={more.join('\n')}>
          {`+${more.length}`}
        </EuiBadge>
      )}
    </EuiBadgeGroup>
  );
}
