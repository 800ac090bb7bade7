/** The alert page: fetches the alert, names the page, and shows what became of the request. */
import React from 'react';
import { EuiButton } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { HttpError } from '../../shared/host';
import { Loaded } from '../../shared/loaded';
import { ALERTS_PAGE, useLink } from '../../shared/links';
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
  if (call.data === undefined && call.error instanceof HttpError && call.error.statusCode === 404) return <AlertGone alertId={alertId} />;
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
