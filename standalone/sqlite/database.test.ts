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

  it('a store from before alerts were found by every user and host learns them from its documents', () => {
    const earlier = Database.open(file());
    earlier.script(
      `DROP TABLE alert_name; DROP TABLE saved_query;
       PRAGMA user_version = ${(earlier.first('PRAGMA user_version')?.number('user_version') ?? 0) - 2}`
    );
    const documents = [
      { user: { name: ['anna', 'bob'] }, host: { name: 'web-1' } },
      { 'user.name': ['anna', 'bob', 'bob'], 'host.name': ['web-1', 'web-2'] },
      { user: { name: 'anna' } },
      {},
    ];
    documents.forEach((source, at) => {
      earlier.run(
        `INSERT INTO alert (n, id, status, severity, risk_score, time, rule_id, rule_name, user, host)
         VALUES (?, ?, 'open', 'low', 1, '', 'r', 'r', 'anna', 'web-1')`,
        at,
        String(at)
      );
      earlier.run(`INSERT INTO alert_document (n, index_name, source) VALUES (?, 'i', ?)`, at, JSON.stringify(source));
    });
    earlier.close();
    const later = Database.open(file());
    const names = later.rows('SELECT alert_n, kind, name FROM alert_name ORDER BY n');
    expect(names.map((row) => [row.number('alert_n'), row.text('kind'), row.text('name')])).toEqual([
      [0, 'users', 'bob'],
      [1, 'users', 'bob'],
      [1, 'hosts', 'web-2'],
    ]);
    later.close();
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
