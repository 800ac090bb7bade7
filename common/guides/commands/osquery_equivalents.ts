/**
 * Osquery questions that answer what a shell command of a guide answers, so that nobody need sign in to the host. A reviewed table: the first
 * row that fits is taken. The queries are filled in and checked like those of guides; `command.service`, `command.path` and `command.key` are
 * what the command itself names.
 */
import { readCommandLine } from './command_line';

export interface OsqueryEquivalent {
  /** Pages word it. */
  readonly topic: EquivalentTopic;
  readonly query: string;
}

export type EquivalentTopic =
  | 'services'
  | 'one_service'
  | 'units'
  | 'processes'
  | 'one_process'
  | 'processes_of_user'
  | 'sockets'
  | 'open_files'
  | 'crontab'
  | 'sign_ins'
  | 'sessions'
  | 'user'
  | 'users'
  | 'file'
  | 'directory'
  | 'hash'
  | 'iptables'
  | 'modules'
  | 'mounts'
  | 'kernel'
  | 'history'
  | 'suid'
  | 'packages'
  | 'containers'
  | 'addresses'
  | 'routes'
  | 'neighbours'
  | 'hosts_file'
  | 'authorized_keys'
  | 'sudoers'
  | 'uptime'
  | 'timers'
  | 'jobs'
  | 'startup'
  | 'windows_services'
  | 'registry'
  | 'signature'
  | 'protection'
  | 'names_looked_up';

interface Row {
  /** The command in one line: program in lower case, words without quotes. */
  readonly fits: RegExp;
  /** The only system whose osquery has the table; Linux has the others. */
  readonly os?: 'windows' | 'darwin';
  readonly topic: EquivalentTopic;
  readonly query: string;
}

const PROCESS = 'pid, name, path, cmdline, uid, parent, start_time';
const FILE = 'path, type, size, uid, gid, mode, mtime, ctime, symlink_target_path';
const RC_LINKS = "path LIKE '/etc/rc.d/rc%.d/%' OR path LIKE '/etc/rc%.d/%'";

const SERVICE = 'name, display_name, status, start_type, pid, path, module_path, user_account';

