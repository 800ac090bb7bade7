/** What the machines and people do on any three days: timers, cron, web traffic, backups, builds, terminal sessions. No rule matches any of it. */
import { EVERY_DAY, HOUR_MS, MINUTE_MS, STORY_MS, type Calendar } from './calendar';
import { ACCOUNTS, HOSTS, LINUX_HOSTS, type Account, type Host } from './hosts';
import type { Process } from './process';
import type { Random } from './random';
import type { Recorder } from './recorder';
import { openTerminal, runCommand, type Command } from './terminal';

export function recordOrdinaryLife(recorder: Recorder, calendar: Calendar, random: Random): void {
  recordCron(recorder, calendar, random.stream('cron'));
  recordTimers(recorder, calendar, random.stream('timers'));
  recordAccounting(recorder, calendar);
  recordWebTraffic(recorder, calendar, random.stream('web'));
  recordBackups(recorder, calendar, random.stream('backup'));
  recordBuilds(recorder, calendar, random.stream('builds'));
  recordTerminals(recorder, calendar, random.stream('terminals'));
  recordMac(recorder, calendar, random.stream('mac'));
}

function recordCron(recorder: Recorder, calendar: Calendar, random: Random): void {
  for (const host of LINUX_HOSTS) {
    const cron = recorder.daemon(host, host.cron);
    const minute = random.int(3, 50);
    for (let hour = 0; hour < STORY_MS / HOUR_MS; hour += 1) {
      const atMs = calendar.startMs + hour * HOUR_MS + minute * MINUTE_MS + random.int(0, 900);
      const command = 'cd / && run-parts /etc/cron.hourly';
      const shell = recorder.start(cron, {
        atMs,
        executable: host.shell,
        args: ['/bin/sh', '-c', command],
        lifetimeMs: 180,
        workingDirectory: '/',
      });
      recorder.start(shell, { atMs: atMs + 30, executable: '/usr/bin/run-parts', args: ['run-parts', '/etc/cron.hourly'], lifetimeMs: 90 });
    }
  }
}

const TIMERS: readonly Command[] = [
  ['/usr/sbin/logrotate', '/etc/logrotate.conf'],
  ['/usr/bin/mandb', '--quiet'],
  ['/usr/sbin/fstrim', '--listed-in', '/etc/fstab:/proc/self/mountinfo', '--verbose'],
  ['/usr/bin/systemd-tmpfiles', '--clean'],
  ['/usr/bin/find', '/var/tmp', '-mtime', '+30'],
];

function recordTimers(recorder: Recorder, calendar: Calendar, random: Random): void {
  for (const host of LINUX_HOSTS) {
    const first = recorder.firstProcess(host);
    for (const day of EVERY_DAY) {
      for (const [index, args] of TIMERS.entries()) {
        const atMs = calendar.at(day, 14 + index) + random.int(0, 20) * MINUTE_MS;
        const lifetimeMs = random.int(200, 9_000);
        const process = recorder.start(first, { atMs, executable: args[0], args, lifetimeMs });
        if (index === 0)
          recorder.changeFile(process, { action: 'rename', path: '/var/log/messages.1', size: random.int(40_000, 900_000) }, atMs + 90);
      }
    }
  }
}

/** System accounting on the hosts that came with it, every half hour. */
function recordAccounting(recorder: Recorder, calendar: Calendar): void {
  for (const host of [HOSTS.database, HOSTS.erp]) {
    const cron = recorder.daemon(host, host.cron);
    for (let atMs = calendar.startMs + 10 * MINUTE_MS; atMs < calendar.endMs; atMs += 30 * MINUTE_MS) {
      const script = recorder.start(cron, {
        atMs,
        executable: host.shell,
        args: ['/bin/sh', '/usr/lib64/sa/sa1', '1', '1'],
        lifetimeMs: 1_150,
      });
      recorder.start(script, {
        atMs: atMs + 40,
        executable: '/usr/lib64/sa/sadc',
        args: ['/usr/lib64/sa/sadc', '-F', '-L', '-S', 'DISK', '1', '1'],
        lifetimeMs: 1_050,
      });
    }
  }
}

