/** `file` and `hash`: only what the query names by path or directory is looked at. */
import { createHash } from 'node:crypto';
import { closeSync, lstatSync, openSync, readSync, readdirSync, readlinkSync, statSync, type Stats } from 'node:fs';
import { basename, dirname } from 'node:path';
import { expandPathPattern } from '../path_pattern';
import { byteName, onDisk, orAbsent, shownName } from '../system_files';
import type { PathConstraint, ProviderTable, TableRow } from '../table';

export const file: ProviderTable = {
  name: 'file',
  columns: [
    ['path', 'TEXT'],
    ['directory', 'TEXT'],
    ['filename', 'TEXT'],
    ['inode', 'BIGINT'],
    ['uid', 'BIGINT'],
    ['gid', 'BIGINT'],
    ['mode', 'TEXT'],
    ['device', 'BIGINT'],
    ['size', 'BIGINT'],
    ['block_size', 'INTEGER'],
    ['atime', 'BIGINT'],
    ['mtime', 'BIGINT'],
    ['ctime', 'BIGINT'],
    ['btime', 'BIGINT'],
    ['hard_links', 'INTEGER'],
    ['symlink', 'INTEGER'],
    ['type', 'TEXT'],
    ['symlink_target_path', 'TEXT'],
  ],
  requires: ['path', 'directory'],
  *rows(constraints) {
    for (const named of namedFiles(constraints)) {
      const row = describeFile(named);
      if (row) yield row;
    }
  },
};

export const hash: ProviderTable = {
  name: 'hash',
  columns: [
    ['path', 'TEXT'],
    ['directory', 'TEXT'],
    ['md5', 'TEXT'],
    ['sha1', 'TEXT'],
    ['sha256', 'TEXT'],
  ],
  requires: ['path', 'directory'],
  *rows(constraints) {
    for (const { path, directory } of namedFiles(constraints)) {
      const digests = orAbsent(() => (statSync(onDisk(path)).isFile() ? hashFile(onDisk(path)) : undefined));
      if (digests) yield { path: shownName(path), directory: shownName(directory), ...digests };
    }
  },
};

interface NamedFile {
  readonly path: string;
  readonly directory: string;
}

/** Names of bytes; path and directory exactly as the query spells them, so that SQLite's own comparison agrees. */
function namedFiles(constraints: readonly PathConstraint[]): Iterable<NamedFile> {
  const named = new Map<string, NamedFile>();
  const add = (path: string, directory: string): void => void named.set(`${path}\0${directory}`, { path, directory });
  for (const { column, operator, value } of constraints) {
    const resolved = operator === 'like' ? expandPathPattern(value) : [byteName(value)];
    for (const place of resolved) {
      if (column === 'path') add(place, dirname(place));
      else
        for (const name of orAbsent(() => readdirSync(onDisk(place), 'latin1')) ?? [])
          add(place.endsWith('/') ? `${place}${name}` : `${place}/${name}`, place);
    }
  }
  return named.values();
}

function describeFile({ path, directory }: NamedFile): TableRow | undefined {
  const name = onDisk(path);
  const link = orAbsent(() => lstatSync(name));
  if (!link) return undefined;
  const isLink = link.isSymbolicLink();
  // A link is described by what it points to, a dangling one by itself.
  const target = (isLink ? orAbsent(() => statSync(name)) : undefined) ?? link;
  return {
    path: shownName(path),
    directory: shownName(directory),
    filename: shownName(basename(path)),
    inode: target.ino,
    uid: target.uid,
    gid: target.gid,
    mode: (target.mode & 0o7777).toString(8).padStart(4, '0'),
    device: target.rdev,
    size: target.size,
    block_size: target.blksize,
    atime: seconds(target.atimeMs),
    mtime: seconds(target.mtimeMs),
    ctime: seconds(target.ctimeMs),
    btime: seconds(target.birthtimeMs),
    hard_links: target.nlink,
    symlink: Number(isLink),
    type: fileType(target),
    symlink_target_path: isLink ? (orAbsent(() => readlinkSync(name)) ?? '') : '',
  };
}

const seconds = (ms: number): number => Math.floor(ms / 1000);

function fileType(stats: Stats): string {
  if (stats.isFile()) return 'regular';
  if (stats.isDirectory()) return 'directory';
  if (stats.isSymbolicLink()) return 'symlink';
  if (stats.isBlockDevice()) return 'block';
  if (stats.isCharacterDevice()) return 'character';
  if (stats.isFIFO()) return 'fifo';
  return stats.isSocket() ? 'socket' : 'unknown';
}

/** Read in pieces: a file to hash may be larger than the memory that a query may use. */
function hashFile(path: Buffer) {
  const digests = { md5: createHash('md5'), sha1: createHash('sha1'), sha256: createHash('sha256') };
  const piece = Buffer.allocUnsafe(1 << 20);
  const descriptor = openSync(path, 'r');
  try {
    for (let length = readSync(descriptor, piece); length > 0; length = readSync(descriptor, piece)) {
      for (const digest of Object.values(digests)) digest.update(piece.subarray(0, length));
    }
  } finally {
    closeSync(descriptor);
  }
  return { md5: digests.md5.digest('hex'), sha1: digests.sha1.digest('hex'), sha256: digests.sha256.digest('hex') };
}
