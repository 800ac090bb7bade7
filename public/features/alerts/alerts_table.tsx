/** The queue as a table: what an analyst decides by, one alert a line. */
import React, { useState, type MouseEvent, type ReactElement } from 'react';
import { EuiBasicTable, useEuiTheme, type Criteria } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { AlertsResponse, AlertSummary } from '../../../common/api';
import { alertHref, isPlainClick, useNavigate } from '../../shared/links';
import { useSeverityColor } from '../../shared/severity_badge';
import { neverCards, WideTable } from '../../shared/wide_table';
import { AlertDetails } from './alert_details';
import { useAlertColumns } from './alert_columns';
import { columnOf, sortFieldOf } from './sort_fields';
import { PAGE_SIZES, type QueueState } from './queue_state';

interface AlertsTableProps {
  readonly state: QueueState;
  readonly data: AlertsResponse;
  readonly isLoading: boolean;
  readonly onGo: (next: QueueState) => void;
}

export function AlertsTable({ state, data, isLoading, onGo }: AlertsTableProps): ReactElement {
  const navigate = useNavigate();
  const severityColor = useSeverityColor();
  const { euiTheme } = useEuiTheme();
  const { expanded, toggle } = useExpanded();
  const columns = useAlertColumns(expanded, toggle);

  const change = ({ page, sort }: Criteria<AlertSummary>) => {
    const sort_field = sort === undefined ? state.sort_field : sortFieldOf(sort.field);
    const sort_order = sort?.direction ?? state.sort_order;
    const isReordered = sort_field !== state.sort_field || sort_order !== state.sort_order || page?.size !== state.per_page;
    onGo({ ...state, sort_field, sort_order, per_page: page?.size ?? state.per_page, page: isReordered ? 1 : (page?.index ?? 0) + 1 });
  };
  const details = Object.fromEntries(
    data.alerts.filter((alert) => expanded.has(alert.id)).map((alert) => [alert.id, <AlertDetails key={alert.id} alert={alert} />])
  );

  return (
    <WideTable>
      <EuiBasicTable<AlertSummary>
        items={[...data.alerts]}
        itemId="id"
        columns={columns}
        loading={isLoading}
        tableLayout="fixed"
        compressed
        {...neverCards}
        tableCaption={i18n.translate('investigationGuides.queue.caption', { defaultMessage: 'Alerts' })}
        itemIdToExpandedRowMap={details}
        sorting={{ sort: { field: columnOf(state.sort_field), direction: state.sort_order } }}
        pagination={{
          pageIndex: state.page - 1,
          pageSize: state.per_page,
          totalItemCount: data.total,
          pageSizeOptions: PAGE_SIZES.filter((size) => size <= data.max_per_page),
        }}
        onChange={change}
        rowProps={(alert) => ({
          'data-test-subj': `alert-${alert.id}`,
          style: { boxShadow: `inset ${euiTheme.border.width.thick} 0 0 ${severityColor(alert.severity)}` },
          onClick: (event: MouseEvent<HTMLElement>) => {
            if (opensAlert(event)) navigate(alertHref(alert.id));
          },
        })}
        data-test-subj="alertsTable"
      />
    </WideTable>
  );
}

/** A click on the line opens the alert; one on a control in it, or one that ends a selection of text, does not. */
function opensAlert(event: MouseEvent<HTMLElement>): boolean {
  if (event.defaultPrevented || (event.type === 'click' && !isPlainClick(event))) return false;
  if (event.target instanceof Element && event.target.closest('a, button, input') !== null) return false;
  return window.getSelection()?.toString() === '';
}

function useExpanded(): { readonly expanded: ReadonlySet<string>; readonly toggle: (id: string) => void } {
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set());
  const toggle = (id: string) => {
    const next = new Set(expanded);
    if (!next.delete(id)) next.add(id);
    setExpanded(next);
  };
  return { expanded, toggle };
}
