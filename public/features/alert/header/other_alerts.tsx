/** How many other alerts the same user and the same host have, each a way into the queue; from when on, the server says. */
import React from 'react';
import { EuiFlexGroup, EuiFlexItem, EuiLink, EuiText } from '@elastic/eui';
import { useQuery } from '@tanstack/react-query';
import { i18n } from '@kbn/i18n';
import { canFilterBy, type AlertSummary } from '../../../../common/api';
import { useApi } from '../../../shared/api';
import { alertsHref, useLink } from '../../../shared/links';
import { errorText } from '../../../shared/states';
import { VisibleText } from '../../../shared/visible_text';
import { useAlert } from '../use_alert';

export function OtherAlerts({ alert }: { readonly alert: AlertSummary }): React.ReactElement | null {
  const related = useAlert(alert.id).data?.related_since;
  if (related === undefined || (isEmpty(alert.user) && isEmpty(alert.host))) return null;
  return (
    <EuiFlexItem grow={false} style={{ maxWidth: '100%' }} data-test-subj="other-alerts">
      <EuiFlexGroup gutterSize="s" responsive={false} wrap style={{ rowGap: 0 }}>
        <EuiFlexItem grow={false}>
          {i18n.translate('investigationGuides.alert.others.title', {
            defaultMessage: 'Other alerts since {hours} hours before this one:',
            values: { hours: related.hours_before },
          })}
        </EuiFlexItem>
        <OfName filter="user" name={alert.user} since={related.at} />
        <OfName filter="host" name={alert.host} since={related.at} />
      </EuiFlexGroup>
    </EuiFlexItem>
  );
}

interface OfNameProps {
  readonly filter: 'user' | 'host';
  readonly name: string | undefined;
  readonly since: string;
}

/** A name that cannot be searched for has alerts that cannot be counted: that is not none. */
function OfName({ filter, name, since }: OfNameProps): React.ReactElement | null {
  if (name === undefined || name === '') return null;
  if (canFilterBy(name)) return <Count filter={filter} value={name} since={since} />;
  return (
    <EuiFlexItem grow={false} data-test-subj={`others-${filter}-not-searchable`}>
      <EuiText size="s" color="subdued">
        {notSearchableText(filter)}
      </EuiText>
    </EuiFlexItem>
  );
}

interface CountProps {
  readonly filter: 'user' | 'host';
  readonly value: string;
  readonly since: string;
}

function Count({ filter, value, since }: CountProps): React.ReactElement {
  const api = useApi();
  const link = useLink();
  const { data, error } = useQuery({
    queryKey: ['alerts', 'others', filter, value, since],
    queryFn: ({ signal }) => api.alerts({ [filter]: value, since, per_page: 1 }, signal),
  });
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

/** Elasticsearch keeps 1,024 characters of a name for searching; half of a character cannot be sent in an address. */
function notSearchableText(filter: 'user' | 'host'): string {
  return filter === 'user'
    ? i18n.translate('investigationGuides.alert.others.userNotSearchable', {
        defaultMessage: 'not counted for the user: the name is too long or too odd to search for',
      })
    : i18n.translate('investigationGuides.alert.others.hostNotSearchable', {
        defaultMessage: 'not counted for the host: the name is too long or too odd to search for',
      });
}

function isEmpty(name: string | undefined): boolean {
  return name === undefined || name === '';
}
