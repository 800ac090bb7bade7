/** A stream of events, in order, that begins a hundred thousand sequences before it completes the first. */
import { compileEql, prepareDocument, SequenceMatcher, type OrderedEvent } from '../../common/engine';

export const LIVE_KEYS = 100_000;
const QUERY = `sequence by host.id, process.entity_id with maxspan=1h
  [process where event.type == "start" and process.name == "curl"]
  [file where event.action == "creation"]`;

export function sequenceStream(): readonly OrderedEvent[] {
  const start = Date.parse('2026-03-01T12:00:00Z');
  return Array.from({ length: 2 * LIVE_KEYS }, (_, index): OrderedEvent => {
    const process = { entity_id: `e${index % LIVE_KEYS}`, name: 'curl' };
    const event = index < LIVE_KEYS ? { category: ['process'], type: ['start'] } : { category: ['file'], action: 'creation' };
    return { index, time: start + index, document: prepareDocument({ event, process, host: { id: 'h' } }) };
  });
}

/** A matcher is used once; the answer is how many sequences it found, and how many waited at most. */
export function runSequences(stream: readonly OrderedEvent[]): { readonly found: number; readonly waited: number } {
  const compiled = compileEql(QUERY);
  if (!compiled.ok || compiled.value.kind !== 'sequence') throw new Error('the query is no sequence');
  const matcher = new SequenceMatcher(compiled.value);
  let waited = 0;
  for (const event of stream) {
    matcher.offer(event);
    waited = Math.max(waited, matcher.waitingPartials);
  }
  return { found: matcher.found().length, waited };
}
