import { describe, expect, it } from 'vitest';
import { describeAlertStore } from '../../test/conformance/alert_store_suite';
import { sampleAlert } from '../../test/fakes/sample_alert';
import { SqliteAlertStore } from './alert_store';
import { Database } from './database';

describeAlertStore('SqliteAlertStore', async () => {
  const database = Database.open(':memory:');
  return { store: new SqliteAlertStore(database), close: async () => database.close() };
});

describe('SqliteAlertStore', () => {
  it('counts stay true after a write that follows a page', async () => {
    const database = Database.open(':memory:');
    const store = new SqliteAlertStore(database);
    const page = () => store.page({ filter: {}, sortField: 'host', sortOrder: 'asc', offset: 0, limit: 10 });
    expect((await page()).total).toBe(0);
    await store.create([sampleAlert({ id: 'a' }), sampleAlert({ id: 'b' })]);
    expect((await page()).total).toBe(2);
    await store.setStatus(['b'], { status: 'closed', reason: undefined, user: 'x', at: '2026-01-01T00:00:00.000Z' });
    expect((await page()).facets.status.map(({ value }) => value)).toEqual(['closed', 'open']);
    database.close();
  });

  it('every user of an alert still finds it when the store is opened again', async () => {
    const database = Database.open(':memory:');
    const alert = sampleAlert({ id: 'a', host: 'web-1' });
    await new SqliteAlertStore(database).create([{ ...alert, source: { ...alert.source, user: { name: ['anna', 'bob', 'eve'] } } }]);
    const reopened = new SqliteAlertStore(database);
    const { total, facets } = await reopened.page({ filter: { user: 'eve' }, sortField: 'user', sortOrder: 'asc', offset: 0, limit: 10 });
    expect(total).toBe(1);
    expect(facets.user.map(({ value }) => value)).toEqual(['anna', 'bob', 'eve']);
    database.close();
  });
});
