/** What every reader of source events promises: one answer a reference, in order, and never an event of another place. */
import { describe, expect, it } from 'vitest';
import type { EventReference, SourceEventReader, StoredEvent } from '../../server/app/ports';
import { sampleEvent } from '../fakes/sample_event';
import { withStore, type Opened } from './opened';

const STREAM = '.ds-logs-endpoint.events.process-default-2026.03.01-000001';
const OTHER = 'filebeat-8.12.2';

const first = sampleEvent({ id: 'e1', at: '2026-03-01T10:00:00.000Z', index: STREAM });
const second = sampleEvent({ id: 'e2', at: '2026-03-01T09:00:00.000Z', index: STREAM, process: 'nmap' });
const third = sampleEvent({ id: 'e3', at: '2026-03-01T11:00:00.000Z', index: OTHER });
/** Field names that objects have of their own, a field that is too long to be searched for, odd spellings. */
const odd: StoredEvent = {
  id: `'; DROP TABLE event; -- "\\ %`,
  index: OTHER,
  source: {
    '@timestamp': '2026-03-01T10:00:00.000Z',
    'process.name': 'x',
    process: { args: ['a', null] },
    constructor: 'y'.repeat(10_000),
  },
};
const stored = [first, second, third, odd];

const at = ({ id, index = '' }: StoredEvent): EventReference => ({ id, index });

/** The adapter is opened holding the given events, each in its index. */
export function describeSourceEventReader(
  name: string,
  open: (events: readonly StoredEvent[]) => Promise<Opened<SourceEventReader>>
): void {
  const filled = (run: (reader: SourceEventReader) => Promise<void>) => withStore(() => open(stored), run);
  const gone = { ok: false, reason: 'gone' };

  describe(`${name} reads source events`, () => {
    it(
      'an event comes back as it was stored',
      filled(async (reader) => {
        expect(await reader.read([at(first)])).toEqual([{ ok: true, event: first }]);
        expect(await reader.read([at(odd)])).toEqual([{ ok: true, event: odd }]);
      })
    );

    it(
      'answers come in the order of the references, whatever their times and indices',
      filled(async (reader) => {
        const answers = await reader.read([at(third), at(second), at(first)]);
        expect(answers).toEqual([third, second, first].map((event) => ({ ok: true, event })));
      })
    );

    it(
      'what is not there any more is gone, and the others are read all the same',
      filled(async (reader) => {
        const answers = await reader.read([
          { id: 'no-such-event', index: STREAM },
          at(first),
          { id: 'e1', index: '.ds-logs-endpoint.events.process-default-2020.01.01-000001' },
        ]);
        expect(answers).toEqual([gone, { ok: true, event: first }, gone]);
      })
    );

    it(
      'an id in one index is not the same id in another',
      filled(async (reader) => {
        expect(await reader.read([{ id: 'e1', index: OTHER }])).toEqual([gone]);
        expect(await reader.read([{ id: 'e3', index: STREAM }, at(third)])).toEqual([gone, { ok: true, event: third }]);
      })
    );

    it(
      'no references are no answers',
      filled(async (reader) => {
        expect(await reader.read([])).toEqual([]);
      })
    );

    it(
      'a hundred are read at once',
      withStore(
        () =>
          open(
            Array.from({ length: 100 }, (_, n) => sampleEvent({ id: `n${n}`, at: Date.UTC(2026, 2, 1) + n, index: `${OTHER}-${n % 7}` }))
          ),
        async (reader) => {
          const references = Array.from({ length: 100 }, (_, n) => ({ id: `n${n}`, index: `${OTHER}-${n % 7}` }));
          const answers = await reader.read(references);
          expect(answers.map((answer) => answer.ok && answer.event.id)).toEqual(references.map(({ id }) => id));
        }
      )
    );
  });
}
