/** Events in, as NDJSON: one event a line, each line on its own, so that a bad one costs itself only. */
import type { EventsResponse } from '../../common/api';
import { readEventLine } from './event_line';
import { eventsOf } from './found';
import type { Ports, StoredEvent } from './ports';

const MOST_REJECTED = 1_000;
const BATCH = 1_000;

export async function addEvents(ports: Ports, text: string): Promise<EventsResponse> {
  const store = eventsOf(ports);
  const rejected: { readonly line: number; readonly message: string }[] = [];
  let stored = 0;
  let read = 0;
  let notListed = 0;
  let batch: StoredEvent[] = [];
  for (const { line, text: content } of lines(text)) {
    const found = readEventLine(content);
    if (found.ok) batch.push(found.event);
    else if (rejected.length < MOST_REJECTED) rejected.push({ line, message: found.message });
    else notListed += 1;
    if (batch.length < BATCH) continue;
    stored += await store.add(batch);
    read += batch.length;
    batch = [];
  }
  stored += await store.add(batch);
  read += batch.length;
  const last = rejected[rejected.length - 1];
  if (last !== undefined && notListed > 0)
    rejected.push({ line: last.line, message: `${notListed} more lines after this one were rejected.` });
  return { stored, duplicates: read - stored, rejected };
}

/** Lines that hold something, with their 1-based number; a copy of one line at a time, not of the whole text. */
function* lines(text: string): Generator<{ readonly line: number; readonly text: string }, void, undefined> {
  let start = 0;
  for (let line = 1; start < text.length; line += 1) {
    const end = text.indexOf('\n', start);
    const content = text.slice(start, end < 0 ? text.length : end).trim();
    if (content !== '') yield { line, text: content };
    start = end < 0 ? text.length : end + 1;
  }
}
