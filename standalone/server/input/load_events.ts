/** Loads files of events into the store, line by line: a bad line is told with its place and costs nothing but itself. */
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readEventLine } from '../../../server/app/event_line';
import type { EventStore, StoredEvent } from '../../../server/app/ports';
import { displayed, unreadable } from '../rules/rule_paths';
import type { Terminal } from '../terminal';
import { linesOf, linesOfStream, LONGEST_LINE, type Line } from './lines';

export interface LoadedEvents {
  readonly files: number;
  readonly stored: number;
  readonly duplicates: number;
  readonly rejected: number;
}

/** Events that are in no file. */
export interface StreamOfEvents {
  /** For messages. */
  readonly name: string;
  readonly chunks: AsyncIterable<Uint8Array>;
}

const BATCH = 1_000;
const MOST_TOLD = 20;

/** `given` are paths, meant from the folder `from`, and streams; a stream counts as a file. */
export async function loadEvents(
  given: readonly (string | StreamOfEvents)[],
  from: string,
  events: EventStore,
  terminal: Terminal
): Promise<LoadedEvents> {
  const total = { files: 0, stored: 0, duplicates: 0, rejected: 0 };
  for (const each of given) {
    const file = new EventFile(typeof each === 'string' ? linesOfFile(resolve(from, each), from) : linesOfNamed(each), events, terminal);
    try {
      await file.load();
      total.files += 1;
    } catch (error) {
      terminal.warn(`  ${file.name}${file.line === 0 ? '' : `:${file.line}`}  ${unreadable(error)}`);
    }
    total.stored += file.stored;
    total.duplicates += file.read - file.stored;
    total.rejected += file.rejected;
  }
  return total;
}

/** Lines with what is needed to tell how far one is. */
interface NamedLines {
  readonly name: string;
  readonly lines: AsyncIterable<Line>;
  /** In bytes; undefined where nobody knows. */
  readonly size: () => Promise<number | undefined>;
}

function linesOfFile(path: string, from: string): NamedLines {
  return { name: displayed(path, from), lines: linesOf(path), size: async () => (await stat(path)).size };
}

function linesOfNamed({ name, chunks }: StreamOfEvents): NamedLines {
  return { name, lines: linesOfStream(chunks), size: async () => undefined };
}

class EventFile {
  readonly name: string;
  line = 0;
  read = 0;
  stored = 0;
  rejected = 0;
  private batch: StoredEvent[] = [];

  constructor(
    private readonly source: NamedLines,
    private readonly events: EventStore,
    private readonly terminal: Terminal
  ) {
    this.name = source.name;
  }

  async load(): Promise<void> {
    const size = await this.source.size();
    try {
      for await (const { number, text, bytesRead } of this.source.lines) {
        this.line = number;
        this.take(text);
        if (this.batch.length < BATCH) continue;
        await this.store();
        const far = size === undefined ? '' : ` ${Math.floor((bytesRead / Math.max(1, size)) * 100)} %`;
        this.terminal.progress(`events: ${this.name}${far}, ${this.stored} stored`);
      }
    } finally {
      // Also when the file breaks off: what was read before is kept.
      await this.store();
      if (this.rejected > MOST_TOLD) this.terminal.warn(`  ${this.name}  ${this.rejected - MOST_TOLD} more lines were left out`);
    }
  }

  private take(text: string | undefined): void {
    if (text === undefined) return this.reject(`the line is longer than ${LONGEST_LINE / 1024 / 1024} MiB`);
    if (text.trim() === '') return;
    const found = readEventLine(text);
    if (found.ok) this.batch.push(found.event);
    else this.reject(found.message);
  }

  private reject(message: string): void {
    this.rejected += 1;
    if (this.rejected <= MOST_TOLD) this.terminal.warn(`  ${this.name}:${this.line}  ${message}`);
  }

  private async store(): Promise<void> {
    this.stored += await this.events.add(this.batch);
    this.read += this.batch.length;
    this.batch = [];
  }
}
