import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { arch, hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerQuery, providerTables } from './provider';

const limits = { maxRows: 10_000, maxCharacters: 1 << 24 };

function rowsOf(sql: string): readonly Readonly<Record<string, string>>[] {
  const answer = answerQuery(sql, limits);
  if (!answer.ok) throw new Error(answer.error);
  return answer.rows;
}

function errorOf(sql: string): string {
  const answer = answerQuery(sql, limits);
  if (answer.ok) throw new Error(`expected an error, got ${answer.rows.length} rows`);
  return answer.error;
}

const isLinux = process.platform === 'linux';

describe.skipIf(!isLinux)('accounts', () => {
  const passwd = (name: string): readonly string[][] =>
    (spawnSync('getent', [name], { encoding: 'utf8' }).stdout || readFileSync(`/etc/${name}`, 'utf8'))
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split(':'));

  it('users are those of getent passwd', () => {
    const rows = rowsOf('SELECT username, uid, gid, description, directory, shell FROM users');
    expect(
      rows.map(({ username, uid, gid, description, directory, shell }) => [username, uid, gid, description, directory, shell].join(':'))
    ).toEqual(
      passwd('passwd').map(([name, , uid, gid, description, directory, shell]) => [name, uid, gid, description, directory, shell].join(':'))
    );
  });

  it('one user is found by name', () => {
    expect(rowsOf("SELECT * FROM users WHERE username = 'root'")).toEqual([
      expect.objectContaining({ uid: '0', gid: '0', uid_signed: '0', username: 'root', directory: '/root' }),
    ]);
  });

  it('text in double quotes is text, as in osquery', () => {
    expect(rowsOf('SELECT username FROM users WHERE username = "root"')).toEqual([{ username: 'root' }]);
    expect(rowsOf('SELECT path FROM file WHERE path = "/etc/passwd"')).toEqual([{ path: '/etc/passwd' }]);
  });

  it('a hostile user name is one literal that names nobody', () => {
    expect(rowsOf("SELECT * FROM users WHERE username = 'x'' OR ''1''=''1'")).toEqual([]);
  });

  it('groups are those of getent group', () => {
    expect(rowsOf('SELECT groupname, gid FROM groups').map(({ groupname, gid }) => `${groupname}:${gid}`)).toEqual(
      passwd('group').map(([name, , gid]) => `${name}:${gid}`)
    );
  });
});

describe.skipIf(!isLinux)('processes', () => {
  it('this process is there with what /proc says of it', () => {
    const status = readFileSync('/proc/self/status', 'utf8');
    const [row] = rowsOf(`SELECT * FROM processes WHERE pid = ${process.pid}`);
    expect(row).toMatchObject({
      pid: String(process.pid),
      parent: String(process.ppid),
      name: /^Name:\s+(.*)$/m.exec(status)?.[1],
      path: process.execPath,
      cwd: process.cwd(),
      cmdline: readFileSync('/proc/self/cmdline', 'utf8').replace(/\0+$/, '').replaceAll('\0', ' '),
      uid: String(process.getuid?.()),
      on_disk: '1',
      state: 'R',
    });
    const startedAgo = Date.now() / 1000 - Number(row?.['start_time']);
    expect(Math.abs(startedAgo - process.uptime())).toBeLessThan(5);
  });

  it('process ids are those of /proc', () => {
    const ids = new Set(rowsOf('SELECT pid FROM processes').map(({ pid }) => pid));
    const lasting = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) <= process.pid);
    expect(lasting.filter((pid) => !ids.has(pid) && readdirSync('/proc').includes(pid))).toEqual([]);
  });

  it('processes join users by uid', () => {
    const rows = rowsOf('SELECT pid, username, name FROM processes p JOIN users u ON u.uid = p.uid ORDER BY username');
    expect(rows).toContainEqual(expect.objectContaining({ pid: String(process.pid) }));
    const names = rows.map(({ username }) => username ?? '');
    expect(names).toEqual([...names].sort());
  });
});

