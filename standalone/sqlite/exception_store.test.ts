import { describeExceptionStore } from '../../test/conformance/exception_store_suite';
import { Database } from './database';
import { SqliteExceptionStore } from './exception_store';

describeExceptionStore('SqliteExceptionStore', async () => {
  const database = Database.open(':memory:');
  return { store: new SqliteExceptionStore(database), close: async () => database.close() };
});
