/** Why a row stands out, in words. */
import { i18n } from '@kbn/i18n';
import type { RowMark } from '../../../../common/osquery/results';

/** Short, for a badge. */
export function markLabel(mark: RowMark | { readonly kind: 'added' }): string {
  switch (mark.kind) {
    case 'alert_user':
      return i18n.translate('investigationGuides.osquery.mark.alertUser', { defaultMessage: 'Alert’s user' });
    case 'changed_near_alert':
      return offsetLabel(mark.offsetMs);
    case 'outside_address':
      return i18n.translate('investigationGuides.osquery.mark.outside', { defaultMessage: 'To the outside' });
    case 'process':
      return mark.process.name;
    case 'added':
      return i18n.translate('investigationGuides.osquery.mark.added', { defaultMessage: 'New' });
  }
}

/** The whole sentence, when it is pointed at. */
export function markText(mark: RowMark | { readonly kind: 'added' }, columnName: (column: number) => string): string {
  switch (mark.kind) {
    case 'alert_user':
      return i18n.translate('investigationGuides.osquery.mark.alertUserText', { defaultMessage: 'The user that the alert is about' });
    case 'changed_near_alert':
      return i18n.translate('investigationGuides.osquery.mark.nearText', {
        defaultMessage: 'Changed within an hour of the alert, by {column}',
        values: { column: columnName(mark.column) },
      });
    case 'outside_address':
      return i18n.translate('investigationGuides.osquery.mark.outsideText', {
        defaultMessage: 'The address is on the internet, not in a private network',
      });
    case 'process':
      return i18n.translate('investigationGuides.osquery.mark.processText', {
        defaultMessage: 'Process {pid}, from the rows of another query: {command}',
        values: { pid: mark.process.pid, command: mark.process.cmdline || mark.process.path || mark.process.name },
      });
    case 'added':
      return i18n.translate('investigationGuides.osquery.mark.addedText', { defaultMessage: 'Not among the rows of the earlier run' });
  }
}

function offsetLabel(offsetMs: number): string {
  const minutes = Math.round(Math.abs(offsetMs) / 60_000);
  if (minutes === 0) return i18n.translate('investigationGuides.osquery.mark.atAlert', { defaultMessage: 'Changed at the alert' });
  return offsetMs < 0
    ? i18n.translate('investigationGuides.osquery.mark.before', { defaultMessage: 'Changed {minutes} min before', values: { minutes } })
    : i18n.translate('investigationGuides.osquery.mark.after', { defaultMessage: 'Changed {minutes} min after', values: { minutes } });
}
