import { describe, expect, it } from 'vitest';
import { parseCronLine } from './crontab';
import { parseUtmp } from './logged_in_users';
import { parseEndpoint } from './sockets';

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