function recordWebTraffic(recorder: Recorder, calendar: Calendar, random: Random): void {
  const nginx = recorder.daemon(HOSTS.web, '/usr/sbin/nginx', ACCOUNTS.webServer);
  const database = recorder.daemon(HOSTS.database, '/usr/bin/postgres', ACCOUNTS.postgres);
  for (let visit = 0; visit < 450; visit += 1) {
    const atMs = calendar.startMs + random.int(0, STORY_MS);
    const port = random.int(1_024, 65_000);
    recorder.connect(nginx, { action: 'connection_accepted', address: `198.51.100.${random.int(2, 250)}`, port, localPort: 443 }, atMs);
    if (visit % 5 !== 0) continue;
    recorder.connect(nginx, { action: 'connection_attempted', address: HOSTS.database.ip, port: 5432, localPort: port }, atMs + 12);
    recorder.connect(database, { action: 'connection_accepted', address: HOSTS.web.ip, port, localPort: 5432 }, atMs + 13);
  }
}

function recordBackups(recorder: Recorder, calendar: Calendar, random: Random): void {
  const cron = recorder.daemon(HOSTS.database, HOSTS.database.cron);
  for (const day of EVERY_DAY) {
    const atMs = calendar.at(day, 17.5);
    const script = '/usr/local/sbin/backup-db';
    const shell = recorder.start(cron, {
      atMs,
      executable: '/usr/bin/bash',
      args: ['/bin/bash', script],
      user: ACCOUNTS.backup,
      lifetimeMs: 400_000,
    });
    const file = `/srv/backup/orders-${day}.sql.gz`;
    recorder.start(shell, { atMs: atMs + 500, executable: '/usr/bin/pg_dump', args: ['pg_dump', '-Fc', 'orders'], lifetimeMs: 180_000 });
    const gzip = recorder.start(shell, { atMs: atMs + 600, executable: '/usr/bin/gzip', args: ['gzip', '-9'], lifetimeMs: 185_000 });
    recorder.changeFile(gzip, { action: 'creation', path: file, size: random.int(4e8, 6e8) }, atMs + 185_000);
    const copy = recorder.start(shell, {
      atMs: atMs + 190_000,
      executable: '/usr/bin/rsync',
      args: ['rsync', '-a', file, 'backup@10.20.8.15:/backup/db-01/'],
      lifetimeMs: 200_000,
    });
    recorder.connect(copy, { action: 'connection_attempted', address: '10.20.8.15', port: 22, localPort: 41_022 }, atMs + 190_100);
    recorder.connect(copy, { action: 'disconnect_received', address: '10.20.8.15', port: 22, localPort: 41_022 }, atMs + 389_000);
  }
}

const BUILD_STEPS: readonly Command[] = [
  ['/usr/bin/git', 'fetch', '--depth', '1', 'origin', 'main'],
  ['/usr/bin/git', 'checkout', '--force', 'FETCH_HEAD'],
  ['/usr/bin/node', '/usr/bin/npm', 'ci'],
  ['/usr/bin/make', '-j4', 'all'],
  ['/usr/bin/gcc', '-O2', '-c', 'src/main.c', '-o', 'build/main.o'],
  ['/usr/bin/gcc', '-O2', '-c', 'src/queue.c', '-o', 'build/queue.o'],
  ['/usr/bin/ld', '-o', 'build/orders', 'build/main.o', 'build/queue.o'],
  ['/usr/bin/python3', '-m', 'pytest', '-q'],
  ['/usr/bin/docker', 'build', '-t', 'orders:latest', '.'],
];

