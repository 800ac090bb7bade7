import fc from 'fast-check';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fieldLookup, resolveChecked, resolveQuery } from '../../osquery';
import { fillCommand } from './fill_command';
import { valuesOfCommand } from './named_values';
import { allEquivalents, osqueryEquivalent } from './osquery_equivalents';
import { serviceOf } from './service_argument';
import { refusalOfValue, shellQuote } from './shell_quote';

const alert = {
  user: { name: "o'neil", id: '1000' },
  process: { pid: 42, name: 'chkconfig', args: ['chkconfig', '--add', 'odd svc'], executable: '/usr/sbin/chkconfig' },
  host: { name: 'web-1', ip: ['10.0.0.1', '10.0.0.2'] },
  file: { path: '/tmp/a b' },
  destination: { ip: '192.0.2.1' },
  option: '-rf',
  escape: 'a\u001b[2Jb',
  hidden: 'a\u202eb',
};
const valuesOf = fieldLookup(alert);

describe('a command with the values of the alert', () => {
  const filled: [string, string][] = [
    ['chkconfig --list <service>', "chkconfig --list 'odd svc'"],
    ['chkconfig --list service_name', "chkconfig --list 'odd svc'"],
    ['chkconfig --list <服务名>', "chkconfig --list 'odd svc'"],
    ['id <user>', "id 'o'\\''neil'"],
    ['ls -l <file path> | head', "ls -l '/tmp/a b' | head"],
    ['cat "/proc/{{process.pid}}/maps"', ''],
    ['cat /proc/{{process.pid}}/maps', "cat /proc/'42'/maps"],
    ['ls "<path>"', `ls ""'/tmp/a b'""`],
    ["grep '<user>' /etc/passwd", "grep '''o'\\''neil''' /etc/passwd"],
    ['ls /home/<user>/.ssh', "ls /home/'o'\\''neil'/.ssh"],
    ['ping -c 1 <ip>', "ping -c 1 '192.0.2.1'"],
    ['ps --user={{option}}', "ps --user='-rf'"],
  ];
  it.each(filled.filter(([, text]) => text !== ''))('%s is %s', (command, text) => {
    expect(fillCommand(command, valuesOf)).toMatchObject({ status: 'filled', text, problem: undefined });
  });

  it.each(['ps aux', 'grep root </etc/passwd', 'ls <nothing known>', 'sort <in >out', 'list_units --all', 'my.service_name'])(
    '%s has nothing to fill in',
    (command) => expect(fillCommand(command, valuesOf).status).toBe('plain')
  );

  const refused: [string, string, string][] = [
    ['id {{user.email}}', 'missing', 'value_missing'],
    ['nslookup {{host.ip}}', 'not_a_value', 'several_values'],
    ['ls {{file}}', 'not_a_value', 'field_is_object'],
    ['rm {{option}}', 'unsafe', 'looks_like_option'],
    ['rm "{{option}}"', 'unsafe', 'looks_like_option'],
    ['echo {{escape}}', 'unsafe', 'control_character'],
    ['echo {{hidden}}', 'unsafe', 'invisible'],
    ['sh -c "ls <path>"', 'unsafe', 'read_as_code'],
    ["awk -F: '/<user>/ {print}' /etc/passwd", 'unsafe', 'read_as_code'],
    ['ssh <host> uptime', 'unsafe', 'read_as_code'],
    ['find / -user <user> -exec ls {} +', 'unsafe', 'read_as_code'],
    ['echo `id <user>`', 'unsafe', 'read_as_code'],
    ['echo "user: <user>"', 'unsafe', 'read_as_code'],
    ['ls # <user>', 'unsafe', 'read_as_code'],
    ['ls \\<user>', 'unsafe', 'read_as_code'],
    ['Get-Process -Id <pid>', 'unsafe', 'other_shell'],
    ['net user <user>', 'unsafe', 'other_shell'],
  ];
  it.each(refused)('%s is refused: %s, %s', (command, status, code) => {
    expect(fillCommand(command, valuesOf)).toMatchObject({ status, text: undefined, problem: { code } });
  });

  it('a shell reads back exactly one argument with the value, wherever it stands', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc
        .array(
          fc.constantFrom(
            "'",
            '"',
            '\\',
            '$',
            '`',
            '$(id)',
            ';',
            '|',
            '&',
            '>',
            '<',
            '*',
            '?',
            '~',
            '!',
            '#',
            ' ',
            '  ',
            '{a,b}',
            '[a]',
            '=',
            '%s',
            '-n',
            "''",
            "\\'",
            'é',
            '中',
            '{{user.name}}'
          ),
          { maxLength: 12 }
        )
        .map((parts) => parts.join(''))
    );
    const usable = hostile.filter((value) => value !== '' && refusalOfValue(value) === undefined && !value.startsWith('-'));
    const templates: readonly [string, (value: string) => string][] = [
      ['p {{v}}', (value) => value],
      ['p "{{v}}"', (value) => value],
      ["p '{{v}}'", (value) => value],
      ['p /x/{{v}}/y', (value) => `/x/${value}/y`],
    ];
    fc.assert(
      fc.property(fc.array(usable, { minLength: 100, maxLength: 100 }), (values) => {
        const cases = values.flatMap((value) => templates.map(([template, expected]) => ({ value, template, expected: expected(value) })));
        const lines = cases.map(({ value, template }) => {
          const { text } = fillCommand(template, () => value);
          if (text === undefined) throw new Error(`${template} is not filled with ${JSON.stringify(value)}`);
          return text;
        });
        // How many arguments arrived, then each, ended by what no value holds.
        const script = `p() { printf '%s\\001' "$#" "$@"; printf '\\002'; }\ncd /\n${lines.join('\n')}\n`;
        const { stdout, status } = spawnSync('sh', [], { input: script, encoding: 'utf8', maxBuffer: 50_000_000 });
        expect(status).toBe(0);
        expect(stdout.split('\u0002').slice(0, -1)).toEqual(cases.map(({ expected }) => `1\u0001${expected}\u0001`));
      }),
      { numRuns: 30 }
    );
  });

  it('what is quoted twice is the value still', () => {
    expect(shellQuote("a'b", 'bare')).toBe("'a'\\''b'");
    expect(shellQuote('a', 'double_quotes')).toBe(`"'a'"`);
  });
});

