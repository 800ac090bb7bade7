import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileFilter, compileKql, prepareDocument } from '../../engine';
import { ecsKnowledge } from '../../linting/ecs_fields';
import { fieldLookup, findPlaceholders } from '../../osquery';
import type { FilledProvider } from '../investigate/fill_provider';
import { searchFilter, searchKql } from '../investigate/search_filter';
import { resolveSearchEquivalent, searchEquivalent, searchRows, type SearchTopic } from './search_equivalents';

const ALERT_MS = Date.UTC(2026, 2, 1, 12);
const alert = {
  host: { id: 'h-1', name: 'web-1' },
  user: { name: 'anna' },
  process: { pid: 42, name: 'oddtool', executable: '/usr/bin/oddtool', args: ['chkconfig', '--add', 'odd'] },
  destination: { ip: '192.0.2.7', port: 4444 },
  dns: { question: { name: 'bad.example' } },
  container: { id: 'c-1' },
};
const ask = (command: string, source: Readonly<Record<string, unknown>> = alert) => {
  const valuesOf = fieldLookup(source);
  const found = searchEquivalent(command, valuesOf);
  if (found === undefined) return undefined;
  return { ...found, resolution: resolveSearchEquivalent(found, command, valuesOf, { alertMs: ALERT_MS, eventMs: undefined }) };
};
const kqlOf = (command: string, source: Readonly<Record<string, unknown>> = alert) => searchKql(ask(command, source)?.resolution.alternatives ?? []);

const START = 'event.category: "process" and event.type: "start"';
const HOST = 'host.id: "h-1"';

