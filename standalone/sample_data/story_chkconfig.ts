/** Everybody who adds a service with chkconfig: an intruder, administrators, and the installers that the rule's exclusions are for. */
import { EVERY_DAY, MINUTE_MS, type Calendar } from './calendar';
import { ACCOUNTS, HOSTS, type Host } from './hosts';
import type { Process } from './process';
import type { Recorder } from './recorder';
import { openTerminal, runCommand, runWithSudo, type Command } from './terminal';

const CHKCONFIG = '/usr/sbin/chkconfig';

export function recordChkconfigStory(recorder: Recorder, calendar: Calendar): void {
  recordIntruder(recorder, calendar);
  recordAdministrators(recorder, calendar);
  recordInstallers(recorder, calendar);
  recordNearMisses(recorder, calendar);
}

/** Night 2 on the database, night 3 on the ERP system: a service that starts what was copied there. */
function recordIntruder(recorder: Recorder, calendar: Calendar): void {
  const targets: readonly { readonly host: Host; readonly atMs: number; readonly fromAddress: string }[] = [
    { host: HOSTS.database, atMs: calendar.at(2, 16.5), fromAddress: HOSTS.build.ip },
    { host: HOSTS.erp, atMs: calendar.at(3, 18.4), fromAddress: HOSTS.jump.ip },
  ];
  for (const { host, atMs, fromAddress } of targets) {
    const shell = openTerminal(recorder, { host, user: ACCOUNTS.root, atMs, fromAddress });
    const copy = runCommand(recorder, shell, ['/usr/bin/cp', '/usr/local/lib/.x', '/usr/local/lib/libaudit-helper.so'], atMs + MINUTE_MS);
    recorder.changeFile(copy, { action: 'creation', path: '/usr/local/lib/libaudit-helper.so', size: 48_120 }, atMs + MINUTE_MS + 15);
    const editor = runCommand(recorder, shell, ['/usr/bin/vi', '/etc/init.d/sysaudit-helper'], atMs + 2 * MINUTE_MS);
    recorder.changeFile(editor, { action: 'creation', path: '/etc/init.d/sysaudit-helper', size: 612 }, atMs + 2 * MINUTE_MS + 30);
    runCommand(recorder, shell, ['/usr/bin/chmod', '755', '/etc/init.d/sysaudit-helper'], atMs + 3 * MINUTE_MS);
    runCommand(recorder, shell, [CHKCONFIG, '--add', 'sysaudit-helper'], atMs + 4 * MINUTE_MS);
    // Turning the service on is the second half of the act, and not what the rule looks for.
    runCommand(recorder, shell, [CHKCONFIG, 'sysaudit-helper', 'on'], atMs + 4 * MINUTE_MS + 8_000);
    const service = recorder.start(recorder.firstProcess(host), {
      atMs: atMs + 5 * MINUTE_MS,
      executable: '/usr/local/lib/libaudit-helper.so',
      args: ['[kworker/2:1]'],
    });
    for (let beat = 0; beat < 6; beat += 1) {
      recorder.connect(
        service,
        { action: 'connection_attempted', address: '203.0.113.77', port: 443, localPort: 51_000 + beat },
        atMs + (6 + beat * 20) * MINUTE_MS
      );
    }
  }
}

/** Planned work by day. With sudo the rule sees two processes: sudo, whose arguments hold the command, and the command. */
function recordAdministrators(recorder: Recorder, calendar: Calendar): void {
  const works = [
    { host: HOSTS.database, day: 1, hours: 2.4, service: 'pgbouncer' },
    { host: HOSTS.erp, day: 2, hours: 3.1, service: 'zabbix-agent' },
  ] as const;
  for (const { host, day, hours, service } of works) {
    const atMs = calendar.at(day, hours);
    const shell = openTerminal(recorder, { host, user: ACCOUNTS.kim, atMs, fromAddress: HOSTS.jump.ip });
    runWithSudo(recorder, shell, ['/usr/bin/vi', `/etc/init.d/${service}`], atMs + 3 * MINUTE_MS);
    runWithSudo(recorder, shell, ['/sbin/chkconfig', '--add', service], atMs + 6 * MINUTE_MS);
    runWithSudo(recorder, shell, ['/sbin/chkconfig', '--list', service], atMs + 7 * MINUTE_MS);
  }
}

