import { describe, expect, it } from 'vitest';
import { searchFilter } from '../../common/guides';
import { describeMatchSearcher } from '../../test/conformance/match_searcher_suite';
import { sampleEvent } from '../../test/fakes/sample_event';
import { SqliteAlertStore } from './alert_store';
import { Database } from './database';
import { SqliteEventStore } from './event_store';
import { SqliteMatchSearcher } from './match_searcher';

describeMatchSearcher('SqliteMatchSearcher', async (events, alerts) => {
  const database = Database.open(':memory:');
  await new SqliteEventStore(database).add(events);
  await new SqliteAlertStore(database).create(alerts);
  return { store: new SqliteMatchSearcher(database), close: async () => database.close() };
});

describe('SqliteMatchSearcher', () => {
  const request = {
    filter: searchFilter([[{ field: 'user.name', excluded: false, kind: 'values', values: ['root'] }]]),
    fromMs: undefined,
    toMs: undefined,
    patterns: [],
    limit: 3,
    mostCounted: 10_000,
  } as const;

  it('walks through more than a batch, events of one instant and events without a time included, each once', async () => {
    const database = Database.open(':memory:');
    const events = Array.from({ length: 1_203 }, (_, n) => sampleEvent({ id: `e${n}`, at: Date.UTC(2026, 2, 1) + Math.floor(n / 700) }));
    const timeless = { ...sampleEvent({ id: 'timeless', at: 0 }), source: { user: { name: 'root' } } };
    await new SqliteEventStore(database).add([...events, timeless]);
    const { events: found } = await new SqliteMatchSearcher(database).search(request);
    expect(found).toMatchObject({ ok: true, total: 1_204, isLeast: false, documents: [{ id: 'e1000' }, { id: 'e1001' }, { id: 'e1002' }] });
    database.close();
  });

  it('ends when it has read enough, and says so', async () => {
    const database = Database.open(':memory:');
    await new SqliteEventStore(database).add(Array.from({ length: 50 }, (_, n) => sampleEvent({ id: `e${n}`, at: n })));
    const { events: found } = await new SqliteMatchSearcher(database, 20).search(request);
    expect(found).toMatchObject({ ok: true, total: 20, isLeast: true });
    database.close();
  });
});
