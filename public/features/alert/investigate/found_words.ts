/** What a search found, in words. */
import { i18n } from '@kbn/i18n';
import type { FoundPart, GuideSearchResponse } from '../../../../common/api';

/** "12 events and 3 alerts match"; of a part that could not be searched nothing is said here. */
export function foundTitle({ events, alerts }: GuideSearchResponse): string {
  if (countOf(events) === 0 && countOf(alerts) === 0) {
    return i18n.translate('investigationGuides.alert.search.none', { defaultMessage: 'Nothing matches' });
  }
  return i18n.translate('investigationGuides.alert.search.found', {
    defaultMessage: '{events} and {alerts} match',
    values: { events: eventsText(events), alerts: alertsText(alerts) },
  });
}

function countOf(part: FoundPart): number {
  return part.searched ? part.total : 0;
}

function eventsText(part: FoundPart): string {
  const count = countOf(part);
  return part.searched && part.is_least
    ? i18n.translate('investigationGuides.alert.search.eventsAtLeast', {
        defaultMessage: 'at least {count, number} events',
        values: { count },
      })
    : i18n.translate('investigationGuides.alert.search.events', {
        defaultMessage: '{count, plural, one {# event} other {# events}}',
        values: { count },
      });
}

function alertsText(part: FoundPart): string {
  const count = countOf(part);
  return part.searched && part.is_least
    ? i18n.translate('investigationGuides.alert.search.alertsAtLeast', {
        defaultMessage: 'at least {count, number} alerts',
        values: { count },
      })
    : i18n.translate('investigationGuides.alert.search.alerts', {
        defaultMessage: '{count, plural, one {# alert} other {# alerts}}',
        values: { count },
      });
}

/** Why events or alerts were not searched, and what that means; one sentence each. */
export function unsearchedTexts({ events, alerts }: GuideSearchResponse): readonly string[] {
  return [...(events.searched ? [] : [unsearchedEvents(events)]), ...(alerts.searched ? [] : [unsearchedAlerts(alerts)])];
}

type Unsearched = Extract<FoundPart, { searched: false }>;

function unsearchedEvents({ why, message }: Unsearched): string {
  switch (why) {
    case 'forbidden':
      return i18n.translate('investigationGuides.alert.search.eventsForbidden', {
        defaultMessage: 'You may not read the indices of the events: only alerts were searched. Ask for the privilege “read” on them.',
      });
    case 'refused':
      return i18n.translate('investigationGuides.alert.search.eventsRefused', {
        defaultMessage: 'Events could not be searched for these conditions: {message}',
        values: { message: message ?? '' },
      });
    default:
      return i18n.translate('investigationGuides.alert.search.eventsUnavailable', {
        defaultMessage: 'The indices of the events do not answer: only alerts were searched.',
      });
  }
}

function unsearchedAlerts({ why, message }: Unsearched): string {
  return why === 'refused'
    ? i18n.translate('investigationGuides.alert.search.alertsRefused', {
        defaultMessage: 'Alerts could not be searched for these conditions: {message}',
        values: { message: message ?? '' },
      })
    : i18n.translate('investigationGuides.alert.search.alertsUnavailable', {
        defaultMessage: 'The alerts of this space cannot be read now: only events were searched.',
      });
}
