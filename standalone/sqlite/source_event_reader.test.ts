import { describe, expect, it } from 'vitest';
import { describeSourceEventReader } from '../../test/conformance/source_event_reader_suite';
import { sampleEvent } from '../../test/fakes/sample_event';
import { Database } from './database';
import { SqliteEventStore } from './event_store';

describeSourceEventReader('SqliteEventStore', async (events) => {
  const database = Database.open(':memory:');
  const store = new SqliteEventStore(database);
  await store.add(events);
  return { store, close: async () => database.close() };
});

describe('SqliteEventStore', () => {
  it('finds an event whose source did not say which index it is from, as its alert names it', async () => {
    const database = Database.open(':memory:');
    const event = sampleEvent({ id: 'e', at: '2026-03-01T10:00:00.000Z', index: undefined });
    const store = new SqliteEventStore(database);
    await store.add([event]);
    expect(await store.read([{ id: 'e', index: '' }])).toEqual([{ ok: true, event }]);
    database.close();
  });
});