function recordBuilds(recorder: Recorder, calendar: Calendar, random: Random): void {
  const runner = recorder.daemon(HOSTS.build, '/usr/local/bin/ci-runner', ACCOUNTS.deploy);
  for (const day of EVERY_DAY) {
    for (let build = 0; build < 9; build += 1) {
      let atMs = calendar.at(day, build + random.next());
      const shell = recorder.start(runner, {
        atMs,
        executable: '/usr/bin/bash',
        args: ['bash', '-e', '/builds/run.sh'],
        lifetimeMs: 600_000,
        workingDirectory: '/builds/orders',
      });
      for (const args of BUILD_STEPS) {
        atMs += random.int(800, 40_000);
        const step = recorder.start(shell, {
          atMs,
          executable: args[0],
          args: [args[0].slice(9), ...args.slice(1)],
          lifetimeMs: random.int(500, 30_000),
        });
        if (args.includes('-o'))
          recorder.changeFile(
            step,
            { action: 'creation', path: `/builds/orders/${args[args.indexOf('-o') + 1] ?? ''}`, size: random.int(9_000, 90_000) },
            atMs + 300
          );
        if (args.includes('ci'))
          recorder.connect(
            step,
            { action: 'connection_attempted', address: '192.0.2.40', port: 443, localPort: random.int(33_000, 60_000) },
            atMs + 90
          );
      }
    }
  }
}

const EVERYDAY_COMMANDS: readonly [Command, ...Command[]] = [
  ['/usr/bin/ls', '-la'],
  ['/usr/bin/systemctl', 'status', 'nginx'],
  ['/usr/bin/journalctl', '-u', 'orders', '-n', '100'],
  ['/usr/bin/df', '-h'],
  ['/usr/bin/top', '-b', '-n', '1'],
  ['/usr/bin/vim', 'deploy.yml'],
  ['/usr/bin/git', 'status'],
  ['/usr/bin/grep', '-r', 'timeout', '/etc/nginx'],
  ['/usr/bin/curl', '-s', 'https://status.example.com/health'],
  ['/usr/bin/ssh', 'web-01', 'uptime'],
  ['/usr/bin/tail', '-n', '50', '/var/log/syslog'],
  ['/usr/bin/ps', 'aux'],
];

function recordTerminals(recorder: Recorder, calendar: Calendar, random: Random): void {
  const people: readonly (readonly [Host, Account])[] = [
    [HOSTS.jump, ACCOUNTS.wagner],
    [HOSTS.jump, ACCOUNTS.kim],
    [HOSTS.build, ACCOUNTS.chen],
    [HOSTS.build, ACCOUNTS.novak],
    [HOSTS.database, ACCOUNTS.kim],
    [HOSTS.legacy, ACCOUNTS.chen],
  ];
  for (const day of EVERY_DAY) {
    for (const [host, user] of people) {
      for (const hour of [0.5, 3, 6.5]) {
        let atMs = calendar.at(day, hour + random.next());
        const terminal = openTerminal(recorder, { host, user, atMs, fromAddress: `10.20.4.${random.int(20, 90)}` });
        const commands = random.int(4, 9);
        for (let command = 0; command < commands; command += 1) {
          atMs += random.int(4_000, 240_000);
          runCommand(recorder, terminal, random.pick(EVERYDAY_COMMANDS), atMs);
        }
      }
    }
  }
}

/** A laptop among the servers; the rules ask for Linux, so nothing on it can match. */
function recordMac(recorder: Recorder, calendar: Calendar, random: Random): void {
  const terminal = recorder.daemon(HOSTS.mac, '/System/Applications/Utilities/Terminal.app/Contents/MacOS/Terminal', ACCOUNTS.macUser);
  for (const day of EVERY_DAY) {
    const shell: Process = recorder.start(terminal, {
      atMs: calendar.at(day, 1),
      executable: '/bin/zsh',
      args: ['-zsh'],
      isInteractive: true,
    });
    for (let command = 0; command < 8; command += 1) {
      runCommand(recorder, shell, random.pick(EVERYDAY_COMMANDS), calendar.at(day, 1.2 + command * 0.9 + random.next() * 0.5));
    }
  }
}
