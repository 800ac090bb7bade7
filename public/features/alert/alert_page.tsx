/** The alert page: fetches the alert, names the page, and shows what became of the request. */
import React, { useEffect } from 'react';
import { EuiButton } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { AlertSummary } from '../../../common/api';
import { HttpError } from '../../shared/host';
import { useHost } from '../../shared/host_context';
import { Loaded } from '../../shared/loaded';
import { ALERTS_PAGE, alertHref, useLink } from '../../shared/links';
import { Page } from '../../shared/page';
import { usePageName } from '../../shared/page_name';
import { Empty } from '../../shared/states';
import { AlertView } from './alert_view';
import { useAlert } from './use_alert';

export function AlertPage({ alertId }: { readonly alertId: string }): React.ReactElement {
  const call = useAlert(alertId);
  usePageName([
    { text: i18n.translate('investigationGuides.alert.crumb.alerts', { defaultMessage: 'Alerts' }), href: ALERTS_PAGE },
    { text: call.data?.alert.rule.name ?? i18n.translate('investigationGuides.alert.crumb.alert', { defaultMessage: 'Alert' }) },
  ]);
  useRemembered(call.data?.alert);
  if (call.data === undefined && isGone(call.error)) return <AlertGone alertId={alertId} />;
  return (
    <Page>
      <Loaded
        call={call}
        loadingTitle={i18n.translate('investigationGuides.alert.loading', { defaultMessage: 'Loading the alert' })}
        failedTitle={i18n.translate('investigationGuides.alert.failed', { defaultMessage: 'The alert could not be loaded' })}
      >
        {(alert) => <AlertView key={alertId} alert={alert} />}
      </Loaded>
    </Page>
  );
}

/** Among what was opened lately; rules have many alerts, so the host stands beside the rule. */
function useRemembered(alert: AlertSummary | undefined): void {
  const { remember } = useHost();
  const id = alert?.id;
  const label = alert?.host === undefined ? alert?.rule.name : `${alert.rule.name} (${alert.host})`;
  useEffect(() => {
    if (id !== undefined && label !== undefined) remember({ id: `investigationGuides-alert-${id}`, label, href: alertHref(id) });
  }, [remember, id, label]);
}

/** Where the space has no alerts at all, that is what has to be said. */
const isGone = (error: unknown): boolean => error instanceof HttpError && error.statusCode === 404 && error.code !== 'alerts_index_missing';

function AlertGone({ alertId }: { readonly alertId: string }): React.ReactElement {
  const link = useLink();
  return (
    <Empty
      title={i18n.translate('investigationGuides.alert.gone', { defaultMessage: 'This alert is not there' })}
      body={
        <p>
          {i18n.translate('investigationGuides.alert.goneBody', {
            defaultMessage: 'It was deleted, or the address is not quite right: {id}',
            values: { id: alertId },
          })}
        </p>
      }
      actions={
        <EuiButton {...link(ALERTS_PAGE)}>
          {i18n.translate('investigationGuides.alert.backToQueue', { defaultMessage: 'Back to the alerts' })}
        </EuiButton>
      }
    />
  );
}
