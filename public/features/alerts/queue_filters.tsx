/** The queue's filters in one bar: search, status, and the fields that analysts narrow by. */
import React, { type ReactElement } from 'react';
import { EuiBadge, EuiButtonEmpty, EuiButtonGroup, EuiFilterGroup, EuiFlexGroup, EuiFlexItem } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { FormattedMessage } from '@kbn/i18n-react';
import * as v from 'valibot';
import { severitySchema, type AlertsResponse, type Facet } from '../../../common/api';
import { severityLabel } from '../../shared/severity_badge';
import { statusLabel } from '../../shared/status_badge';
import { formatTime } from '../../shared/time';
import { FacetFilter } from './facet_filter';
import { changeQueue, defaultQueue, isFiltered, type QueueState, type StatusChoice } from './queue_state';
import { SearchField } from './search_field';

interface QueueFiltersProps {
  readonly state: QueueState;
  readonly facets: AlertsResponse['facets'] | undefined;
  readonly onGo: (next: QueueState) => void;
  readonly onType: (next: QueueState) => void;
}

export function QueueFilters({ state, facets, onGo, onType }: QueueFiltersProps): ReactElement {
  const change = (part: Parameters<typeof changeQueue>[1]) => onGo(changeQueue(state, part));
  return (
    <EuiFlexGroup gutterSize="s" alignItems="center" wrap responsive={false}>
      <EuiFlexItem style={{ minWidth: 240 }}>
        <SearchField
          value={state.search ?? ''}
          onChange={(text) => onType(changeQueue(state, { search: text.trim() === '' ? undefined : text.trim() }))}
        />
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <StatusFilter value={state.status} facets={facets?.status} onChange={(status) => change({ status })} />
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <EuiFilterGroup>
          <FacetFilter
            name={i18n.translate('investigationGuides.queue.severity', { defaultMessage: 'Severity' })}
            facets={facets?.severity ?? []}
            value={state.severity}
            textOf={severityText}
            onChange={(value) => change({ severity: asSeverity(value) })}
            data-test-subj="filterSeverity"
          />
          <FacetFilter
            name={i18n.translate('investigationGuides.queue.rule', { defaultMessage: 'Rule' })}
            facets={facets?.rule ?? []}
            value={state.rule_id}
            onChange={(rule_id) => change({ rule_id })}
            data-test-subj="filterRule"
          />
          <FacetFilter
            name={i18n.translate('investigationGuides.queue.host', { defaultMessage: 'Host' })}
            facets={facets?.host ?? []}
            value={state.host}
            onChange={(host) => change({ host })}
            data-test-subj="filterHost"
          />
          <FacetFilter
            name={i18n.translate('investigationGuides.queue.user', { defaultMessage: 'User' })}
            facets={facets?.user ?? []}
            value={state.user}
            onChange={(user) => change({ user })}
            data-test-subj="filterUser"
          />
        </EuiFilterGroup>
      </EuiFlexItem>
      {state.since === undefined ? null : (
        <EuiFlexItem grow={false}>
          <EuiBadge
            color="hollow"
            iconType="cross"
            iconSide="right"
            iconOnClick={() => change({ since: undefined })}
            iconOnClickAriaLabel={i18n.translate('investigationGuides.queue.clearSince', { defaultMessage: 'Show alerts of any time' })}
            data-test-subj="filterSince"
          >
            {i18n.translate('investigationGuides.queue.since', {
              defaultMessage: 'Since {time}',
              values: { time: formatTime(state.since) },
            })}
          </EuiBadge>
        </EuiFlexItem>
      )}
      {isFiltered(state) ? (
        <EuiFlexItem grow={false}>
          <EuiButtonEmpty size="s" iconType="cross" onClick={() => onGo(withoutFilters(state))} data-test-subj="clearFilters">
            <FormattedMessage id="investigationGuides.queue.clearFilters" defaultMessage="Clear filters" />
          </EuiButtonEmpty>
        </EuiFlexItem>
      ) : null}
    </EuiFlexGroup>
  );
}

/** Keeps what is no filter: the status, the order and the page size. */
export function withoutFilters({ status, sort_field, sort_order, per_page }: QueueState): QueueState {
  return { ...defaultQueue, status, sort_field, sort_order, per_page };
}

const STATUSES: readonly StatusChoice[] = ['open', 'acknowledged', 'closed', 'any'];

interface StatusFilterProps {
  readonly value: StatusChoice;
  readonly facets: readonly Facet[] | undefined;
  readonly onChange: (status: StatusChoice) => void;
}

/** All states side by side with their numbers: what is left to do is seen without opening anything. */
function StatusFilter({ value, facets, onChange }: StatusFilterProps): ReactElement {
  return (
    <EuiButtonGroup
      legend={i18n.translate('investigationGuides.queue.status', { defaultMessage: 'Status' })}
      type="single"
      buttonSize="m"
      color="primary"
      idSelected={value}
      onChange={(id) => onChange(STATUSES.find((status) => status === id) ?? 'any')}
      options={STATUSES.map((status) => ({
        id: status,
        label: i18n.translate('investigationGuides.queue.statusWithCount', {
          defaultMessage: '{status} {count}',
          values: { status: statusText(status), count: facets === undefined ? '' : countOf(facets, status) },
        }),
        'data-test-subj': `status-${status}`,
      }))}
      data-test-subj="filterStatus"
    />
  );
}

export function statusText(status: StatusChoice): string {
  return status === 'any' ? i18n.translate('investigationGuides.queue.anyStatus', { defaultMessage: 'All' }) : statusLabel(status);
}

/** The status facets are counted without the status filter, so that all of them can stand side by side. */
export function countOf(facets: readonly Facet[], status: StatusChoice): number {
  return facets.filter((facet) => status === 'any' || facet.value === status).reduce((sum, facet) => sum + facet.count, 0);
}

function asSeverity(value: string | undefined): QueueState['severity'] {
  const result = v.safeParse(severitySchema, value);
  return result.success ? result.output : undefined;
}

function severityText(facet: Facet): string {
  const severity = asSeverity(facet.value);
  return severity === undefined ? facet.label : severityLabel(severity);
}
