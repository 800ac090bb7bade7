import { describeInvestigationStore } from '../../test/conformance/investigation_store_suite';
import { Database } from './database';
import { SqliteInvestigationStore } from './investigation_store';

describeInvestigationStore('SqliteInvestigationStore', async () => {
  const database = Database.open(':memory:');
  return { store: new SqliteInvestigationStore(database), close: async () => database.close() };
});
