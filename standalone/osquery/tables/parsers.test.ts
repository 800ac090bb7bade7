import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCronLine } from './crontab';
import { parseUtmp, parseWtmp } from './logged_in_users';
import { parseEndpoint } from './sockets';
import { parseShown, unitFiles } from './systemd_units';

describe('crontab lines', () => {
  const none = { event: '', minute: '', hour: '', day_of_month: '', month: '', day_of_week: '' };
  it.each([
    [
      '17 * * * * root cd / && run-parts /etc/cron.hourly',
      {
        ...none,
        minute: '17',
        hour: '*',
        day_of_month: '*',
        month: '*',
        day_of_week: '*',
        command: 'root cd / && run-parts /etc/cron.hourly',
      },
    ],
    [
      '  */5\t0 1 2 3 /bin/x  y',
      { ...none, minute: '*/5', hour: '0', day_of_month: '1', month: '2', day_of_week: '3', command: '/bin/x y' },
    ],
    ['@reboot /tmp/.x', { ...none, event: '@reboot', command: '/tmp/.x' }],
  ])('%s', (line, expected) => {
    expect(parseCronLine(line, '/etc/crontab')).toEqual({ ...expected, path: '/etc/crontab' });
  });
  it.each(['', '   ', '# a comment', 'SHELL=/bin/sh', '@reboot'])('%j is no job', (line) => {
    expect(parseCronLine(line, '/etc/crontab')).toBeUndefined();
  });
});

describe('login records', () => {
  const record = (type: number, pid: number, user: string, tty: string, host: string, time: number): Buffer => {
    const bytes = Buffer.alloc(384);
    bytes.writeInt16LE(type, 0);
    bytes.writeInt32LE(pid, 4);
    bytes.write(tty, 8);
    bytes.write(user, 44);
    bytes.write(host, 76);
    bytes.writeInt32LE(time, 340);
    return bytes;
  };
  it('a session is a row; the torn end and process 1 are not', () => {
    const file = Buffer.concat([
      record(2, 0, 'reboot', '~', '6.1', 1),
      record(7, 4242, 'deploy', 'pts/0', '10.0.0.9', 1_700_000_000),
      record(1, 1, 'x', '', '', 5),
      Buffer.alloc(100),
    ]);
    expect([...parseUtmp(file)]).toEqual([
      { type: 'boot_time', user: 'reboot', tty: '~', host: '6.1', time: 1, pid: 0 },
      { type: 'user', user: 'deploy', tty: 'pts/0', host: '10.0.0.9', time: 1_700_000_000, pid: 4242 },
    ]);
  });
  it('of earlier sessions, sign-in and sign-out are rows; the machine’s own are not', () => {
    const file = Buffer.concat([
      record(2, 0, 'reboot', '~', '6.1', 1),
      record(7, 42, 'ada', 'pts/0', '10.0.0.9', 5),
      record(8, 42, '', 'pts/0', '', 9),
    ]);
    expect([...parseWtmp(file)]).toEqual([
      { username: 'ada', tty: 'pts/0', pid: 42, type: 7, type_name: 'user-process', time: 5, host: '10.0.0.9' },
      { username: '', tty: 'pts/0', pid: 42, type: 8, type_name: 'dead-process', time: 9, host: '' },
    ]);
  });
});

describe('systemd units', () => {
  it('are read from what systemctl shows, a block each', () => {
    const shown = `Id=ssh.service\nDescription=OpenBSD = Secure Shell\nActiveState=active\nUser=\n\nId=\nDescription=nothing\n\nId=a.timer\n`;
    expect(parseShown(shown).map(({ id, description, active_state }) => [id, description, active_state])).toEqual([
      ['ssh.service', 'OpenBSD = Secure Shell', 'active'],
      ['a.timer', '', ''],
    ]);
  });

  it('are read from their files where systemd does not run: which are started, which are hidden, whose goes first', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ig-units-'));
    const [own, packaged] = [join(folder, 'etc'), join(folder, 'lib')];
    mkdirSync(join(own, 'multi-user.target.wants'), { recursive: true });
    mkdirSync(join(packaged, 'ssh.service.d'), { recursive: true });
    writeFileSync(join(own, 'ssh.service'), '[Unit]\nDescription=Ours\n[Service]\nUser=root\n[Install]\nWantedBy=multi-user.target\n');
    writeFileSync(join(packaged, 'ssh.service'), '[Unit]\nDescription=Theirs\n');
    writeFileSync(join(packaged, 'idle.service'), '[Install]\n');
    writeFileSync(join(packaged, 'part.service'), '[Unit]\n');
    writeFileSync(join(packaged, 'README'), '');
    symlinkSync('/dev/null', join(own, 'hidden.service'));
    symlinkSync('../ssh.service', join(own, 'multi-user.target.wants', 'ssh.service'));
    const rows = unitFiles([own, packaged, join(folder, 'none')]);
    rmSync(folder, { recursive: true });
    expect(rows.map(({ id, description, unit_file_state, user }) => [id, description, unit_file_state, user]).sort()).toEqual([
      ['hidden.service', '', 'masked', ''],
      ['idle.service', '', 'disabled', ''],
      ['part.service', '', 'static', ''],
      ['ssh.service', 'Ours', 'enabled', 'root'],
    ]);
  });
});

describe('addresses of /proc/net', () => {
  it.each([
    ['0100007F:1F90', '127.0.0.1', 8080],
    ['00000000:0016', '0.0.0.0', 22],
    ['00000000000000000000000000000000:0050', '::', 80],
    ['00000000000000000000000001000000:0050', '::1', 80],
    ['0000000000000000FFFF00000100007F:01BB', '::ffff:127.0.0.1', 443],
    ['B80D01200000000067452301EFCDAB89:0001', '2001:db8::123:4567:89ab:cdef', 1],
  ])('%s', (text, address, port) => {
    expect(parseEndpoint(text)).toEqual([address, port]);
  });
});