/** Every row of the table, with the beginning of what is asked behind the host where it tells rows apart. */
const rows: [string, SearchTopic, string][] = [
  ['ps aux', 'processes', START],
  ['tasklist /v', 'processes', START],
  ['Get-Process', 'processes', START],
  ['Get-Process -Name odd', 'processes', `${START} and process.name: "odd"`],
  ['Get-CimInstance Win32_Process', 'processes', START],
  ['ps -fp <pid>', 'one_process', '(process.pid: 42 or process.parent.pid: 42)'],
  ['pstree -p <pid>', 'one_process', '(process.pid: 42 or process.parent.pid: 42)'],
  ['cat /proc/<pid>/cmdline', 'one_process', '(process.pid: 42 or'],
  ['ls -l /proc/77/exe', 'one_process', '(process.pid: "77"'],
  ['ps -u <user>', 'processes_of_user', `${START} and user.name: "anna"`],
  ['cat /home/<user>/.bash_history', 'commands_of_user', `${START} and user.name: "anna"`],
  ['tail /root/.bash_history', 'commands_of_user', `${START} and user.name: "root"`],
  ['history | tail -50', 'commands_of_user', `${START} and user.name: "anna"`],
  ['sudo -l', 'sudo_use', `${START} and process.name: "sudo" and user.name: "anna"`],
  ['sudo chkconfig --list | grep on', 'service_changes', `((${START} and process.name: ("chkconfig" or "systemctl"`],
  ['sudo systemctl list-unit-files', 'service_changes', `((${START} and process.name: ("chkconfig"`],
  ['Get-Service', 'service_changes', `((${START} and process.name: "sc.exe"`],
  ['chkconfig --list service_name', 'one_service', `((${START} and process.name: ("chkconfig"`],
  ['chkconfig --list <service>', 'one_service', ''],
  ['systemctl status sshd', 'one_service', ''],
  ['sc.exe qc odd', 'one_service', `((${START} and process.name: ("sc.exe"`],
  ["Get-CimInstance Win32_Service -Filter Name='<service name>'", 'one_service', ''],
  ['systemctl list-timers', 'job_changes', ''],
  ['crontab -l', 'job_changes', `((${START} and process.name: ("crontab"`],
  ['ls -la /etc/cron.d/', 'job_changes', ''],
  ['schtasks /query /v', 'job_changes', `((${START} and process.name: "schtasks.exe"`],
  ['launchctl list', 'startup_changes', `((${START} and process.name: "launchctl"`],
  ['ls -la /Library/LaunchDaemons', 'startup_changes', ''],
  ['lsmod | grep odd', 'modules', '(event.category: "driver"'],
  ['docker inspect <container_id>', 'containers', `${START} and container.id: "c-1"`],
  ['last -a', 'sign_ins', 'event.category: "authentication"'],
  ['who -u', 'sign_ins', 'event.category: "authentication"'],
  ['quser', 'sign_ins', 'event.category: "authentication"'],
  ['journalctl -u sshd', 'sign_ins', 'event.category: "authentication"'],
  ['ausearch -m USER_LOGIN', 'sign_ins', 'event.category: "authentication"'],
  ['last <user>', 'sign_ins_of_user', 'event.category: "authentication" and user.name: "anna"'],
  ['lastb -a', 'failed_sign_ins', 'event.category: "authentication" and event.outcome: "failure"'],
  ['journalctl -k', 'kernel_log', 'event.dataset: "system.syslog" and process.name: "kernel"'],
  ['dmesg | grep odd', 'kernel_log', 'event.dataset: "system.syslog" and process.name: "kernel" and message: "odd"'],
  ['journalctl -u odd.service', 'service_log', 'event.dataset: "system.syslog" and (process.name: "odd" or message: "odd")'],
  ['journalctl --since today', 'system_log', 'event.dataset: "system.syslog"'],
  [
    "sudo cat /var/log/syslog | grep 'LSB'",
    'log_lines',
    '((log.file.path: "/var/log/syslog" and message: "LSB") or (event.dataset: "system.syslog" and message: "LSB"))',
  ],
  ['grep -v cron /var/log/secure', 'log_lines', '((log.file.path: "/var/log/secure" and not message: "cron")'],
  ['grep <user> /var/log/auth.log*', 'log_lines', '((log.file.path: /var/log/auth.log* and message: "anna")'],
  ['grep "a b\\|c" /var/log/odd.log', 'log_lines', 'log.file.path: "/var/log/odd.log" and message: ("a b" or "c")'],
  ['ausearch -k odd_key', 'audit_key', 'tags: "odd_key"'],
  ['ausearch -f /etc/odd', 'file', '(file.path: "/etc/odd" or process.executable: "/etc/odd")'],
  ['netstat -tulpn', 'connections', 'event.category: "network"'],
  ['netstat -ano', 'connections', 'event.category: "network"'],
  ['ss -tanp', 'connections', 'event.category: "network"'],
  ['lsof -i', 'connections', 'event.category: "network"'],
  ['lsof -p <pid>', 'connections_of_process', 'event.category: "network" and process.pid: 42'],
  ['netstat -ano | findstr <pid>', 'connections_of_process', 'event.category: "network" and process.pid: 42'],
  ['ss -tanp | grep <ip>', 'connections_with', 'event.category: "network" and (destination.ip: "192.0.2.7" or source.ip: "192.0.2.7")'],
  ['lsof -i :22', 'connections_with', 'event.category: "network" and (destination.port: "22" or source.port: "22")'],
  ['dig +short <domain>', 'name_looked_up', '(dns.question.name: "'],
  ['nslookup evil.example', 'name_looked_up', '(dns.question.name: "evil.example" or destination.domain: "evil.example")'],
  ['host <ip>', 'address', '(dns.resolved_ip: "192.0.2.7" or destination.ip: "192.0.2.7")'],
  ['whois <ip>', 'address', '(destination.ip: "192.0.2.7" or source.ip: "192.0.2.7")'],
  ['whois evil.example', 'name_looked_up', '(dns.question.name'],
  ['ipconfig /displaydns', 'names_looked_up', 'dns.question.name: *'],
  ['iptables -L -n', 'firewall_changes', `${START} and process.name: ("iptables"`],
  ['reg query HKLM\\Software\\Odd', 'registry', 'event.category: "registry" and registry.path: HKLM\\\\SOFTWARE\\\\Odd*'],
  ["Get-WinEvent -FilterHashtable @{LogName='Security';ID=4624,4625}", 'event_codes', 'event.code: ("4624" or "4625")'],
  ['cat /etc/passwd', 'account_changes', '(event.category: "iam"'],
  ['getent passwd', 'account_changes', '(event.category: "iam"'],
  ['net user', 'account_changes', `(event.category: "iam" or (${START} and process.name: ("net.exe" or "net1.exe")`],
  ['id <user>', 'one_account', '((event.category: "iam" and user.name: "anna") or (event.category: "iam" and user.target.name: "anna")'],
  ['net user <user>', 'one_account', ''],
  ['Get-FileHash', 'hash', '((file.path: "/usr/bin/oddtool" and file.hash.sha256: *)'],
  ['sha256sum /tmp/x', 'hash', '((file.path: "/tmp/x" and file.hash.sha256: *)'],
  ['certutil -hashfile C:\\x.exe SHA256', 'hash', '((file.path: "C:\\\\x.exe" and file.hash.sha256: *)'],
  ['codesign -dv /Applications/X.app', 'signature', '((process.executable: "/Applications/X.app" and process.code_signature.exists: *)'],
  ['find /etc/ssh -newer /tmp/x', 'directory', ''],
  ['ls -la /tmp/odd/', 'directory', ''],
  ['stat <path>', 'file', '(file.path: "/usr/bin/oddtool" or process.executable: "/usr/bin/oddtool")'],
  [
    'ls -l /home/<user>/.ssh',
    'file',
    '(file.path: "/home/anna/.ssh" or process.executable: "/home/anna/.ssh" or file.path: /home/anna/.ssh/*)',
  ],
  ['cat /etc/ld.so.preload', 'file', '(file.path: "/etc/ld.so.preload"'],
  ['exportfs -v', 'file', '(file.path: "/etc/exports" or file.path: /etc/exports.d/*)'],
  ['rpm -qa', 'packages', '(event.category: "package"'],
];

