/** Why a source event cannot be shown, and what to do about it. */
import { i18n } from '@kbn/i18n';
import type { UnreadEventReason } from '../../../../common/api';

export function unreadText(reason: UnreadEventReason): string {
  const texts: Record<UnreadEventReason, () => string> = {
    gone: () =>
      i18n.translate('investigationGuides.alert.events.gone', {
        defaultMessage:
          'The event is not stored any more: it was deleted, or its index has reached its age. What the alert kept of it is under Alert.',
      }),
    forbidden: () =>
      i18n.translate('investigationGuides.alert.events.forbidden', {
        defaultMessage:
          'You may not read the index of the event. Ask an administrator of Elasticsearch for the index privilege “read” on it. What the alert kept of it is under Alert.',
      }),
    unavailable: () =>
      i18n.translate('investigationGuides.alert.events.unavailable', {
        defaultMessage: 'The index of the event cannot be searched now: it is closed, or its cluster does not answer.',
      }),
    not_one_document: () =>
      i18n.translate('investigationGuides.alert.events.notOneDocument', {
        defaultMessage: 'The alert was made of a count or a calculation over many events, so there is no single event to show.',
      }),
  };
  return texts[reason]();
}