describe.skipIf(!isLinux)('sockets', () => {
  let server: Server;
  let port = 0;
  beforeAll(async () => {
    server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    port = typeof address === 'object' && address ? address.port : 0;
  });
  afterAll(() => new Promise<void>((resolve) => void server.close(() => resolve())));

  it('a port that this process listens on is there with its pid', () => {
    expect(rowsOf(`SELECT pid, address, port, protocol, family FROM listening_ports WHERE port = ${port}`)).toEqual([
      { pid: String(process.pid), address: '127.0.0.1', port: String(port), protocol: '6', family: '2' },
    ]);
  });

  it('the open socket table gives state and no remote end for it', () => {
    expect(
      rowsOf(`SELECT pid, family, local_address, remote_address, remote_port, state FROM process_open_sockets WHERE local_port = ${port}`)
    ).toEqual([
      { pid: String(process.pid), family: '2', local_address: '127.0.0.1', remote_address: '0.0.0.0', remote_port: '0', state: 'LISTEN' },
    ]);
  });

  const ss = spawnSync('ss', ['-ltnH'], { encoding: 'utf8' });
  it.skipIf(ss.status !== 0)('listening TCP ports are those that ss lists', () => {
    const before = rowsOf(
      "SELECT DISTINCT port FROM listening_ports WHERE protocol = 6 AND family IN (2, 10) AND pid IN (SELECT pid FROM process_open_sockets WHERE state = 'LISTEN')"
    );
    const listed = new Set(
      spawnSync('ss', ['-ltnH'], { encoding: 'utf8' })
        .stdout.split('\n')
        .filter(Boolean)
        .map((line) => /:(\d+)$/.exec(line.trim().split(/\s+/)[3] ?? '')?.[1])
    );
    expect(listed).toContain(String(port));
    // Other programs open and close ports meanwhile: ours has to be in both, and most others as well.
    const ours = new Set(before.map((row) => row['port']));
    expect(ours).toContain(String(port));
    expect([...ours].filter((one) => listed.has(one)).length).toBeGreaterThan(0);
  });
});