describe('questions to stored events in place of commands', () => {
  it.each(rows)('%s asks for %s', (command, topic, beginning) => {
    const asked = ask(command);
    expect(asked?.topic).toBe(topic);
    expect(asked?.resolution).toMatchObject({ status: 'resolved', problems: [] });
    const kql = kqlOf(command);
    expect(kql.slice(0, `${HOST} and ${beginning}`.length)).toBe(`${HOST} and ${beginning}`);
  });

  it('every row of the table and every topic stands above', () => {
    const asking = rows.map(([command]) => command);
    for (const row of searchRows) {
      const isAsked = asking.some((command) => searchRows.find((each) => each === row && fits(each, command)) !== undefined);
      expect(isAsked, row.programs).toBe(true);
    }
  });
  const fits = (row: (typeof searchRows)[number], command: string): boolean =>
    searchEquivalent(command, fieldLookup(alert), [row]) !== undefined;

  it.each([
    'cat /etc/passwd | base64',
    'cat /etc/passwd > /tmp/x',
    'cd /tmp && ls -la /tmp/',
    'rm -rf /tmp/x',
    'systemctl disable odd',
    'systemctl restart odd',
    'service odd stop',
    'crontab -r',
    'dmesg -c',
    'journalctl --vacuum-time=1s',
    'wevtutil cl Security',
    'iptables -F',
    'insmod /tmp/x.ko',
    'netstat -rn',
    'ls /home/<nobody knows>/.ssh',
    'cat $HOME/.profile',
    'cat ~/.ssh/id_rsa',
    'cat /proc/cpuinfo',
    'ls /etc/*/odd.conf',
    'find / -perm -4000',
    'find /tmp -delete',
    'grep "a.*b" /var/log/syslog',
    'grep LSB /var/log/syslog /var/log/messages',
    'cat /var/log/syslog | awk /LSB/',
    'journalctl _UID=0',
    'reg query HKCU\\Software\\X',
    'reg add HKLM\\Software\\X',
    'schtasks /create /tn x',
    'launchctl unload /Library/LaunchDaemons/x.plist',
    'codesign -s x /tmp/y',
    'docker ps',
    'getcap -r /',
    'kubectl get pods',
    'uname -a',
    'sudo -n true',
    'sha256sum <nothing known>',
  ])('%s has none', (command) => expect(ask(command)?.topic).toBeUndefined());

  it('is asked of the host of the alert alone, by its id or else by its name, around the time of the alert', () => {
    for (const [command] of rows) {
      const byId = ask(command);
      expect(
        byId?.directive.providers.every(([first]) => first?.field === 'host.id'),
        command
      ).toBe(true);
      const { from = '', to = '' } = byId?.resolution ?? {};
      expect(Date.parse(from), command).toBeGreaterThanOrEqual(ALERT_MS - 7 * 86_400_000);
      expect(Date.parse(from), command).toBeLessThan(ALERT_MS);
      expect(Date.parse(to), command).toBe(ALERT_MS + 3_600_000);
      const byName = ask(command, { ...alert, host: { name: 'web-1' } });
      expect(
        byName?.resolution.alternatives.every(([first]) => first?.field === 'host.name'),
        command
      ).toBe(true);
      const nobody = ask(command, { ...alert, host: {} });
      expect(nobody?.resolution, command).toMatchObject({ status: 'missing', alternatives: [] });
    }
  });

  it('without the field that it needs it is not asked, and says which', () => {
    for (const [command] of rows) {
      const asked = ask(command, { host: alert.host });
      const needs = findPlaceholders(JSON.stringify(asked?.directive.providers ?? [])).filter(({ field }) => !field.startsWith('host.'));
      if (needs.length === 0) expect(asked?.resolution, command).toMatchObject({ status: 'resolved', problems: [] });
      else expect(asked?.resolution.status, command).toBe('missing');
    }
    expect(ask('chkconfig --list <service>', { host: alert.host })?.resolution.problems).toMatchObject([
      { status: 'missing', code: 'service_missing', field: 'process.args' },
      { code: 'service_missing' },
    ]);
    expect(ask('id <user>', { ...alert, user: { name: '' } })?.resolution).toMatchObject({ status: 'empty' });
    expect(ask('id <user>', { ...alert, user: { name: { a: 1 } } })?.resolution).toMatchObject({ status: 'not_a_value' });
  });

  it('a process is asked for by its unique id where the alert has one, over a longer time', () => {
    const source = { ...alert, process: { pid: 42, entity_id: 'e-1' } };
    expect(kqlOf('ps -fp <pid>', { ...alert, ...source })).toBe(
      `${HOST} and (process.entity_id: "e-1" or process.parent.entity_id: "e-1")`
    );
    // What the guide itself names is another process.
    expect(kqlOf('ps -p 77', { ...alert, ...source })).toContain('process.pid: "77"');
  });

  it('what the command names goes before what the alert has', () => {
    expect(kqlOf('systemctl status sshd')).toContain('process.args: ("sshd" or "sshd.service")');
    expect(kqlOf('chkconfig --list service_name')).toContain('process.args: ("odd" or "odd.service")');
    expect(kqlOf('sha256sum /tmp/x')).not.toContain('oddtool');
  });

  it('fields are those of the Elastic Common Schema', () => {
    const fields = new Set(rows.flatMap(([command]) => (ask(command)?.directive.providers ?? []).flat().map(({ field }) => field)));
    for (const field of fields) expect(ecsKnowledge(field), field).toEqual({ kind: 'known' });
  });
});

