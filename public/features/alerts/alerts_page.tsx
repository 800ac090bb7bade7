/** The page of the queue. */
import React, { type ReactElement } from 'react';
import { EuiButton, EuiCallOut, EuiFlexGroup, EuiFlexItem, EuiSpacer, EuiText, EuiTitle } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { FormattedMessage } from '@kbn/i18n-react';
import { Page } from '../../shared/page';
import { usePageName } from '../../shared/page_name';
import { errorText, Failed, Loading } from '../../shared/states';
import { formatTime } from '../../shared/time';
import { AlertsTable } from './alerts_table';
import { NoAlerts } from './no_alerts';
import { QueueFilters } from './queue_filters';
import { useAlerts } from './use_alerts';
import { useQueueState } from './use_queue_state';

export function AlertsPage(): ReactElement {
  const { state, go, replace } = useQueueState();
  const { data, error, isFetching, updatedAt, refetch } = useAlerts(state);
  const name = i18n.translate('investigationGuides.queue.title', { defaultMessage: 'Alerts' });
  usePageName([{ text: name }]);

  return (
    <Page>
      <EuiFlexGroup alignItems="center" gutterSize="m" responsive={false}>
        <EuiFlexItem grow={false}>
          <EuiTitle size="m">
            <h1>{name}</h1>
          </EuiTitle>
        </EuiFlexItem>
        <EuiFlexItem>
          {data === undefined ? null : (
            <EuiText size="s" color="subdued" aria-live="polite" data-test-subj="alertCount">
              <FormattedMessage
                id="investigationGuides.queue.total"
                defaultMessage="{count, plural, one {# alert} other {# alerts}} · updated {time}"
                values={{ count: data.total, time: formatTime(new Date(updatedAt).toISOString()) }}
              />
            </EuiText>
          )}
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <EuiButton size="s" iconType="refresh" isLoading={isFetching} onClick={refetch} data-test-subj="refresh">
            <FormattedMessage id="investigationGuides.queue.refresh" defaultMessage="Refresh" />
          </EuiButton>
        </EuiFlexItem>
      </EuiFlexGroup>
      <EuiSpacer size="m" />
      <QueueFilters state={state} facets={data?.facets} onGo={go} onType={replace} />
      <EuiSpacer size="m" />
      {content()}
    </Page>
  );

  function content(): ReactElement {
    const failedTitle = i18n.translate('investigationGuides.queue.failed', { defaultMessage: 'The alerts could not be loaded' });
    if (data === undefined) {
      if (error !== undefined) return <Failed title={failedTitle} error={error} onRetry={refetch} />;
      return <Loading title={i18n.translate('investigationGuides.queue.loading', { defaultMessage: 'Loading the alerts' })} />;
    }
    return (
      <>
        {error === undefined ? null : (
          <>
            <EuiCallOut color="danger" iconType="warning" size="s" title={failedTitle}>
              <p>{errorText(error)}</p>
            </EuiCallOut>
            <EuiSpacer size="m" />
          </>
        )}
        {data.alerts.length === 0 && !isFetching ? (
          <NoAlerts state={state} data={data} onGo={go} />
        ) : (
          <AlertsTable state={state} data={data} isLoading={isFetching} onGo={go} />
        )}
      </>
    );
  }
}