describe.skipIf(!isLinux)('files', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ig-files-'));
    mkdirSync(join(folder, 'rc0.d'));
    mkdirSync(join(folder, 'rc1.d', 'deep', 'deeper'), { recursive: true });
    mkdirSync(join(folder, 'init.d'));
    writeFileSync(join(folder, 'init.d', 'alpha'), 'alpha');
    writeFileSync(join(folder, 'init.d', '.hidden'), 'hidden');
    writeFileSync(join(folder, 'rc0.d', 'K01alpha'), 'k');
    writeFileSync(join(folder, 'rc1.d', 'S01alpha'), 's');
    writeFileSync(join(folder, 'rc1.d', 'deep', 'deeper', 'bottom'), 'b');
    symlinkSync(join(folder, 'init.d', 'alpha'), join(folder, 'rc1.d', 'S02link'));
    utimesSync(join(folder, 'init.d', 'alpha'), 1_700_000_000, 1_600_000_000);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const paths = (where: string): readonly string[] =>
    rowsOf(`SELECT path FROM file WHERE ${where.replaceAll('@', folder)} ORDER BY path`).map(({ path }) =>
      (path ?? '').slice(folder.length)
    );

  it.each([
    ["path = '@/init.d/alpha'", ['/init.d/alpha']],
    ["'@/init.d/alpha' = path", ['/init.d/alpha']],
    ["path = '@' || '/init.d/' || lower('ALPHA')", ['/init.d/alpha']],
    ["path IN ('@/init.d/alpha', '@/rc0.d/K01alpha', '@/no_such_file')", ['/init.d/alpha', '/rc0.d/K01alpha']],
    ["path LIKE '@/init.d/%'", ['/init.d/alpha']],
    ["path LIKE '@/init.d/.%'", ['/init.d/.hidden']],
    [
      "(path LIKE '@/init.d/%' OR path LIKE '@/rc%.d/%')",
      ['/init.d/alpha', '/rc0.d/K01alpha', '/rc1.d/S01alpha', '/rc1.d/S02link', '/rc1.d/deep'],
    ],
    ["path LIKE '@/rc1.d/%%'", ['/rc1.d/S01alpha', '/rc1.d/S02link', '/rc1.d/deep', '/rc1.d/deep/deeper', '/rc1.d/deep/deeper/bottom']],
    ["path LIKE '@/rc%.d/%01%' AND filename LIKE 'S%'", ['/rc1.d/S01alpha']],
    ["directory = '@/init.d'", ['/init.d/.hidden', '/init.d/alpha']],
    ["directory LIKE '@/rc%.d' AND type = 'directory'", ['/rc1.d/deep']],
    ["path LIKE '@/nothing/%'", []],
  ])('%s', (where, expected) => {
    expect(paths(where)).toEqual(expected);
  });

  it('a file is described as stat(2) describes it', () => {
    const path = join(folder, 'init.d', 'alpha');
    const stat = statSync(path);
    expect(rowsOf(`SELECT * FROM file WHERE path = '${path}'`)).toEqual([
      {
        path,
        directory: join(folder, 'init.d'),
        filename: 'alpha',
        inode: String(stat.ino),
        uid: String(stat.uid),
        gid: String(stat.gid),
        mode: (stat.mode & 0o7777).toString(8).padStart(4, '0'),
        device: '0',
        size: '5',
        block_size: String(stat.blksize),
        atime: '1700000000',
        mtime: '1600000000',
        ctime: String(Math.floor(stat.ctimeMs / 1000)),
        btime: String(Math.floor(stat.birthtimeMs / 1000)),
        hard_links: '1',
        symlink: '0',
        type: 'regular',
        symlink_target_path: '',
      },
    ]);
  });

  it('a link says so and where it leads', () => {
    expect(rowsOf(`SELECT symlink, symlink_target_path, type FROM file WHERE path = '${folder}/rc1.d/S02link'`)).toEqual([
      { symlink: '1', symlink_target_path: join(folder, 'init.d', 'alpha'), type: 'regular' },
    ]);
  });

  it('files below the homes of users are found by the directory of each', () => {
    const homes = rowsOf("SELECT DISTINCT directory FROM users WHERE username = 'root'").map(({ directory = '' }) => directory);
    const rows = rowsOf("SELECT f.path FROM users u JOIN file f ON f.path LIKE u.directory || '/.%' WHERE u.username = 'root'");
    const hidden = homes.flatMap((home) => readdirSync(home).flatMap((name) => (name.startsWith('.') ? [join(home, name)] : [])));
    expect(rows.map(({ path }) => path).sort()).toEqual(hidden.sort());
  });

  it.each(['path LIKE ?/odd/%', 'path LIKE ?/odd/%%', 'directory = ?/odd'])('a file whose name is no UTF-8 is found by %s', (condition) => {
    mkdirSync(join(folder, 'odd'), { recursive: true });
    writeFileSync(Buffer.concat([Buffer.from(join(folder, 'odd', 'evil')), Buffer.from([0xff, 0x0a])]), 'alpha');
    const where = condition.replace(/\?(.*)/, `'${folder}$1'`);
    const shown = join(folder, 'odd', 'evil\ufffd\n');
    expect(rowsOf(`SELECT path, size FROM file WHERE ${where}`)).toEqual([{ path: shown, size: '5' }]);
    const sha256 = createHash('sha256').update('alpha').digest('hex');
    expect(rowsOf(`SELECT path, sha256 FROM hash WHERE ${where}`)).toEqual([{ path: shown, sha256 }]);
  });

  it.each([
    ['by path', (place: string) => `SELECT sha256 FROM hash WHERE path = '${place}/init.d/alpha'`],
    [
      'joined from file',
      (place: string) => `SELECT h.sha256 FROM file f JOIN hash h ON h.path = f.path WHERE f.path LIKE '${place}/init.d/%'`,
    ],
    [
      'joined the other way round',
      (place: string) => `SELECT h.sha256 FROM file f JOIN hash h ON f.path = h.path WHERE f.path LIKE '${place}/init.d/%'`,
    ],
    [
      'joined with USING',
      (place: string) => `SELECT sha256 FROM file JOIN hash USING (path) WHERE file.directory = '${place}/init.d' AND filename = 'alpha'`,
    ],
    [
      'by a subquery',
      (place: string) => `SELECT sha256 FROM hash WHERE path IN (SELECT path FROM file WHERE path LIKE '${place}/init.d/%')`,
    ],
    [
      'joined from a subquery',
      (place: string) =>
        `SELECT h.sha256 FROM (SELECT path AS found FROM file WHERE path LIKE '${place}/init.d/%') f JOIN hash h ON h.path = f.found`,
    ],
    [
      'joined from a common table',
      (place: string) =>
        `WITH f(found) AS (SELECT path FROM file WHERE path LIKE '${place}/init.d/%') SELECT h.sha256 FROM f JOIN hash h ON h.path = f.found`,
    ],
    [
      'by an expression of joined columns',
      (place: string) => `SELECT h.sha256 FROM file f, hash h WHERE f.path = '${place}/init.d' AND h.path = f.path || '/' || 'alpha'`,
    ],
    [
      'by a path without end that nobody has, and a right one',
      (place: string) => `SELECT sha256 FROM hash WHERE path IN (printf('/%5000d', 1), char(0), '${place}/init.d/alpha')`,
    ],
  ])('a hash is had %s', (_name, sql) => {
    expect(rowsOf(sql(folder))).toEqual([{ sha256: createHash('sha256').update('alpha').digest('hex') }]);
  });

  it('the executable of a process can be hashed', () => {
    const rows = rowsOf(`SELECT p.pid, h.md5 FROM processes p JOIN hash h ON h.path = p.path WHERE p.pid = ${process.pid}`);
    expect(rows).toEqual([{ pid: String(process.pid), md5: createHash('md5').update(readFileSync(process.execPath)).digest('hex') }]);
  });

  it.each(['SELECT * FROM file', 'SELECT * FROM hash', "SELECT * FROM file WHERE filename = 'passwd'"])('%s wants a path', (sql) => {
    expect(errorOf(sql)).toMatch(/^constraint failed: table (file|hash) was queried without a required column/);
  });
});