const rows: readonly Row[] = [
  {
    fits: /^chkconfig(?: --list| -l)? (?!-)\S+/,
    topic: 'one_service',
    query: `SELECT ${FILE} FROM file WHERE (${RC_LINKS}) AND filename LIKE '%' || {{command.service}}`,
  },
  { fits: /^chkconfig(?: --list| -l)?$/, topic: 'services', query: `SELECT ${FILE} FROM file WHERE (${RC_LINKS}) AND filename LIKE 'S%'` },
  {
    fits: /^systemctl (?:status|show|cat|is-enabled|is-active) \S+|^service \S+ status/,
    topic: 'one_service',
    query:
      "SELECT id, description, active_state, sub_state, unit_file_state, fragment_path, user FROM systemd_units WHERE id IN ({{command.service}}, {{command.service}} || '.service')",
  },
  {
    fits: /^systemctl list-timers/,
    topic: 'timers',
    query: "SELECT id, description, load_state, active_state, unit_file_state, fragment_path FROM systemd_units WHERE id LIKE '%.timer'",
  },
  {
    fits: /^systemctl(?: list-unit(?:s|-files)| --failed|$)|^service --status-all/,
    topic: 'units',
    query: 'SELECT id, description, load_state, active_state, sub_state, unit_file_state, fragment_path FROM systemd_units',
  },
  {
    fits: /^ps .*(?:-p|--pid|-fp|p)[ =]?(?:<|\{\{|process_id)|^pstree .*(?:<|\{\{)|^(?:ls|cat|readlink|file|strings)\b.* \/proc\/(?:<|\{\{)|^get-process .*-[iI]d (?:<|\{\{)/,
    topic: 'one_process',
    query: `SELECT ${PROCESS} FROM processes WHERE pid = {{process.pid}}`,
  },
  {
    fits: /^(?:ps .*-[uU] ?|pgrep .*-u ?)(?:<|\{\{)/,
    topic: 'processes_of_user',
    query:
      'SELECT p.pid, p.name, p.path, p.cmdline, p.parent, p.start_time, u.username FROM processes p JOIN users u ON u.uid = p.uid WHERE u.username = {{user.name}}',
  },
  {
    fits: /^(?:ps|top|pstree|pgrep|tasklist|get-process)\b|^get-(?:cim|wmi)\w+ [wW]in32_[pP]rocess\b|^wmic process\b/,
    topic: 'processes',
    query: `SELECT ${PROCESS} FROM processes`,
  },
  {
    fits: /^(?:ss|netstat)\b(?! -\w*r)|^lsof .*-i|^get-nettcpconnection\b/,
    topic: 'sockets',
    query:
      'SELECT s.pid, p.name, p.path, s.protocol, s.local_address, s.local_port, s.remote_address, s.remote_port, s.state FROM process_open_sockets s JOIN processes p ON p.pid = s.pid',
  },
  {
    fits: /^lsof\b/,
    topic: 'open_files',
    query: 'SELECT f.pid, p.name, f.fd, f.path FROM process_open_files f JOIN processes p ON p.pid = f.pid WHERE f.pid = {{process.pid}}',
  },
  {
    fits: /^crontab .*-l|^cat \/etc\/crontab|^ls .*\/etc\/cron/,
    topic: 'crontab',
    query: 'SELECT event, minute, hour, day_of_month, month, day_of_week, command, path FROM crontab',
  },
  { fits: /^last(?:log|b)?\b/, topic: 'sign_ins', query: 'SELECT username, tty, pid, type_name, time, host FROM last' },
  {
    fits: /^(?:who|w|users|quser|qwinsta|query (?:user|session))\b/,
    topic: 'sessions',
    query: 'SELECT type, user, tty, host, time, pid FROM logged_in_users',
  },
  {
    fits: /^(?:id|groups|finger|getent passwd|passwd -S|chage -l|net user|get-localuser(?: -name)?) (?!-|\/)\S/,
    topic: 'user',
    query: 'SELECT uid, gid, username, description, directory, shell FROM users WHERE username = {{user.name}}',
  },
  {
    fits: /^(?:cat \/etc\/passwd|getent passwd|cut .*\/etc\/passwd|net users?$|get-localuser|dscl \. -?list \/users)/i,
    topic: 'users',
    query: 'SELECT uid, gid, username, description, directory, shell FROM users',
  },
  {
    fits: /^cat .*authorized_keys/,
    topic: 'authorized_keys',
    query: 'SELECT u.username, k.algorithm, k.key, k.comment, k.key_file FROM users u JOIN authorized_keys k ON k.uid = u.uid',
  },
  { fits: /^(?:cat \/etc\/sudoers|sudo -l|visudo)/, topic: 'sudoers', query: 'SELECT source, header, rule_details FROM sudoers' },
  { fits: /^cat \/etc\/hosts$/, topic: 'hosts_file', query: 'SELECT address, hostnames FROM etc_hosts' },
  { fits: /^ls\b.* \/\S+\/$/, topic: 'directory', query: `SELECT ${FILE} FROM file WHERE directory = {{command.path}}` },
  {
    fits: /^(?:ls|stat|file|readlink|lsattr|dir|get-(?:child)?item)\b.* (?:\/\S|[A-Za-z]:\\|<|\{\{)/,
    topic: 'file',
    query: `SELECT ${FILE} FROM file WHERE path = {{command.path}}`,
  },
  {
    fits: /^(?:md5sum|sha1sum|sha256sum|shasum|certutil -hashfile)\b.* (?:\/\S|[A-Za-z]:\\|<|\{\{)|^get-filehash\b/,
    topic: 'hash',
    query: 'SELECT path, md5, sha1, sha256 FROM hash WHERE path = {{command.path}}',
  },
  {
    fits: /^(?:iptables|nft|firewall-cmd)\b/,
    topic: 'iptables',
    query: 'SELECT filter_name, chain, policy, target, protocol, src_ip, src_port, dst_ip, dst_port FROM iptables',
  },
  { fits: /^(?:lsmod|modinfo)\b/, topic: 'modules', query: 'SELECT name, size, used_by, status FROM kernel_modules' },
  {
    fits: /^(?:mount$|mount -l|findmnt|df\b|cat \/proc\/mounts)/,
    topic: 'mounts',
    query: 'SELECT device, path, type, flags, blocks, blocks_free, blocks_size FROM mounts',
  },
  {
    fits: /^uname\b|^cat \/etc\/(?:os-release|issue)/,
    topic: 'kernel',
    query: 'SELECT o.name, o.version, o.arch, k.version AS kernel, k.arguments FROM os_version o JOIN kernel_info k',
  },
  {
    fits: /^(?:history\b|(?:cat|tail|head|less) .*\.(?:bash|zsh|sh)_history)/,
    topic: 'history',
    query:
      'SELECT u.username, h.time, h.command, h.history_file FROM users u JOIN shell_history h ON h.uid = u.uid WHERE u.username = {{user.name}}',
  },
  { fits: /^find\b.*-perm\b/, topic: 'suid', query: 'SELECT path, username, groupname, permissions FROM suid_bin' },
  { fits: /^(?:dpkg (?:-l|--list)|apt list)/, topic: 'packages', query: 'SELECT name, version, status, maintainer FROM deb_packages' },
  {
    fits: /^(?:rpm -qa|yum list|dnf list)/,
    topic: 'packages',
    query: 'SELECT name, version, release, vendor, install_time FROM rpm_packages',
  },
  {
    fits: /^docker (?:ps|container ls)/,
    topic: 'containers',
    query: 'SELECT id, name, image, command, state, status, pid, privileged FROM docker_containers',
  },
  {
    fits: /^(?:ip a(?:ddr)?\b|ifconfig|hostname -I|ipconfig(?! \/displaydns))/,
    topic: 'addresses',
    query: 'SELECT interface, address, mask, type FROM interface_addresses',
  },
  {
    fits: /^(?:ip r(?:oute)?\b|route\b|netstat -r)/,
    topic: 'routes',
    query: 'SELECT destination, netmask, gateway, interface, type FROM routes',
  },
  { fits: /^(?:arp\b|ip n(?:eigh)?\b)/, topic: 'neighbours', query: 'SELECT address, mac, interface, permanent FROM arp_cache' },
  {
    fits: /^ipconfig \/displaydns/,
    os: 'windows',
    topic: 'names_looked_up',
    query: 'SELECT name, type FROM dns_cache',
  },
  {
    fits: /^(?:schtasks \/query|get-scheduledtask)\b/i,
    os: 'windows',
    topic: 'jobs',
    query: 'SELECT name, action, path, enabled, state, hidden, last_run_time, next_run_time FROM scheduled_tasks',
  },
  {
    fits: /^(?:sc query|net start|get-service|get-(?:cim|wmi)\w+ win32_service)$/i,
    os: 'windows',
    topic: 'windows_services',
    query: `SELECT ${SERVICE} FROM services`,
  },
  {
    fits: /^(?:sc (?:query|queryex|qc)\b|get-service .|get-(?:cim|wmi)\w+ win32_service .*name)/i,
    os: 'windows',
    topic: 'one_service',
    query: `SELECT ${SERVICE} FROM services WHERE name = {{command.service}}`,
  },
  {
    fits: /^reg query \S/i,
    os: 'windows',
    topic: 'registry',
    query: 'SELECT key, name, type, data, mtime FROM registry WHERE key = {{command.key}}',
  },
  {
    fits: /^get-authenticodesignature\b/,
    os: 'windows',
    topic: 'signature',
    query: 'SELECT path, original_program_name, issuer_name, subject_name, result FROM authenticode WHERE path = {{command.path}}',
  },
  {
    fits: /^codesign (?:-\w*[dv]|--display|--verify)/,
    os: 'darwin',
    topic: 'signature',
    query: 'SELECT path, signed, identifier, team_identifier, authority FROM signature WHERE path = {{command.path}}',
  },
  {
    fits: /^launchctl (?:list|print)\b/,
    os: 'darwin',
    topic: 'startup',
    query: 'SELECT label, path, program, program_arguments, run_at_load, keep_alive, username FROM launchd',
  },
  { fits: /^csrutil status/, os: 'darwin', topic: 'protection', query: 'SELECT config_flag, enabled, enabled_nvram FROM sip_config' },
  {
    fits: /^spctl --status/,
    os: 'darwin',
    topic: 'protection',
    query: 'SELECT assessments_enabled, dev_id_enabled, version FROM gatekeeper',
  },
  { fits: /^uptime\b/, topic: 'uptime', query: 'SELECT days, hours, minutes, total_seconds FROM uptime' },
];

/** Undefined where no row fits: most commands that change something, and those that read what osquery does not see. */
export function osqueryEquivalent(command: string): OsqueryEquivalent | undefined {
  const { program, args, isRead } = readCommandLine(command);
  const plain = [program, ...args].join(' ');
  const row = isRead ? rows.find(({ fits }) => fits.test(plain)) : undefined;
  return row === undefined ? undefined : { topic: row.topic, query: row.query };
}

/** Every query of the table, for review and tests. */
export function allEquivalents(): readonly (OsqueryEquivalent & { readonly os: Row['os'] })[] {
  return rows.map(({ topic, query, os }) => ({ topic, query, os }));
}
