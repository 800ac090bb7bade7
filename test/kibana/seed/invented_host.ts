/** What an invented Linux host answers to osquery SQL: its tables are a small database, so that joins and conditions count. */
import { DatabaseSync } from '@photostructure/sqlite';

export type OsqueryRow = Readonly<Record<string, string>>;

const tables: Readonly<Record<string, readonly (readonly (string | number)[])[]>> = {
  'users(uid, gid, username, description, directory, shell)': [
    [0, 0, 'root', 'root', '/root', '/bin/bash'],
    [1002, 1002, 'mwagner', 'M. Wagner', '/home/mwagner', '/bin/bash'],
    [1003, 1002, 'akim', 'A. Kim', '/home/akim', '/bin/bash'],
    [1005, 1005, 'lnovak', 'L. Novak', '/home/lnovak', '/bin/zsh'],
  ],
  'groups(gid, groupname)': [
    [0, 'root'],
    [1002, 'admins'],
    [1005, 'developers'],
  ],
  'logged_in_users(type, user, tty, host, time, pid)': [['user', 'root', 'pts/1', '10.20.0.15', 1771261200, 20411]],
  'processes(pid, parent, name, path, cmdline, uid)': [
    [1, 0, 'systemd', '/usr/lib/systemd/systemd', '/usr/lib/systemd/systemd --system', 0],
    [884, 1, 'sshd', '/usr/sbin/sshd', 'sshd: /usr/sbin/sshd -D', 0],
    [20411, 884, 'bash', '/usr/bin/bash', '-bash', 0],
    [21007, 1, 'kworker/2:1', '/usr/local/lib/libaudit-helper.so', '[kworker/2:1]', 0],
  ],
  'listening_ports(pid, port, protocol, address, path, socket)': [
    [884, 22, 6, '0.0.0.0', '', 20331],
    [21007, 51001, 6, '127.0.0.1', '', 20412],
  ],
  'process_open_sockets(pid, socket, family, remote_address, remote_port, state)': [[21007, 20500, 2, '203.0.113.77', 443, 'ESTABLISHED']],
  'file(path, uid, gid, size, atime, mtime, ctime, btime)': [
    ['/etc/init.d/sysaudit-helper', 0, 0, 612, 1771261100, 1771261080, 1771261090, 1771261080],
    ['/etc/init.d/network', 0, 0, 7923, 1771000000, 1648100000, 1648100000, 1648100000],
    ['/etc/rc3.d/S50sysaudit-helper', 0, 0, 24, 1771261140, 1771261140, 1771261140, 1771261140],
  ],
  'crontab(event, minute, hour, command, path)': [['', '*/10', '*', 'root /usr/lib/sa/sa1 1 1', '/etc/cron.d/sysstat']],
};

export interface InventedHost {
  /** The rows, every value a text as osquery gives them, or osquery's own words on what is wrong. */
  readonly answer: (sql: string) => { readonly rows: readonly OsqueryRow[] } | { readonly error: string };
  readonly close: () => void;
}

export function inventHost(): InventedHost {
  const database = new DatabaseSync(':memory:');
  for (const [table, rows] of Object.entries(tables)) {
    database.exec(`CREATE TABLE ${table}`);
    for (const row of rows) database.prepare(`INSERT INTO ${table} VALUES (${row.map(() => '?').join(', ')})`).run(...row);
  }
  return {
    answer: (sql) => {
      try {
        return { rows: database.prepare(sql).all().map(asText) };
      } catch (error) {
        return { error: error instanceof Error ? error.message : String(error) };
      }
    },
    close: () => database.close(),
  };
}

function asText(row: object): OsqueryRow {
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [column, String(value ?? '')]));
}
