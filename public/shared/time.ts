/** Times as people read them: local, in the page's language, and exact where it matters. */
import moment from 'moment';

/** `2026-03-01 14:05:09` in local time; what cannot be read as a time is shown as it stands. */
export function formatTime(iso: string): string {
  const time = moment(iso, moment.ISO_8601);
  return time.isValid() ? time.format('YYYY-MM-DD HH:mm:ss') : iso;
}

/** With milliseconds and the offset from UTC, for tooltips and reports. */
export function formatExactTime(iso: string): string {
  const time = moment(iso, moment.ISO_8601);
  return time.isValid() ? time.format('YYYY-MM-DD HH:mm:ss.SSS Z') : iso;
}

/** `3 hours ago`, in `locale`. */
export function formatAge(iso: string, nowMs: number, locale: string): string {
  const time = moment(iso, moment.ISO_8601);
  if (!time.isValid()) return iso;
  const [amount, unit] = largestUnit((time.valueOf() - nowMs) / 1000);
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(amount, unit);
}

function largestUnit(seconds: number): [number, Intl.RelativeTimeFormatUnit] {
  const size = Math.abs(seconds);
  if (size < 60) return [Math.round(seconds), 'second'];
  if (size < 3600) return [Math.round(seconds / 60), 'minute'];
  if (size < 86_400) return [Math.round(seconds / 3600), 'hour'];
  return [Math.round(seconds / 86_400), 'day'];
}
