import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Database } from './database';

let folder = '';
const file = (): string => join(folder, 'store.sqlite');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ig-store-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('Database', () => {
  it('keeps what was written when it is opened again, with write-ahead log and full synchronisation', () => {
    const first = Database.open(file());
    first.run('INSERT INTO event (id, source) VALUES (?, ?)', 'e', '{}');
    expect(first.first('PRAGMA journal_mode')?.text('journal_mode')).toBe('wal');
    expect(first.first('PRAGMA synchronous')?.number('synchronous')).toBe(2);
    first.close();
    const second = Database.open(file());
    expect(second.first('SELECT count(*) AS n FROM event')?.number('n')).toBe(1);
    second.close();
  });

  it('a second opening while the first is open is refused and says what to do', () => {
    const first = Database.open(file());
    try {
      expect(() => Database.open(file())).toThrow(
        expect.objectContaining({ code: 'in_use', message: expect.stringContaining('--data-dir') })
      );
    } finally {
      first.close();
    }
  });

  const others = [
    { what: 'a text file', write: () => writeFileSync(file(), 'not a database at all\n'.repeat(100)), code: 'damaged' },
    { what: 'a database of another program', write: () => foreign('CREATE TABLE theirs (a)'), code: 'not_ours' },
    { what: 'a store of a newer version', write: () => newer(), code: 'newer' },
  ];
  it.each(others)('$what is refused and left as it is', ({ write, code }) => {
    write();
    expect(() => Database.open(file())).toThrow(expect.objectContaining({ code }));
  });

  it('a folder that does not exist is refused', () => {
    expect(() => Database.open(join(folder, 'no', 'such', 'store.sqlite'))).toThrow(expect.objectContaining({ code: 'not_writable' }));
  });

  it('a transaction that fails leaves nothing behind', () => {
    const database = Database.open(file());
    const failing = (): void =>
      database.transaction(() => {
        database.run('INSERT INTO event (id, source) VALUES (?, ?)', 'e', '{}');
        database.transaction(() => database.run('INSERT INTO event (id, source) VALUES (?, ?)', 'f', '{}'));
        throw new Error('on purpose');
      });
    expect(failing).toThrow('on purpose');
    expect(database.first('SELECT count(*) AS n FROM event')?.number('n')).toBe(0);
    database.close();
  });
});

function foreign(sql: string): void {
  const connection = new DatabaseSync(file());
  connection.exec(sql);
  connection.close();
}

function newer(): void {
  Database.open(file()).close();
  foreign('PRAGMA user_version = 999');
}
