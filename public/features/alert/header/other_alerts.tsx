/** How many other alerts the same user and the same host have, each a way into the queue: guides ask for those of the last 48 hours. */
import React from 'react';
import { EuiFlexGroup, EuiFlexItem, EuiLink, EuiText } from '@elastic/eui';
import { useQuery } from '@tanstack/react-query';
import { i18n } from '@kbn/i18n';
import { canFilterBy, type AlertSummary } from '../../../../common/api';
import { useApi } from '../../../shared/api';
import { alertsHref, useLink } from '../../../shared/links';
import { errorText } from '../../../shared/states';
import { VisibleText } from '../../../shared/visible_text';

const HOURS = 48;

export function OtherAlerts({ alert }: { readonly alert: AlertSummary }): React.ReactElement | null {
  const since = hoursBefore(alert.timestamp);
  if (since === undefined || (given(alert.user) === undefined && given(alert.host) === undefined)) return null;
  return (
    <EuiText size="s" data-test-subj="other-alerts">
      <EuiFlexGroup gutterSize="m" responsive={false} wrap style={{ rowGap: 4 }}>
        <EuiFlexItem grow={false}>
          {i18n.translate('investigationGuides.alert.others.title', {
            defaultMessage: 'Other alerts since {hours} hours before this one:',
            values: { hours: HOURS },
          })}
        </EuiFlexItem>
        <Count filter="user" value={given(alert.user)} since={since} />
        <Count filter="host" value={given(alert.host)} since={since} />
      </EuiFlexGroup>
    </EuiText>
  );
}

interface CountProps {
  readonly filter: 'user' | 'host';
  readonly value: string | undefined;
  readonly since: string;
}

function Count({ filter, value, since }: CountProps): React.ReactElement | null {
  const api = useApi();
  const link = useLink();
  const { data, error } = useQuery({
    queryKey: ['alerts', 'others', filter, value, since],
    queryFn: ({ signal }) => api.alerts({ [filter]: value, since, per_page: 1 }, signal),
    enabled: value !== undefined,
  });
  if (value === undefined) return null;
  return (
    <EuiFlexItem grow={false} style={{ maxWidth: '100%' }}>
      <span>
        {data === undefined ? (
          <span title={error ? errorText(error) : undefined}>{error ? '?' : '…'}</span>
        ) : (
          // The alert itself is among them.
          <EuiLink {...link(alertsHref({ [filter]: value, since, status: 'any' }))} data-test-subj={`others-${filter}`}>
            {countText(filter, Math.max(0, data.total - 1))}
          </EuiLink>
        )}{' '}
        <VisibleText text={value} limit={60} />
      </span>
    </EuiFlexItem>
  );
}

function countText(filter: 'user' | 'host', count: number): string {
  return filter === 'user'
    ? i18n.translate('investigationGuides.alert.others.user', { defaultMessage: '{count} of user', values: { count } })
    : i18n.translate('investigationGuides.alert.others.host', { defaultMessage: '{count} on host', values: { count } });
}

/** Undefined for a name that the queue cannot be asked for. */
function given(text: string | undefined): string | undefined {
  return text !== undefined && canFilterBy(text) ? text : undefined;
}

/** Undefined for an alert whose time cannot be read. */
function hoursBefore(timestamp: string): string | undefined {
  const ms = Date.parse(timestamp) - HOURS * 3_600_000;
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}
