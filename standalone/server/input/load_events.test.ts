import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MemoryEventStore } from '../../../test/fakes/memory_event_store';
import type { Terminal } from '../terminal';
import { linesOf, LONGEST_LINE } from './lines';
import { loadEvents } from './load_events';

let folder = '';
let warnings: string[] = [];
const terminal: Terminal = { say: () => undefined, warn: (line) => void warnings.push(line.trim()), progress: () => undefined };
const event = (n: number): string => JSON.stringify({ '@timestamp': new Date(Date.UTC(2026, 2, 1) + n).toISOString(), n });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ig-events-'));
  warnings = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('files of events', () => {
  it('a bad line is told with file and line, and every other line is stored', async () => {
    write('a.ndjson', `${event(1)}\n{"@timestamp":\n\n[1]\n${event(2)}\n{"no":"time"}\n${event(3)}`);
    const store = new MemoryEventStore();
    const loaded = await loadEvents(['a.ndjson'], folder, store, terminal);
    expect(loaded).toEqual({ files: 1, stored: 3, duplicates: 0, rejected: 3 });
    expect(warnings.map((line) => line.split(/\s/)[0])).toEqual(['a.ndjson:2', 'a.ndjson:4', 'a.ndjson:6']);
    expect(await store.count()).toBe(3);
  });

  it('a file that is not there is told, and the next one is loaded', async () => {
    write('b.ndjson', event(1));
    const loaded = await loadEvents(['none.ndjson', '.', 'b.ndjson'], folder, new MemoryEventStore(), terminal);
    expect(loaded).toMatchObject({ files: 1, stored: 1 });
    expect(warnings).toHaveLength(2);
    expect(warnings[0]).toContain('none.ndjson  no such file');
    expect(warnings[1]).toContain('is a folder');
  });

  it('a file loaded twice adds nothing', async () => {
    write('a.ndjson', [event(1), event(2), event(2)].join('\n'));
    const store = new MemoryEventStore();
    expect(await loadEvents(['a.ndjson', 'a.ndjson'], folder, store, terminal)).toMatchObject({ stored: 2, duplicates: 4 });
  });

  it('a packed file that breaks off keeps what was read before', async () => {
    const lines = Array.from({ length: 5000 }, (_, n) => event(n)).join('\n');
    const packed = gzipSync(lines);
    write('whole.ndjson.gz', packed);
    write('broken.ndjson.gz', packed.subarray(0, packed.length - 2000));
    const whole = new MemoryEventStore();
    expect(await loadEvents(['whole.ndjson.gz'], folder, whole, terminal)).toMatchObject({ stored: 5000, files: 1 });
    const broken = new MemoryEventStore();
    const loaded = await loadEvents(['broken.ndjson.gz'], folder, broken, terminal);
    expect(loaded.files).toBe(0);
    expect(loaded.stored).toBeGreaterThan(0);
    expect(warnings.some((line) => line.startsWith('broken.ndjson.gz:'))).toBe(true);
  });

  it('only the first bad lines are told one by one', async () => {
    write('a.ndjson', 'x\n'.repeat(100) + event(1));
    expect(await loadEvents(['a.ndjson'], folder, new MemoryEventStore(), terminal)).toMatchObject({ rejected: 100, stored: 1 });
    expect(warnings).toHaveLength(21);
    expect(warnings[20]).toContain('80 more');
  });
});

describe('lines', () => {
  const read = async (content: string | Buffer): Promise<readonly (string | undefined)[]> => {
    const texts: (string | undefined)[] = [];
    for await (const { text } of linesOf(write('lines.txt', content))) texts.push(text);
    return texts;
  };

  const cases = [
    { what: 'an empty file', content: '', lines: [] },
    { what: 'a last line without its end', content: 'a\nb', lines: ['a', 'b'] },
    { what: 'a last line with its end', content: 'a\nb\n', lines: ['a', 'b'] },
    { what: 'Windows ends', content: 'a\r\n\r\nb\r\n', lines: ['a', '', 'b'] },
    { what: 'a byte order mark', content: '\ufeffa\nb', lines: ['a', 'b'] },
  ];
  it.each(cases)('$what', async ({ content, lines }) => {
    expect(await read(content)).toEqual(lines);
  });

  it('characters that two reads share stay whole', async () => {
    const text = '字'.repeat(100_000);
    expect(await read(`x${text}\n${text}`)).toEqual([`x${text}`, text]);
  });

  it('a line beyond the limit is counted and not kept, the lines after it are read', async () => {
    expect(await read(Buffer.concat([Buffer.alloc(LONGEST_LINE + 5, 'x'), Buffer.from('\nafter\n')]))).toEqual([undefined, 'after']);
  });
});
