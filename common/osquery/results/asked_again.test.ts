/** Queries that are made of a guide's query: SQLite itself says whether they answer what was asked. */
import { DatabaseSync } from '@photostructure/sqlite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asKibanaSends } from '../as_kibana_sends';
import { fieldLookup } from '../field_lookup';
import { resolveQuery } from '../resolve_query';
import { fullerQuery } from './fuller_query';
import { runsAlike, savedForm } from './saved_form';

function rowsOf(sql: string): readonly Record<string, unknown>[] {
  const database = new DatabaseSync(':memory:');
  try {
    database.exec(`
      CREATE TABLE processes (pid INTEGER, name TEXT, path TEXT, cmdline TEXT, parent INTEGER, uid INTEGER);
      INSERT INTO processes VALUES (1, 'init', '/sbin/init', 'init', 0, 0), (7, 'sshd', '/usr/sbin/sshd', 'sshd -D', 1, 0), (9, 'sh', '/bin/sh', 'sh', 7, 1000);
      CREATE TABLE users (uid INTEGER, username TEXT);
      INSERT INTO users VALUES (0, 'root'), (1000, 'ada');
      CREATE TABLE listening_ports (pid INTEGER, port INTEGER, protocol INTEGER, address TEXT, socket INTEGER, path TEXT);
      INSERT INTO listening_ports VALUES (7, 22, 6, '0.0.0.0', 5, ''), (-1, 80, 6, '::', 6, '');
      CREATE TABLE process_open_sockets (pid INTEGER, family INTEGER, remote_address TEXT, remote_port INTEGER, socket INTEGER, state TEXT);
      CREATE TABLE file (path TEXT, mtime INTEGER, ctime INTEGER, size INTEGER);
      INSERT INTO file VALUES ('/etc/a', 1, 2, 3);`);
    return database
      .prepare(sql)
      .all()
      .map((row) => ({ ...row }));
  } finally {
    database.close();
  }
}

describe('a fuller query', () => {
  it.each([
    [
      'ports',
      'SELECT pid, address, port, socket, protocol, path FROM listening_ports',
      ['process_name', 'process_path', 'process_cmdline', 'process_parent'],
    ],
    ['all of ports', 'SELECT * FROM listening_ports', ['process_name', 'process_path', 'process_cmdline', 'process_parent']],
    [
      'ports with a comment and a semicolon',
      'SELECT pid, port FROM listening_ports -- all of them\n;',
      ['process_name', 'process_path', 'process_cmdline', 'process_parent'],
    ],
    [
      'sockets',
      'SELECT pid, remote_address FROM process_open_sockets',
      ['process_name', 'process_path', 'process_cmdline', 'process_parent'],
    ],
    [
      'processes without parents',
      'SELECT pid, username, name FROM processes p JOIN users u ON u.uid = p.uid ORDER BY username',
      ['parent', 'cmdline'],
    ],
    ['processes without ids', 'SELECT name, cmdline, parent, path, uid FROM processes', ['pid']],
    ['processes with a limit', "SELECT name FROM processes WHERE name LIKE 's%' LIMIT 1", ['pid', 'parent', 'cmdline']],
    ['files without times', "SELECT path FROM file WHERE path LIKE '/etc/%'", ['mtime', 'ctime']],
  ])('of %s has the same rows and more columns', (_name, sql, adds) => {
    const fuller = fullerQuery(sql);
    expect(fuller?.adds).toEqual(adds);
    const written = rowsOf(sql);
    const asked = rowsOf(fuller?.sql ?? '');
    expect(asked.map((row) => Object.fromEntries(Object.keys(written[0] ?? {}).map((name) => [name, row[name]])))).toEqual(written);
    for (const row of asked) expect(Object.keys(row)).toEqual(expect.arrayContaining([...adds]));
  });

  it.each([
    ['has them', 'SELECT * FROM processes'],
    ['has them by name', 'SELECT pid, parent FROM processes'],
    ['has no id to join by', 'SELECT port FROM listening_ports'],
    ['joins processes itself', 'SELECT l.pid, p.name FROM listening_ports l JOIN processes p USING (pid)'],
    ['counts', 'SELECT count(*) AS n FROM processes'],
    ['groups', 'SELECT name FROM processes GROUP BY name'],
    ['has each row once', 'SELECT DISTINCT name FROM processes'],
    ['is two queries in one', 'SELECT name FROM processes UNION SELECT username FROM users'],
    ['names its tables first', 'WITH x AS (SELECT 1) SELECT name FROM processes'],
    ['has the times under other names', "SELECT path, datetime(mtime, 'unixepoch') AS changed FROM file WHERE path = '/x'"],
    ['asks something else', 'SELECT username FROM users'],
    ['is no query', 'nonsense'],
  ])('is not made of one that %s', (_name, sql) => {
    expect(fullerQuery(sql)).toBeUndefined();
  });
});

