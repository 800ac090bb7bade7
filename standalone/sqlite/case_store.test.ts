import { describeCaseStore } from '../../test/conformance/case_store_suite';
import { SqliteCaseStore } from './case_store';
import { Database } from './database';

describeCaseStore('SqliteCaseStore', async () => {
  const database = Database.open(':memory:');
  return { store: new SqliteCaseStore(database), close: async () => database.close() };
});
