/** What the server has to remember from one start to the next, by name. */
import type { Database } from './database';

export class SqliteServerState {
  constructor(private readonly database: Database) {}

  get(name: string): string | undefined {
    return this.database.first('SELECT value FROM server_state WHERE name = ?', name)?.text('value');
  }

  set(name: string, value: string): void {
    this.database.run(
      'INSERT INTO server_state (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
      name,
      value
    );
  }
}