describe('hostile values', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }),
    fc
      .array(
        fc.constantFrom(
          '"',
          '\\',
          '*',
          '?',
          ' and ',
          ' or ',
          ' not ',
          'OR',
          ':',
          '(',
          ')',
          '{',
          '}',
          '<',
          '>',
          '\n',
          '\t',
          '/',
          "'",
          '{{user.name}}',
          '\u202e',
          ' x'
        ),
        { minLength: 1, maxLength: 8 }
      )
      .map((parts) => parts.join(''))
  );
  /** A document that has exactly what one alternative asks for. */
  const documentOf = (conditions: readonly FilledProvider[]): Readonly<Record<string, unknown>> => {
    const values: Record<string, unknown[]> = {};
    for (const condition of conditions) {
      if (condition.excluded) continue;
      const value = condition.kind === 'values' ? condition.values[0] : condition.kind === 'prefix' ? `${condition.values[0]}x` : 'x';
      values[condition.field] = [...(values[condition.field] ?? []), value];
    }
    return values;
  };
  const shapeOf = (command: string, source: Readonly<Record<string, unknown>>) =>
    ask(command, source)?.resolution.alternatives.map((group) => group.map(({ field, kind, excluded }) => ({ field, kind, excluded })));

  it('never change what is asked: the structure stays, and only documents with the very values are found', () => {
    const asking = rows.map(([command]) => command).filter((command) => /<|service_name|history|Get-FileHash/.test(command));
    fc.assert(
      fc.property(hostile, fc.constantFrom(...asking), (value, command) => {
        fc.pre(value.trim() === value && !/\p{Surrogate}/u.test(value));
        const source = {
          host: { id: value },
          user: { name: value },
          process: { pid: value, name: value, executable: value, args: ['chkconfig', '--add', value] },
          destination: { ip: value },
          dns: { question: { name: value } },
          container: { id: value },
        };
        const asked = ask(command, source);
        fc.pre(asked?.resolution.status === 'resolved');
        const alternatives = asked?.resolution.alternatives ?? [];
        expect(shapeOf(command, source)).toEqual(shapeOf(command, alert));
        const filter = compileFilter({ query: searchFilter(alternatives) });
        const kql = compileKql(searchKql(alternatives));
        if (!filter.ok || !kql.ok) throw new Error(searchKql(alternatives));
        // Of a text only its words are looked for, and a value may have none.
        for (const conditions of alternatives.filter((each) => each.every(({ field }) => field !== 'message'))) {
          const document = documentOf(conditions);
          for (const matches of [filter.matches, kql.value.matches]) {
            expect(matches(prepareDocument(document)), searchKql(alternatives)).toBe(true);
            expect(matches(prepareDocument({ ...document, 'host.id': [`${value}!`] })), searchKql(alternatives)).toBe(false);
            expect(matches(prepareDocument({ 'host.id': [value] })), searchKql(alternatives)).toBe(false);
          }
        }
      }),
      { numRuns: 3_000 }
    );
  });
});
