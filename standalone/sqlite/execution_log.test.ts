import { describeExecutionLog } from '../../test/conformance/execution_log_suite';
import { Database } from './database';
import { SqliteExecutionLog } from './execution_log';

describeExecutionLog('SqliteExecutionLog', async () => {
  const database = Database.open(':memory:');
  return { store: new SqliteExecutionLog(database), close: async () => database.close() };
});