describe('the service of a command line', () => {
  const rows: [unknown, string | undefined][] = [
    [['chkconfig', '--add', 'sshd'], 'sshd'],
    [['/sbin/chkconfig', '--level', '35', 'sshd', 'on'], 'sshd'],
    [['/bin/bash', '/sbin/chkconfig', '--add', 'x'], 'x'],
    [['systemctl', '--now', 'enable', 'sshd.service'], 'sshd.service'],
    [['service', 'sshd', 'start'], 'sshd'],
    [['update-rc.d', 'sshd', 'defaults'], 'sshd'],
    [['rc-update', 'add', 'sshd', 'default'], 'sshd'],
    [['C:\\Windows\\System32\\sc.exe', 'create', 'odd', 'binPath=', 'C:\\x.exe'], 'odd'],
    [['sc', '\\\\host', 'config', 'odd', 'start=', 'auto'], 'odd'],
    [['sc.exe', 'query', 'type=', 'service'], undefined],
    [['chkconfig', '--list'], undefined],
    [['bash', '-c', 'chkconfig --add x'], undefined],
    [undefined, undefined],
    [[1, null], undefined],
  ];
  it.each(rows)('%j is %j', (args, service) => expect(serviceOf(args)).toBe(service));
});

describe('questions to Osquery in place of commands', () => {
  const rows: [string, string | undefined][] = [
    ['sudo chkconfig --list | grep on', 'services'],
    ['chkconfig --list service_name', 'one_service'],
    ['chkconfig --list <service>', 'one_service'],
    ['systemctl list-unit-files', 'units'],
    ['sudo systemctl status rc-local', 'one_service'],
    ['ps aux', 'processes'],
    ['ps -fp <pid>', 'one_process'],
    ['ps -u <user>', 'processes_of_user'],
    ['/usr/bin/netstat -tulpn', 'sockets'],
    ['ss -tanp', 'sockets'],
    ['lsof -i :22', 'sockets'],
    ['lsof -p <pid>', 'open_files'],
    ['crontab -l', 'crontab'],
    ['last -a', 'sign_ins'],
    ['w', 'sessions'],
    ['id <user>', 'user'],
    ['getent passwd <user>', 'user'],
    ['cat /etc/passwd', 'users'],
    ['ls -la /etc/init.d/', 'directory'],
    ['ls -l /etc/rc.local', 'file'],
    ['stat <file>', 'file'],
    ['sha256sum <file>', 'hash'],
    ['iptables -L', 'iptables'],
    ['lsmod', 'modules'],
    ['df -h', 'mounts'],
    ['uname -a', 'kernel'],
    ['history', 'history'],
    ['find / -perm -4000', 'suid'],
    ['sudo systemctl list-timers', 'timers'],
    ['sudo -l', 'sudoers'],
    ['ls -l /proc/<pid>/exe', 'one_process'],
    ['Get-Process -Id <pid>', 'one_process'],
    ['tasklist /v', 'processes'],
    ['Get-CimInstance Win32_Process', 'processes'],
    ['netstat -ano', 'sockets'],
    ['netstat -rn', 'routes'],
    ['quser', 'sessions'],
    ['net user <user>', 'user'],
    ['net user', 'users'],
    ['dscl . -list /Users', 'users'],
    ['Get-FileHash', 'hash'],
    ['certutil -hashfile C:\\x.exe SHA256', 'hash'],
    ['dir C:\\Users\\x.exe', 'file'],
    ['ipconfig /all', 'addresses'],
    ['ipconfig /displaydns', 'names_looked_up'],
    ['schtasks /query /fo LIST', 'jobs'],
    ['Get-ScheduledTask', 'jobs'],
    ['sc query', 'windows_services'],
    ['Get-Service', 'windows_services'],
    ['sc.exe qc odd', 'one_service'],
    ["Get-CimInstance Win32_Service -Filter Name='odd'", 'one_service'],
    ['reg query HKLM\\SOFTWARE\\X', 'registry'],
    ['Get-AuthenticodeSignature C:\\x.exe', 'signature'],
    ['codesign -dv /Applications/X.app', 'signature'],
    ['launchctl list', 'startup'],
    ['csrutil status', 'protection'],
    ['spctl --status', 'protection'],
    ['cat /etc/passwd | base64', undefined],
    ['cat /etc/passwd > /tmp/x', undefined],
    ['schtasks /create /tn x', undefined],
    ['sc create odd binPath= x', undefined],
    ['reg add HKLM\\SOFTWARE\\X', undefined],
    ['systemctl disable <service>', undefined],
    ['rm -rf <file>', undefined],
    ['kubectl exec', undefined],
    ['passwd <user>', undefined],
  ];
  it.each(rows)('%s: %s', (command, topic) => expect(osqueryEquivalent(command)?.topic).toBe(topic));

  it('every query of the table is filled in for the alert', () => {
    for (const { query } of allEquivalents()) {
      const command = query.includes('command.key') ? 'reg query HKLM\\SOFTWARE\\X' : 'ls /etc/init.d/';
      const resolution = resolveChecked(query, valuesOfCommand(command, valuesOf));
      expect(
        resolution.problems.filter(({ status }) => status !== 'note'),
        query
      ).toEqual([]);
      expect(resolution.status, query).toBe('resolved');
    }
  });

  it('what the command names goes before what the alert has', () => {
    const resolved = (command: string) => {
      const query = osqueryEquivalent(command)?.query ?? '';
      return resolveQuery(query, valuesOfCommand(command, valuesOf)).resolved ?? '';
    };
    expect(resolved('chkconfig --list <service>')).toContain("'odd svc'");
    expect(resolved('chkconfig --list sshd')).toContain("'sshd'");
    expect(resolved('ls -l /etc/rc.local')).toContain("path = '/etc/rc.local'");
    expect(resolved('ls -la /etc/init.d/')).toContain("directory = '/etc/init.d'");
    expect(resolved('stat <file>')).toContain("path = '/tmp/a b'");
    expect(resolved('ls -l /srv/<user>/x')).toContain("path = '/srv/o''neil/x'");
    expect(resolved('sc.exe qc odd')).toContain("name = 'odd'");
    expect(resolved("Get-CimInstance Win32_Service -Filter Name='odd'")).toContain("name = 'odd'");
    expect(resolved('reg query HKLM\\SOFTWARE\\X')).toContain("key = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\X'");
    // A path that cannot be told is not the alert's.
    for (const command of ['ls -l /srv/<nobody knows>/x', 'ls -l /srv/*/x', 'stat $HOME/x /srv/<what>', 'reg query HKCU\\X']) {
      expect(resolveQuery(osqueryEquivalent(command)?.query ?? '', valuesOfCommand(command, valuesOf)).status, command).toBe('missing');
    }
  });
});

const facts = '../shared/data/osquery-tables.json';

describe.skipIf(!existsSync(facts))(`the table against ${facts} (skipped where it is absent)`, () => {
  it('tables and columns are osquery’s', () => {
    const { tables }: { tables: { name: string; platforms: string[]; columns: { name: string }[] }[] } = JSON.parse(
      readFileSync(facts, 'utf8')
    );
    for (const { query, os = 'linux' } of allEquivalents()) {
      const used = [...query.matchAll(/(?:FROM|JOIN) (\w+)/g)].map(([, name]) => tables.find((table) => table.name === name));
      expect(
        used.every((table) => table?.platforms.includes(os) === true),
        query
      ).toBe(true);
      const columns = new Set(used.flatMap((table) => table?.columns.map(({ name }) => name) ?? []));
      const selected = query.slice('SELECT '.length, query.indexOf(' FROM ')).split(', ');
      for (const column of selected)
        expect(columns.has(column.replace(/^\w+\./, '').replace(/ AS .*/, '')), `${column} in ${query}`).toBe(true);
    }
  });
});
