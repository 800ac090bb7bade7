/**
 * Osquery questions that answer what a shell command of a guide answers, so that nobody need sign in to the host. A reviewed table: the first
 * row that fits is taken. The queries are filled in and checked like those of guides; `command.service` and `command.path` are what the
 * command itself names.
 */
import { serviceOf } from './service_argument';

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
  | 'uptime';

interface Row {
  readonly fits: RegExp;
  readonly topic: EquivalentTopic;
  readonly query: string;
}

const PROCESS = 'pid, name, path, cmdline, uid, parent, start_time';
const FILE = 'path, type, size, uid, gid, mode, mtime, ctime, symlink_target_path';
const RC_LINKS = "path LIKE '/etc/rc.d/rc%.d/%' OR path LIKE '/etc/rc%.d/%'";

/** `P` is a path that stands in the command, or a placeholder for one. */
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
    fits: /^systemctl(?: list-unit(?:s|-files)| list-timers| --failed|$)|^service --status-all/,
    topic: 'units',
    query: 'SELECT id, description, load_state, active_state, sub_state, unit_file_state, fragment_path FROM systemd_units',
  },
  {
    fits: /^ps .*(?:-p|--pid|-fp|p) ?(?:<|\{\{|process_id)|^pstree .*(?:<|\{\{)/,
    topic: 'one_process',
    query: `SELECT ${PROCESS} FROM processes WHERE pid = {{process.pid}}`,
  },
  {
    fits: /^(?:ps .*-[uU] ?|pgrep .*-u ?)(?:<|\{\{)/,
    topic: 'processes_of_user',
    query:
      'SELECT p.pid, p.name, p.path, p.cmdline, p.parent, p.start_time, u.username FROM processes p JOIN users u ON u.uid = p.uid WHERE u.username = {{user.name}}',
  },
  { fits: /^(?:ps|top|pstree|pgrep)\b/, topic: 'processes', query: `SELECT ${PROCESS} FROM processes` },
  {
    fits: /^(?:ss|netstat)\b|^lsof .*-i/,
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
  { fits: /^(?:who|w|users)\b/, topic: 'sessions', query: 'SELECT type, user, tty, host, time, pid FROM logged_in_users' },
  {
    fits: /^(?:id|groups|finger|getent passwd|passwd -S|chage -l) \S/,
    topic: 'user',
    query: 'SELECT uid, gid, username, description, directory, shell FROM users WHERE username = {{user.name}}',
  },
  {
    fits: /^(?:cat \/etc\/passwd|getent passwd|cut .*\/etc\/passwd)/,
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
  { fits: /^(?:ls|dir)\b.* \/\S+\/$/, topic: 'directory', query: `SELECT ${FILE} FROM file WHERE directory = {{command.path}}` },
  {
    fits: /^(?:ls|stat|file|readlink|lsattr)\b.* (?:\/\S|<|\{\{)/,
    topic: 'file',
    query: `SELECT ${FILE} FROM file WHERE path = {{command.path}}`,
  },
  {
    fits: /^(?:md5sum|sha1sum|sha256sum|shasum|hash)\b.* (?:\/\S|<|\{\{)/,
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
    fits: /^(?:history\b|cat .*(?:bash|zsh|sh)_history)/,
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
    fits: /^(?:ip a(?:ddr)?\b|ifconfig|hostname -I)/,
    topic: 'addresses',
    query: 'SELECT interface, address, mask, type FROM interface_addresses',
  },
  {
    fits: /^(?:ip r(?:oute)?\b|route\b|netstat -r)/,
    topic: 'routes',
    query: 'SELECT destination, netmask, gateway, interface, type FROM routes',
  },
  { fits: /^(?:arp\b|ip n(?:eigh)?\b)/, topic: 'neighbours', query: 'SELECT address, mac, interface, permanent FROM arp_cache' },
  { fits: /^uptime\b/, topic: 'uptime', query: 'SELECT days, hours, minutes, total_seconds FROM uptime' },
];

/** Undefined where no row fits: most commands that change something, and those that read what osquery does not see. */
export function osqueryEquivalent(command: string): OsqueryEquivalent | undefined {
  const plain = firstProgram(command);
  const row = rows.find(({ fits }) => fits.test(plain));
  return row === undefined ? undefined : { topic: row.topic, query: row.query };
}

/** The alert's values, and beside them what the command names. */
export function valuesOfCommand(command: string, valuesOf: (field: string) => unknown): (field: string) => unknown {
  const plain = firstProgram(command);
  return (field) => {
    if (field === 'command.service') return namedService(plain) ?? serviceOf(valuesOf('process.args'));
    if (field === 'command.path') return namedPath(plain) ?? firstOf(valuesOf, ['file.path', 'process.executable']);
    return valuesOf(field);
  };
}

/** Every query of the table, for review and tests. */
export function allEquivalents(): readonly OsqueryEquivalent[] {
  return rows.map(({ topic, query }) => ({ topic, query }));
}

function firstProgram(command: string): string {
  const [first = ''] = command.trim().split(/\s*(?:\||;|&&|>)\s*/);
  return first
    .replace(/^sudo(?:\s+-\w+)*\s+/, '')
    .replace(/^(?:\/[\w.-]+)*\/(?=[\w.-]+(?:\s|$))/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function namedService(command: string): string | undefined {
  const words = command.split(' ');
  const named = serviceOf(words);
  return named === undefined || /[<>{}]|^service_name$/.test(named) ? undefined : named;
}

function namedPath(command: string): string | undefined {
  const path = command
    .split(' ')
    .slice(1)
    .find((word) => /^\/[^<>{}*?'"$]*$/.test(word));
  return path === undefined || path === '/' ? path : path.replace(/\/$/, '');
}

function firstOf(valuesOf: (field: string) => unknown, fields: readonly string[]): unknown {
  return fields.map(valuesOf).find((value) => value !== undefined);
}