describe.skipIf(!isLinux)('system', () => {
  it('os_version and system_info are one row each about this machine', () => {
    const id = /^ID="?([^"\n]*)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1];
    expect(rowsOf('SELECT platform FROM os_version')).toEqual([{ platform: id }]);
    expect(rowsOf('SELECT hostname, cpu_type FROM system_info')).toEqual([
      { hostname: hostname(), cpu_type: arch() === 'x64' ? 'x86_64' : arch() === 'arm64' ? 'aarch64' : expect.any(String) },
    ]);
  });
});

describe('refusals', () => {
  it.each([
    ['SELECT * FROM no_such_table', 'no such table: no_such_table'],
    ['SELECT shoe_size FROM users', 'no such column: shoe_size'],
    ['SELECT FROM users', 'near "FROM": syntax error'],
    ['SELECT * FROM users WHERE username = root', 'no such column: root'],
    ['DELETE FROM users', 'not authorized'],
    ["ATTACH DATABASE '/tmp/x' AS x", 'not authorized'],
    ['PRAGMA table_info(users)', 'not authorized'],
    ['CREATE TABLE t (a)', 'not authorized'],
    ["SELECT load_extension('x')", 'not authorized'],
    ["SELECT writefile('/tmp/x', 'x')", 'no such function: writefile'],
    ['SELECT 1; DROP TABLE users', 'one statement'],
    ['', 'empty'],
  ])('%s', (sql, message) => {
    expect(errorOf(sql)).toContain(message);
  });

  it('more rows than allowed are cut and said', () => {
    const answer = answerQuery('WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n', {
      ...limits,
      maxRows: 3,
    });
    expect(answer).toEqual({ ok: true, rows: [{ i: '1' }, { i: '2' }, { i: '3' }], isTruncated: true });
  });

  it('real numbers, NULL and large integers keep their look', () => {
    expect(rowsOf('SELECT 2.0 AS whole, 0.5 AS half, NULL AS absent, 9007199254740993 AS large')).toEqual([
      { whole: '2.0', half: '0.5', absent: '', large: '9007199254740993' },
    ]);
  });
});

it('tables are known to osquery', () => {
  expect(providerTables.map(({ name }) => name).sort()).toEqual(
    [
      'crontab',
      'file',
      'groups',
      'hash',
      'listening_ports',
      'last',
      'logged_in_users',
      'systemd_units',
      'os_version',
      'process_open_sockets',
      'processes',
      'system_info',
      'users',
    ].sort()
  );
});
