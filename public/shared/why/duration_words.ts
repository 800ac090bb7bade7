/** A span of time in the reader's language: `450 ms`, `12.5 s`, `3 min 20 s`, `2 h 5 min`, `3 d 4 h`. */
import { i18n } from '@kbn/i18n';

export function durationText(durationMs: number): string {
  const values = partsOf(durationMs);
  if (durationMs < 1000) {
    return i18n.translate('investigationGuides.alert.duration.milliseconds', {
      defaultMessage: '{count} ms',
      values: { count: durationMs },
    });
  }
  if (durationMs < 60_000) {
    return i18n.translate('investigationGuides.alert.duration.seconds', {
      defaultMessage: '{count} s',
      values: { count: Math.round(durationMs / 100) / 10 },
    });
  }
  if (durationMs < 3_600_000) {
    return i18n.translate('investigationGuides.alert.duration.minutes', { defaultMessage: '{minutes} min {seconds} s', values });
  }
  if (durationMs < 86_400_000) {
    return i18n.translate('investigationGuides.alert.duration.hours', { defaultMessage: '{hours} h {minutes} min', values });
  }
  return i18n.translate('investigationGuides.alert.duration.days', { defaultMessage: '{days} d {hours} h', values });
}

function partsOf(durationMs: number): Readonly<Record<'days' | 'hours' | 'minutes' | 'seconds', number>> {
  const seconds = Math.floor(durationMs / 1000);
  return {
    days: Math.floor(seconds / 86_400),
    hours: Math.floor(seconds / 3600) % 24,
    minutes: Math.floor(seconds / 60) % 60,
    seconds: seconds % 60,
  };
}