describe('a query kept for analysts who may run only saved ones', () => {
  const resolve = (sql: string, user: unknown) => {
    const document = { user: { name: user }, process: { pid: user } };
    return resolveQuery(sql, fieldLookup(document));
  };
  const users = 'SELECT * FROM users WHERE username = {{user.name}}';

  it.each<[string, string, unknown, string | undefined]>([
    ['without placeholders stays as it is', 'SELECT * FROM crontab', 'x', 'SELECT * FROM crontab'],
    ['has quotes around a placeholder for a text', users, 'root', "SELECT * FROM users WHERE username = '{{user.name}}'"],
    [
      'keeps those that are there',
      "SELECT * FROM users WHERE username = '{{user.name}}'",
      'root',
      "SELECT * FROM users WHERE username = '{{user.name}}'",
    ],
    [
      'has none around a number',
      'SELECT * FROM processes WHERE pid = {{process.pid}}',
      7,
      'SELECT * FROM processes WHERE pid = {{process.pid}}',
    ],
    ['is none where nothing could be filled in', users, undefined, undefined],
  ])('%s', (_name, sql, value, expected) => {
    expect(savedForm(resolve(sql, value))).toBe(expected);
  });

  it.each<[string, string, unknown, boolean]>([
    ['a plain name', users, 'root', true],
    ['a name with a quote', users, "x' OR '1'='1", false],
    ['a name that Kibana would expand', users, 'a$&b', false],
    ['a name in braces', users, '{{host.name}}', false],
    ['several names', users, ['a', 'b'], false],
    ['a number', 'SELECT * FROM processes WHERE pid = {{process.pid}}', 7, true],
    ['zero, for which Kibana pastes nothing', 'SELECT * FROM processes WHERE pid = {{process.pid}}', 0, false],
    ['a boolean, which Kibana pastes as a word', 'SELECT * FROM processes WHERE pid = {{process.pid}}', true, false],
    ['part of a pattern', "SELECT * FROM file WHERE path LIKE '/home/{{user.name}}/%'", 'ada', true],
    ['no placeholder', 'SELECT * FROM crontab', 'root', true],
  ])('%s: is run by its saved form only when Kibana sends what we would', (_name, sql, value, expected) => {
    const resolution = resolve(sql, value);
    const saved = savedForm(resolution) ?? '';
    expect(runsAlike(saved, resolution)).toBe(expected);
    if (expected) expect(asKibanaSends(saved, fieldLookup({ user: { name: value }, process: { pid: value } }))).toBe(resolution.resolved);
  });

  it('is not run by another text', () => {
    expect(runsAlike('SELECT * FROM users', resolve(users, 'root'))).toBe(false);
    expect(runsAlike(users, resolve(users, 'root'))).toBe(false);
  });

  it('whatever the value: when it is run, Kibana sends what we would', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom("'", '$&', '{{a}}', '-1', '0')), (value) => {
        const resolution = resolve(users, value);
        const saved = savedForm(resolution);
        if (saved === undefined || !runsAlike(saved, resolution)) return;
        expect(asKibanaSends(saved, fieldLookup({ user: { name: value } }))).toBe(resolution.resolved);
      })
    );
  });
});
