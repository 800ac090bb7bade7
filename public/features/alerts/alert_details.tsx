/** What a line of the queue has no room for: why the alert was made, the whole command line, both times. */
import React, { type ReactElement } from 'react';
import { EuiButton, EuiDescriptionList, EuiSpacer, useEuiTheme } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { FormattedMessage } from '@kbn/i18n-react';
import type { AlertSummary } from '../../../common/api';
import { alertHref, useLink } from '../../shared/links';
import { formatExactTime } from '../../shared/time';
import { VisibleText } from '../../shared/visible_text';

export function AlertDetails({ alert }: { readonly alert: AlertSummary }): ReactElement {
  const link = useLink();
  const { euiTheme } = useEuiTheme();
  const mono = { fontFamily: euiTheme.font.familyCode };
  const facts: readonly [string, string | undefined, React.CSSProperties?][] = [
    [i18n.translate('investigationGuides.queue.process', { defaultMessage: 'Process' }), alert.process, mono],
    [i18n.translate('investigationGuides.queue.commandLine', { defaultMessage: 'Command line' }), alert.command_line, mono],
    [i18n.translate('investigationGuides.queue.reason', { defaultMessage: 'Reason' }), alert.reason === '' ? undefined : alert.reason],
    [
      i18n.translate('investigationGuides.queue.tags', { defaultMessage: 'Tags' }),
      alert.tags.length === 0 ? undefined : alert.tags.join(', '),
    ],
    [
      i18n.translate('investigationGuides.queue.eventTime', { defaultMessage: 'Event time' }),
      alert.original_time === undefined ? undefined : formatExactTime(alert.original_time),
    ],
    [i18n.translate('investigationGuides.queue.alertTime', { defaultMessage: 'Alert time' }), formatExactTime(alert.timestamp)],
    [i18n.translate('investigationGuides.queue.alertId', { defaultMessage: 'Alert id' }), alert.id, mono],
  ];
  const listItems = facts.flatMap(([title, text, style]) =>
    text === undefined
      ? []
      : [
          {
            title,
            description: (
              <span style={style}>
                <VisibleText text={text} />
              </span>
            ),
          },
        ]
  );
  return (
    <div style={{ width: '100%', padding: euiTheme.size.s }}>
      <EuiDescriptionList type="column" compressed listItems={listItems} style={{ maxWidth: 1100 }} columnWidths={[1, 5]} />
      <EuiSpacer size="m" />
      <EuiButton size="s" {...link(alertHref(alert.id))}>
        <FormattedMessage id="investigationGuides.queue.openAlert" defaultMessage="Open the alert" />
      </EuiButton>
    </div>
  );
}
