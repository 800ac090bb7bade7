/** The door of the sample data: three days on seven machines, told in docs/sample-data.md. */
import { calendarUntil } from './calendar';
import { recordOrdinaryLife } from './ordinary_life';
import { seededRandom } from './random';
import { createRecorder, type SampleEvent } from './recorder';
import { recordChkconfigStory } from './story_chkconfig';
import { recordProxychainsStory } from './story_proxychains';

export type { SampleEvent } from './recorder';

/**
 * The events of the 72 hours before `endMs`, oldest first; all of them were ingested by then. The same seed and end give
 * the same events, ids included. The seed changes ordinary life only: who attacks whom, and what alerts, stays as the story has it.
 */
export function generateSampleEvents({ seed, endMs }: { readonly seed: number; readonly endMs: number }): readonly SampleEvent[] {
  const random = seededRandom(seed);
  const calendar = calendarUntil(endMs);
  const recorder = createRecorder(random.stream('recorder'), calendar.startMs);
  recordOrdinaryLife(recorder, calendar, random.stream('ordinary life'));
  recordProxychainsStory(recorder, calendar);
  recordChkconfigStory(recorder, calendar);
  return recorder.events(calendar.startMs, calendar.endMs);
}
