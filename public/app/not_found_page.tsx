/** An address that leads nowhere: says so, and offers the ways on. */
import React, { type ReactElement } from 'react';
import { EuiButton, EuiButtonEmpty } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { FormattedMessage } from '@kbn/i18n-react';
import { useHost } from '../shared/host_context';
import { ALERTS_PAGE, RULES_PAGE, useLink } from '../shared/links';
import { usePageName } from '../shared/page_name';
import { Empty } from '../shared/states';

export function NotFoundPage(): ReactElement {
  const link = useLink();
  const { history } = useHost();
  const title = i18n.translate('investigationGuides.app.notFound', { defaultMessage: 'There is no such page' });
  usePageName([{ text: title }]);
  return (
    <Empty
      title={title}
      body={
        <p>
          <FormattedMessage
            id="investigationGuides.app.notFoundBody"
            defaultMessage="Nothing is at {address}. The link may be old or mistyped."
            values={{ address: <code>{history.location.pathname}</code> }}
          />
        </p>
      }
      actions={[
        <EuiButton key="alerts" fill {...link(ALERTS_PAGE)}>
          <FormattedMessage id="investigationGuides.app.toAlerts" defaultMessage="Go to the alerts" />
        </EuiButton>,
        <EuiButtonEmpty key="rules" {...link(RULES_PAGE)}>
          <FormattedMessage id="investigationGuides.app.toRules" defaultMessage="Go to the rules" />
        </EuiButtonEmpty>,
      ]}
    />
  );
}
