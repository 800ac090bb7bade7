/** `processes`, from /proc (proc(5)): one row a process, kernel threads included, as osquery lists them. */
import { existsSync } from 'node:fs';
import { processIds, readLink, readText } from '../system_files';
import type { ProviderTable, TableRow } from '../table';

/** Clock ticks a second in /proc, fixed by the kernel's user interface on every architecture that Node supports. */
const ticksPerSecond = 100;

export const processes: ProviderTable = {
  name: 'processes',
  columns: [
    ['pid', 'BIGINT'],
    ['name', 'TEXT'],
    ['path', 'TEXT'],
    ['cmdline', 'TEXT'],
    ['state', 'TEXT'],
    ['cwd', 'TEXT'],
    ['root', 'TEXT'],
    ['uid', 'BIGINT'],
    ['gid', 'BIGINT'],
    ['euid', 'BIGINT'],
    ['egid', 'BIGINT'],
    ['suid', 'BIGINT'],
    ['sgid', 'BIGINT'],
    ['on_disk', 'INTEGER'],
    ['wired_size', 'BIGINT'],
    ['resident_size', 'BIGINT'],
    ['total_size', 'BIGINT'],
    ['user_time', 'BIGINT'],
    ['system_time', 'BIGINT'],
    ['disk_bytes_read', 'BIGINT'],
    ['disk_bytes_written', 'BIGINT'],
    ['start_time', 'BIGINT'],
    ['parent', 'BIGINT'],
    ['pgroup', 'BIGINT'],
    ['threads', 'INTEGER'],
    ['nice', 'INTEGER'],
    ['cgroup_path', 'TEXT'],
  ],
  requires: [],
  *rows() {
    const bootTime = readBootTime();
    for (const pid of processIds()) {
      const row = readProcess(pid, bootTime);
      if (row) yield row;
    }
  },
};

/** Undefined when the process has ended meanwhile. */
function readProcess(pid: number, bootTime: number): TableRow | undefined {
  const folder = `/proc/${pid}`;
  const stat = parseStat(readText(`${folder}/stat`));
  const status = parseColonLines(readText(`${folder}/status`));
  if (!stat || status.size === 0) return undefined;
  const io = parseColonLines(readText(`${folder}/io`));
  const path = readLink(`${folder}/exe`)?.replace(/ \(deleted\)$/, '') ?? '';
  const uids = numbersOf(status.get('Uid'));
  const gids = numbersOf(status.get('Gid'));
  return {
    pid,
    name: status.get('Name') ?? '',
    path,
    cmdline: (readText(`${folder}/cmdline`) ?? '').replace(/\0+$/, '').replaceAll('\0', ' '),
    state: stat.state,
    cwd: readLink(`${folder}/cwd`) ?? '',
    root: readLink(`${folder}/root`) ?? '',
    uid: uids[0] ?? null,
    euid: uids[1] ?? null,
    suid: uids[2] ?? null,
    gid: gids[0] ?? null,
    egid: gids[1] ?? null,
    sgid: gids[2] ?? null,
    on_disk: path === '' ? -1 : Number(existsSync(path)),
    wired_size: 0,
    resident_size: kilobytes(status.get('VmRSS')),
    total_size: kilobytes(status.get('VmSize')),
    user_time: milliseconds(stat.userTicks),
    system_time: milliseconds(stat.systemTicks),
    disk_bytes_read: Number(io.get('read_bytes') ?? 0),
    disk_bytes_written: Number(io.get('write_bytes') ?? 0) - Number(io.get('cancelled_write_bytes') ?? 0),
    start_time: bootTime + Math.floor(stat.startTicks / ticksPerSecond),
    parent: stat.parent,
    pgroup: stat.group,
    threads: stat.threads,
    nice: stat.nice,
    cgroup_path: /^0::(.*)$/m.exec(readText(`${folder}/cgroup`) ?? '')?.[1] ?? '',
  };
}

/** The name in `stat` stands in parentheses and may hold anything, parentheses too: fields start after the last one. */
function parseStat(text: string | undefined) {
  if (text === undefined) return undefined;
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const number = (index: number): number => Number(fields[index] ?? 0);
  return {
    state: fields[0] ?? '',
    parent: number(1),
    group: number(2),
    userTicks: number(11),
    systemTicks: number(12),
    nice: number(16),
    threads: number(17),
    startTicks: number(19),
  };
}

function parseColonLines(text: string | undefined): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const line of (text ?? '').split('\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) found.set(line.slice(0, colon), line.slice(colon + 1).trim());
  }
  return found;
}

const numbersOf = (text: string | undefined): readonly number[] => (text ?? '').split(/\s+/).filter(Boolean).map(Number);
const kilobytes = (text: string | undefined): number => (numbersOf(text?.replace(/ kB$/, ''))[0] ?? 0) * 1024;
const milliseconds = (ticks: number): number => Math.floor((ticks * 1000) / ticksPerSecond);

function readBootTime(): number {
  return Number(/^btime (\d+)$/m.exec(readText('/proc/stat') ?? '')?.[1] ?? 0);
}