/** One row for every exclusion of the rule: who adds the service, out of what. */
const INSTALLERS: readonly { readonly host: Host; readonly parent: Command; readonly service: string }[] = [
  { host: HOSTS.database, parent: ['/usr/bin/rpm', '-Uvh', 'postgresql-server.rpm'], service: 'postgresql' },
  { host: HOSTS.database, parent: ['/usr/local/qualys/cloud-agent/bin/qualys-cloud-agent'], service: 'qualys-cloud-agent' },
  { host: HOSTS.database, parent: ['/usr/local/qualys/cloud-agent/bin/qualys-scan-util', '--install'], service: 'qualys-scan' },
  { host: HOSTS.database, parent: ['/usr/sbin/update-alternatives', '--auto', 'java'], service: 'java-helper' },
  { host: HOSTS.database, parent: ['/usr/bin/bash', '/var/tmp/rpm-tmp.Kq81Zw', '1'], service: 'chronyd' },
  { host: HOSTS.erp, parent: ['/bin/bash', '/var/lib/waagent/Microsoft.Azure.Extensions/install.sh'], service: 'azure-extension' },
  { host: HOSTS.database, parent: ['/usr/bin/bash', '/root/install-java.sh'], service: 'jexec' },
  { host: HOSTS.erp, parent: ['/bin/bash', '/sapmnt/install/sapinst'], service: 'sapinit' },
  { host: HOSTS.database, parent: ['/usr/bin/bash', '/root/setup-web.sh'], service: 'httpd' },
  { host: HOSTS.database, parent: ['/usr/bin/bash', '/home/oracle/install.sh'], service: 'dbora' },
];

function recordInstallers(recorder: Recorder, calendar: Calendar): void {
  for (const day of EVERY_DAY) {
    for (const [index, { host, parent, service }] of INSTALLERS.entries()) {
      const atMs = calendar.at(day, 11 + index * 0.4);
      const [executable, ...rest] = parent;
      const installer = recorder.start(recorder.firstProcess(host), {
        atMs,
        executable,
        args: [executable, ...rest],
        lifetimeMs: 20_000,
      });
      recorder.changeFile(installer, { action: 'modification', path: `/etc/init.d/${service}`, size: 900 + index }, atMs + 4_000);
      runCommand(recorder, installer, [CHKCONFIG, '--add', service], atMs + 9_000);
    }
  }
}

/** What looks like it and is not: listing, removing, switching, and `--add` inside one argument of a shell. */
function recordNearMisses(recorder: Recorder, calendar: Calendar): void {
  for (const day of EVERY_DAY) {
    const atMs = calendar.at(day, 7.5);
    const shell: Process = openTerminal(recorder, { host: HOSTS.database, user: ACCOUNTS.kim, atMs, fromAddress: HOSTS.jump.ip });
    runWithSudo(recorder, shell, ['/sbin/chkconfig', '--list'], atMs + MINUTE_MS);
    runWithSudo(recorder, shell, ['/sbin/chkconfig', '--del', 'rpcbind'], atMs + 2 * MINUTE_MS);
    runWithSudo(recorder, shell, ['/sbin/chkconfig', 'postgresql', 'on'], atMs + 3 * MINUTE_MS);
    runCommand(recorder, shell, ['/usr/bin/bash', '-c', 'echo chkconfig --add nothing'], atMs + 4 * MINUTE_MS);
    runCommand(recorder, shell, ['/usr/bin/man', 'chkconfig'], atMs + 5 * MINUTE_MS);
  }
}
