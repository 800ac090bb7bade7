/** An empty queue says why it is empty, and offers the way to what there is. */
import React, { type ReactElement } from 'react';
import { EuiButton } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { FormattedMessage } from '@kbn/i18n-react';
import type { AlertsResponse } from '../../../common/api';
import { useHost } from '../../shared/host_context';
import { RULES_PAGE, useLink } from '../../shared/links';
import { Empty } from '../../shared/states';
import { countOf, statusText, withoutFilters } from './queue_filters';
import { changeQueue, isFiltered, type QueueState } from './queue_state';

interface NoAlertsProps {
  readonly state: QueueState;
  readonly data: AlertsResponse;
  readonly onGo: (next: QueueState) => void;
}

export function NoAlerts({ state, data, onGo }: NoAlertsProps): ReactElement {
  const { canRunDetection } = useHost();
  const link = useLink();
  const elsewhere = countOf(data.facets.status, 'any');
  if (data.total > 0) return <PastTheEnd state={state} onGo={onGo} />;
  if (elsewhere > 0) return <NoneOfStatus state={state} elsewhere={elsewhere} onGo={onGo} />;
  if (isFiltered(state)) return <NoneSatisfies state={state} onGo={onGo} />;
  return (
    <Empty
      iconType="check"
      title={i18n.translate('investigationGuides.queue.noAlerts', { defaultMessage: 'There are no alerts' })}
      body={
        <p>
          {canRunDetection ? (
            <FormattedMessage
              id="investigationGuides.queue.noAlertsBody"
              defaultMessage="No rule has found anything in the stored events, or no rule has run yet. The rules page says when each one last ran."
            />
          ) : (
            <FormattedMessage
              id="investigationGuides.queue.noAlertsBodyElsewhere"
              defaultMessage="No rule of this space has found anything yet, or none is enabled. The rules page shows which are."
            />
          )}
        </p>
      }
      actions={
        <EuiButton {...link(RULES_PAGE)}>
          <FormattedMessage id="investigationGuides.queue.toRules" defaultMessage="Go to the rules" />
        </EuiButton>
      }
    />
  );
}

/** A page number from an older link, or alerts that are gone since. */
function PastTheEnd({ state, onGo }: Pick<NoAlertsProps, 'state' | 'onGo'>): ReactElement {
  return (
    <Empty
      title={i18n.translate('investigationGuides.queue.pastTheEnd', {
        defaultMessage: 'There is no page {page} any more',
        values: { page: state.page },
      })}
      actions={
        <EuiButton onClick={() => onGo(changeQueue(state, {}))}>
          <FormattedMessage id="investigationGuides.queue.firstPage" defaultMessage="Go to the first page" />
        </EuiButton>
      }
    />
  );
}

function NoneOfStatus({ state, elsewhere, onGo }: Pick<NoAlertsProps, 'state' | 'onGo'> & { readonly elsewhere: number }): ReactElement {
  return (
    <Empty
      iconType="check"
      title={i18n.translate('investigationGuides.queue.noneOfStatus', {
        defaultMessage: 'No alert here is “{status}”',
        values: { status: statusText(state.status) },
      })}
      body={
        <p>
          <FormattedMessage
            id="investigationGuides.queue.noneOfStatusBody"
            defaultMessage="{count, plural, one {# alert has} other {# alerts have}} another status."
            values={{ count: elsewhere }}
          />
        </p>
      }
      actions={
        <EuiButton onClick={() => onGo(changeQueue(state, { status: 'any' }))} data-test-subj="showAnyStatus">
          <FormattedMessage id="investigationGuides.queue.showAnyStatus" defaultMessage="Show alerts of every status" />
        </EuiButton>
      }
    />
  );
}

function NoneSatisfies({ state, onGo }: Pick<NoAlertsProps, 'state' | 'onGo'>): ReactElement {
  return (
    <Empty
      title={i18n.translate('investigationGuides.queue.noneSatisfies', { defaultMessage: 'No alert satisfies these filters' })}
      body={
        <p>
          <FormattedMessage
            id="investigationGuides.queue.noneSatisfiesBody"
            defaultMessage="Take away a filter, or search for a part of the word."
          />
        </p>
      }
      actions={
        <EuiButton onClick={() => onGo(withoutFilters(state))}>
          <FormattedMessage id="investigationGuides.queue.clearFilters" defaultMessage="Clear filters" />
        </EuiButton>
      }
    />
  );
}
