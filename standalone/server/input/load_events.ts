/** Loads files of events into the store, line by line: a bad line is told with its place and costs nothing but itself. */
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readEventLine } from '../../../server/app/event_line';
import type { EventStore, StoredEvent } from '../../../server/app/ports';
import { displayed, unreadable } from '../rules/rule_paths';
import type { Terminal } from '../terminal';
import { linesOf, LONGEST_LINE } from './lines';

export interface LoadedEvents {
  readonly files: number;
  readonly stored: number;
  readonly duplicates: number;
  readonly rejected: number;
}

const BATCH = 1_000;
const MOST_TOLD = 20;

export async function loadEvents(paths: readonly string[], from: string, events: EventStore, terminal: Terminal): Promise<LoadedEvents> {
  const total = { files: 0, stored: 0, duplicates: 0, rejected: 0 };
  for (const given of paths) {
    const path = resolve(from, given);
    const file = new EventFile(path, displayed(path, from), events, terminal);
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

class EventFile {
  line = 0;
  read = 0;
  stored = 0;
  rejected = 0;
  private batch: StoredEvent[] = [];

  constructor(
    private readonly path: string,
    readonly name: string,
    private readonly events: EventStore,
    private readonly terminal: Terminal
  ) {}

  async load(): Promise<void> {
    const { size } = await stat(this.path);
    try {
      for await (const { number, text, bytesRead } of linesOf(this.path)) {
        this.line = number;
        this.take(text);
        if (this.batch.length < BATCH) continue;
        await this.store();
        this.terminal.progress(`events: ${this.name} ${Math.floor((bytesRead / Math.max(1, size)) * 100)} %, ${this.stored} stored`);
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
