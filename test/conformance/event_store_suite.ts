/** What every store of events promises: no event twice, windows half-open, in order of time then id. */
import { describe, expect, it } from 'vitest';
import type { EventStore, StoredEvent } from '../../server/app/ports';
import { withStore, type Opened } from './opened';

const at = (ms: number): string => new Date(ms).toISOString();
const DAY = Date.UTC(2026, 2, 1);

function event(id: string, time: unknown, more: Readonly<Record<string, unknown>> = {}): StoredEvent {
  return { id, index: 'logs-endpoint.events.process-default', source: { '@timestamp': time, ...more } };
}

export function describeEventStore(name: string, open: () => Promise<Opened<EventStore>>): void {
  const idsIn = async (store: EventStore, fromMs: number, toMs: number, timestampField = '@timestamp'): Promise<readonly string[]> =>
    (await store.inWindow({ fromMs, toMs, timestampField })).map((found) => found.id);

  describe(`${name} keeps events`, () => {
    it(
      'an empty store has no range',
      withStore(open, async (store) => {
        expect(await store.count()).toBe(0);
        expect(await store.range('@timestamp')).toBeUndefined();
        expect(await idsIn(store, 0, DAY)).toEqual([]);
      })
    );

    it(
      'an event comes back as it was stored',
      withStore(open, async (store) => {
        const stored: StoredEvent = {
          id: 'e',
          index: undefined,
          source: { '@timestamp': at(DAY), 'host.name': 'x', process: { args: ['a', null, 1] } },
        };
        await store.add([stored]);
        expect(await store.inWindow({ fromMs: DAY, toMs: DAY + 1, timestampField: '@timestamp' })).toEqual([stored]);
      })
    );

    it(
      'an event whose id is there already is not stored again',
      withStore(open, async (store) => {
        expect(await store.add([event('e1', at(DAY)), event('e1', at(DAY + 1))])).toBe(1);
        expect(await store.add([event('e1', at(DAY + 2)), event('e2', at(DAY))])).toBe(1);
        expect(await store.count()).toBe(2);
        expect(await idsIn(store, DAY, DAY + 10)).toEqual(['e1', 'e2']);
      })
    );

    it(
      'a window holds its first instant and not its last',
      withStore(open, async (store) => {
        await store.add([
          event('before', at(DAY - 1)),
          event('first', at(DAY)),
          event('last', at(DAY + 999)),
          event('end', at(DAY + 1000)),
        ]);
        expect(await idsIn(store, DAY, DAY + 1000)).toEqual(['first', 'last']);
        expect(await idsIn(store, DAY, DAY)).toEqual([]);
      })
    );

    it(
      'events come by time, then by id',
      withStore(open, async (store) => {
        await store.add([event('c', at(DAY + 5)), event('b', at(DAY + 1)), event('a', at(DAY + 5)), event('d', at(DAY))]);
        expect(await idsIn(store, DAY, DAY + 10)).toEqual(['d', 'b', 'a', 'c']);
      })
    );

    it(
      'another time field decides where it is present, @timestamp where it is absent',
      withStore(open, async (store) => {
        await store.add([
          event('late', at(DAY), { event: { ingested: at(DAY + 5000) } }),
          event('plain', at(DAY + 5001)),
          event('dotted', at(DAY), { 'event.ingested': at(DAY + 5002) }),
          event('no_time', at(DAY + 5003), { event: { ingested: 'yesterday' } }),
        ]);
        expect(await idsIn(store, DAY + 5000, DAY + 6000, 'event.ingested')).toEqual(['late', 'plain', 'dotted', 'no_time']);
        expect(await idsIn(store, DAY, DAY + 1, 'event.ingested')).toEqual([]);
        expect(await store.range('event.ingested')).toEqual({ firstMs: DAY + 5000, lastMs: DAY + 5003 });
        expect(await store.range('@timestamp')).toEqual({ firstMs: DAY, lastMs: DAY + 5003 });
      })
    );

    it(
      'the days with events are told, each once and in order',
      withStore(open, async (store) => {
        await store.add([
          event('late', at(DAY + 5), { event: { ingested: at(DAY + 86_400_000) } }),
          event('same_day', at(DAY + 86_399_999)),
          event('before_1970', at(-1)),
          event('other', at(DAY), { created: at(0) }),
        ]);
        const today = DAY / 86_400_000;
        expect(await store.days('@timestamp')).toEqual([-1, today]);
        expect(await store.days('event.ingested')).toEqual([-1, today, today + 1]);
        expect(await store.days('created')).toEqual([-1, 0, today]);
      })
    );

    it(
      'times are read with their zone, and as epoch milliseconds',
      withStore(open, async (store) => {
        await store.add([
          event('zone', '2026-03-01T01:00:00+01:00'),
          event('number', DAY + 1),
          event('fraction', '2026-03-01T00:00:00.002345678Z'),
        ]);
        expect(await idsIn(store, DAY, DAY + 3)).toEqual(['zone', 'number', 'fraction']);
      })
    );

    it(
      'many events at once are stored and found',
      withStore(open, async (store) => {
        expect(await store.add(Array.from({ length: 3000 }, (_, n) => event(`e${n}`, at(DAY + n))))).toBe(3000);
        expect(await idsIn(store, DAY + 1000, DAY + 2000)).toHaveLength(1000);
        expect(await store.range('@timestamp')).toEqual({ firstMs: DAY, lastMs: DAY + 2999 });
      })
    );
  });
}
