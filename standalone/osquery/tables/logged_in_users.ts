/** `logged_in_users` and `last`: the login records of utmp(5), of now and of earlier. */
import { endianness } from 'node:os';
import { readBytes } from '../system_files';
import type { ProviderTable, TableRow } from '../table';

/** By `ut_type`. */
const recordTypes = ['empty', 'runlevel', 'boot_time', 'new_time', 'old_time', 'init', 'login', 'user', 'dead', 'accounting'];

/** `struct utmp` of Linux on 32- and 64-bit machines alike: sizes and offsets in bytes. */
const recordSize = 384;
const at = { type: 0, pid: 4, line: [8, 32], user: [44, 32], host: [76, 256], seconds: 340 } as const;

export const loggedInUsers: ProviderTable = {
  name: 'logged_in_users',
  columns: [
    ['type', 'TEXT'],
    ['user', 'TEXT'],
    ['tty', 'TEXT'],
    ['host', 'TEXT'],
    ['time', 'BIGINT'],
    ['pid', 'INTEGER'],
  ],
  requires: [],
  rows: () => parseUtmp(readBytes('/run/utmp') ?? readBytes('/var/run/utmp') ?? Buffer.alloc(0)),
};

export const last: ProviderTable = {
  name: 'last',
  columns: [
    ['username', 'TEXT'],
    ['tty', 'TEXT'],
    ['pid', 'INTEGER'],
    ['type', 'INTEGER'],
    ['type_name', 'TEXT'],
    ['time', 'INTEGER'],
    ['host', 'TEXT'],
  ],
  requires: [],
  rows: () => parseWtmp(readBytes('/var/log/wtmp') ?? Buffer.alloc(0)),
};

/** Who signed in and out; the records of the machine itself are left out, as osquery leaves them out. */
export function* parseWtmp(bytes: Buffer): Generator<TableRow> {
  for (const { type, user, tty, host, seconds, pid } of records(bytes)) {
    if (type !== USER && type !== DEAD) continue;
    yield { username: user, tty, pid, type, type_name: type === USER ? 'user-process' : 'dead-process', time: seconds, host };
  }
}

const USER = 7;
const DEAD = 8;

/** Records in file order, without those of process 1, like osquery does. */
export function* parseUtmp(bytes: Buffer): Generator<TableRow> {
  for (const { type, user, tty, host, seconds, pid } of records(bytes)) {
    if (pid !== 1) yield { type: recordTypes[type] ?? 'unknown', user, tty, host, time: seconds, pid };
  }
}

interface LoginRecord {
  readonly type: number;
  readonly user: string;
  readonly tty: string;
  readonly host: string;
  readonly seconds: number;
  readonly pid: number;
}

/** A torn record at the end is left out. */
function* records(bytes: Buffer): Generator<LoginRecord> {
  const isLittleEndian = endianness() === 'LE';
  for (let start = 0; start + recordSize <= bytes.length; start += recordSize) {
    const record = bytes.subarray(start, start + recordSize);
    const int32 = (offset: number): number => (isLittleEndian ? record.readInt32LE(offset) : record.readInt32BE(offset));
    const text = ([offset, length]: readonly [number, number]): string => {
      const field = record.subarray(offset, offset + length);
      const end = field.indexOf(0);
      return field.subarray(0, end < 0 ? length : end).toString('utf8');
    };
    const type = isLittleEndian ? record.readInt16LE(at.type) : record.readInt16BE(at.type);
    yield { type, user: text(at.user), tty: text(at.line), host: text(at.host), seconds: int32(at.seconds), pid: int32(at.pid) };
  }
}
