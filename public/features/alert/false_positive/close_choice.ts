/** Which alerts are closed when one is marked as a false positive. */
import { i18n } from '@kbn/i18n';
import type { ExceptionPreviewResponse } from '../../../../common/api';

export type CloseChoice = 'this' | 'all' | 'none';

/** This alert is closed with the others even when the edited exception would not have silenced it. */
export function closeIds(close: CloseChoice, alertId: string, preview: ExceptionPreviewResponse): readonly string[] {
  switch (close) {
    case 'none':
      return [];
    case 'this':
      return [alertId];
    case 'all':
      return [...new Set([alertId, ...preview.open_alert_ids])];
  }
}

export function closeOptions(preview: ExceptionPreviewResponse | undefined, alertId: string) {
  const others = (preview?.open_alert_ids ?? []).filter((id) => id !== alertId).length;
  return [
    { id: 'this', label: i18n.translate('investigationGuides.alert.falsePositive.closeThis', { defaultMessage: 'This alert' }) },
    {
      id: 'all',
      label: i18n.translate('investigationGuides.alert.falsePositive.closeAll', {
        defaultMessage: 'This alert and {count, plural, one {# other open alert} other {# other open alerts}} that the exception silences',
        values: { count: others },
      }),
      disabled: others === 0,
    },
    {
      id: 'none',
      label: i18n.translate('investigationGuides.alert.falsePositive.closeNone', { defaultMessage: 'None, only write the exception' }),
    },
  ];
}
