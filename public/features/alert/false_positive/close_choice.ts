/** Which alerts are closed when one is marked as a false positive. */
import { i18n } from '@kbn/i18n';
import type { ExceptionPreviewResponse } from '../../../../common/api';

export type CloseChoice = 'this' | 'all' | 'none';

/** This alert is closed with the others even when the edited exception would not have silenced it. */
export function closeIds(close: CloseChoice, alertId: string, preview: ExceptionPreviewResponse | undefined): readonly string[] {
  switch (close) {
    case 'none':
      return [];
    case 'this':
      return [alertId];
    case 'all':
      return [...new Set([alertId, ...(preview?.open_alert_ids ?? [])])];
  }
}

interface CloseSituation {
  /** Of the exception to be written; undefined while it is worked out, and without an exception. */
  readonly preview: ExceptionPreviewResponse | undefined;
  readonly alertId: string;
  readonly isWritten: boolean;
  readonly canClose: boolean;
}

interface CloseOption {
  readonly id: CloseChoice;
  readonly label: string;
  readonly disabled?: boolean;
}

/** Without an exception there are no others that it silences. */
export function closeOptions({ preview, alertId, isWritten, canClose }: CloseSituation): CloseOption[] {
  const others = (preview?.open_alert_ids ?? []).filter((id) => id !== alertId).length;
  return [
    {
      id: 'this',
      label: i18n.translate('investigationGuides.alert.falsePositive.closeThis', { defaultMessage: 'This alert' }),
      disabled: !canClose,
    },
    ...(isWritten
      ? [
          {
            id: 'all' as const,
            label: i18n.translate('investigationGuides.alert.falsePositive.closeAll', {
              defaultMessage:
                'This alert and {count, plural, one {# other open alert} other {# other open alerts}} that the exception silences',
              values: { count: others },
            }),
            disabled: !canClose || others === 0,
          },
        ]
      : []),
    {
      id: 'none',
      label: isWritten
        ? i18n.translate('investigationGuides.alert.falsePositive.closeNone', { defaultMessage: 'None, only write the exception' })
        : i18n.translate('investigationGuides.alert.falsePositive.closeNoneVerdict', { defaultMessage: 'None, only record the verdict' }),
    },
  ];
}
