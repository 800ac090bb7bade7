/**
 * Writes a zip whose bytes follow from its contents alone: names sorted, one fixed date, Unix mode 0644. Kibana's installer takes
 * file modes from here; a zip without any gives files that nobody can read.
 */
import { crc32, deflateRawSync } from 'node:zlib';

const LOCAL_FILE = 0x04034b50;
const CENTRAL_FILE = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
const MADE_BY_UNIX = (3 << 8) | VERSION;
const UTF8_NAMES = 0x0800;
const DEFLATE = 8;
/** The earliest that the format can say: 1980-01-01, midnight. */
const DATE = (1 << 5) | 1;
const REGULAR_FILE_0644 = (0o100644 << 16) >>> 0;

/** `files` maps a path with forward slashes to its content (a string or a buffer). */
export function zip(files) {
  const names = [...files.keys()].sort();
  if (names.length > 0xffff) throw new Error(`${names.length} files are more than a plain zip can hold`);
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const name of names) {
    const { local, central } = entry(name, Buffer.from(files.get(name)), offset);
    parts.push(...local);
    directory.push(...central);
    offset += sizeOf(local);
  }
  return Buffer.concat([...parts, ...directory, end(names.length, sizeOf(directory), offset)]);
}

function entry(name, content, offset) {
  const packed = deflateRawSync(content, { level: 9 });
  const path = Buffer.from(name, 'utf8');
  const shared = sharedHeader(content, packed, path);
  return { local: [record(LOCAL_FILE, 4, 30, shared), path, packed], central: [centralHeader(shared, offset), path] };
}

/** The 26 bytes that both headers of a file have in common. */
function sharedHeader(content, packed, path) {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(VERSION, 0);
  header.writeUInt16LE(UTF8_NAMES, 2);
  header.writeUInt16LE(DEFLATE, 4);
  header.writeUInt16LE(DATE, 8);
  header.writeUInt32LE(crc32(content), 10);
  header.writeUInt32LE(packed.length, 14);
  header.writeUInt32LE(content.length, 18);
  header.writeUInt16LE(path.length, 22);
  return header;
}

function centralHeader(shared, offset) {
  const header = record(CENTRAL_FILE, 6, 46, shared);
  header.writeUInt16LE(MADE_BY_UNIX, 4);
  header.writeUInt32LE(REGULAR_FILE_0644, 38);
  header.writeUInt32LE(offset, 42);
  return header;
}

function end(count, directorySize, directoryOffset) {
  const header = Buffer.alloc(22);
  header.writeUInt32LE(END, 0);
  header.writeUInt16LE(count, 8);
  header.writeUInt16LE(count, 10);
  header.writeUInt32LE(directorySize, 12);
  header.writeUInt32LE(directoryOffset, 16);
  return header;
}

function record(signature, sharedAt, length, shared) {
  const header = Buffer.alloc(length);
  header.writeUInt32LE(signature, 0);
  shared.copy(header, sharedAt);
  return header;
}

const sizeOf = (buffers) => buffers.reduce((sum, { length }) => sum + length, 0);
