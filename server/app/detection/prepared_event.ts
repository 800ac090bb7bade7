/** An event ready to be matched: read once, however many rules and windows look at it. */
import { prepareDocument, type PreparedDocument } from '../../../common/engine';
import { eventTimeMs } from '../event_time';
import type { EventStore, StoredEvent } from '../ports';

export interface PreparedEvent {
  readonly stored: StoredEvent;
  readonly document: PreparedDocument;
  /** Epoch ms of the time field that the rule goes by. */
  readonly timeMs: number;
}

/** Events with `fromMs <= time < toMs`, the oldest first. */
export async function preparedEvents(
  events: EventStore,
  window: { readonly fromMs: number; readonly toMs: number; readonly timestampField: string }
): Promise<readonly PreparedEvent[]> {
  return (await events.inWindow(window)).map((stored) => ({
    stored,
    document: prepareDocument(stored.source),
    timeMs: eventTimeMs(stored.source, window.timestampField) ?? window.fromMs,
  }));
}
