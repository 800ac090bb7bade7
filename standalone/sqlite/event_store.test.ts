import { describeEventStore } from '../../test/conformance/event_store_suite';
import { Database } from './database';
import { SqliteEventStore } from './event_store';

describeEventStore('SqliteEventStore', async () => {
  const database = Database.open(':memory:');
  return { store: new SqliteEventStore(database), close: async () => database.close() };
});
