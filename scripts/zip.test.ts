/** The zip as a reader that is not ours sees it; Python's where there is one. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { zip } from './zip.mjs';

const files: ReadonlyMap<string, string | Buffer> = new Map<string, string | Buffer>([
  ['b/two.txt', 'second'],
  ['a/empty', ''],
  ['a/调查.json', '{"x":"调查"}'],
  ['c/large.bin', Buffer.alloc(300_000, 'pattern ')],
]);

/** Reads by the central directory, as Kibana's installer does. */
function read(bytes: Buffer) {
  const end = bytes.length - 22;
  expect(bytes.readUInt32LE(end)).toBe(0x06054b50);
  let at = bytes.readUInt32LE(end + 16);
  return Array.from({ length: bytes.readUInt16LE(end + 10) }, () => {
    expect(bytes.readUInt32LE(at)).toBe(0x02014b50);
    const [packed, size, nameLength, local] = [20, 24, 28, 42].map((offset) =>
      offset === 28 ? bytes.readUInt16LE(at + 28) : bytes.readUInt32LE(at + offset)
    );
    if (packed === undefined || size === undefined || nameLength === undefined || local === undefined) throw new Error('unreadable');
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const mode = bytes.readUInt32LE(at + 38) >>> 16;
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const content = inflateRawSync(bytes.subarray(start, start + packed));
    expect(content.length).toBe(size);
    at += 46 + nameLength;
    return { name, mode, content };
  });
}

describe('a zip', () => {
  it('gives back every file, by name, readable for all and writable for its owner', () => {
    const entries = read(zip(files));
    expect(entries.map(({ name }) => name)).toEqual(['a/empty', 'a/调查.json', 'b/two.txt', 'c/large.bin']);
    expect(new Set(entries.map(({ mode }) => mode))).toEqual(new Set([0o100644]));
    for (const { name, content } of entries) expect(content.equals(Buffer.from(files.get(name) ?? 'missing'))).toBe(true);
  });

  it('has bytes that follow from the contents, not from the order in which they came', () => {
    expect(zip(new Map([...files].reverse())).equals(zip(files))).toBe(true);
    expect(zip(new Map([...files, ['b/two.txt', 'other!']])).equals(zip(files))).toBe(false);
  });

  it('is whole to Python’s reader, checksums included', ({ skip }) => {
    if (spawnSync('python3', ['-c', 'import zipfile']).status !== 0) skip('there is no python3 on this machine');
    const directory = mkdtempSync(join(tmpdir(), 'zip-'));
    try {
      const path = join(directory, 'a.zip');
      writeFileSync(path, zip(files));
      const { stdout, stderr } = spawnSync('python3', ['-m', 'zipfile', '-t', path], { encoding: 'utf8' });
      expect([stdout.trim(), stderr]).toEqual(['Done testing', '']);
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  });
});
