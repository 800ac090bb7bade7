/** From when the times of an alert's searches count; undefined for a document without a time. */
import type { EventSource } from '../../common/engine';
import type { AlertTimes } from '../../common/guides';
import { eventTimeMs } from './event_time';

export function alertTimes(source: EventSource): AlertTimes | undefined {
  const alertMs = eventTimeMs(source);
  return alertMs === undefined ? undefined : { alertMs, eventMs: eventTimeMs(source, 'kibana.alert.original_time') };
}
