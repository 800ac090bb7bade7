/** Events in SQLite, by time. The two times that rules run on have a column each; any other is read from the documents. */
import { eventTimeMs } from '../../server/app/event_time';
import type { EventReference, EventStore, SourceEventAnswer, SourceEventReader, StoredEvent } from '../../server/app/ports';
import type { Database } from './database';
import type { Row } from './row';

const DAY_MS = 86_400_000;

export class SqliteEventStore implements EventStore, SourceEventReader {
  constructor(private readonly database: Database) {}

  async add(events: readonly StoredEvent[]): Promise<number> {
    const sql = `INSERT INTO event (id, index_name, time_ms, ingested_ms, source) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`;
    return this.database.transaction(() => {
      let added = 0;
      for (const event of events) {
        const timeMs = eventTimeMs(event.source) ?? null;
        const ingestedMs = eventTimeMs(event.source, 'event.ingested') ?? null;
        added += this.database.run(sql, event.id, event.index ?? null, timeMs, ingestedMs, JSON.stringify(event.source));
      }
      return added;
    });
  }

  async inWindow(window: {
    readonly fromMs: number;
    readonly toMs: number;
    readonly timestampField: string;
  }): Promise<readonly StoredEvent[]> {
    const column = columnOf(window.timestampField);
    if (column === undefined) return this.inWindowOfOtherField(window);
    const sql = `SELECT id, index_name, source FROM event WHERE ${column} >= ? AND ${column} < ? ORDER BY ${column}, id`;
    return this.database.rows(sql, window.fromMs, window.toMs).map(readEvent);
  }

  async range(timestampField: string): Promise<{ readonly firstMs: number; readonly lastMs: number } | undefined> {
    const column = columnOf(timestampField);
    if (column === undefined) return this.rangeOfOtherField(timestampField);
    // Two statements: SQLite answers each of them from one end of the index, both together by a scan.
    const first = this.database.first(`SELECT min(${column}) AS ms FROM event`)?.optionalNumber('ms');
    const last = this.database.first(`SELECT max(${column}) AS ms FROM event`)?.optionalNumber('ms');
    return first === undefined || last === undefined ? undefined : { firstMs: first, lastMs: last };
  }

  async days(timestampField: string): Promise<readonly number[]> {
    const column = columnOf(timestampField);
    if (column === undefined) {
      const days = this.timed(timestampField).map(({ ms }) => Math.floor(ms / DAY_MS));
      return [...new Set(days)].sort((a, b) => a - b);
    }
    return this.database.rows(`${daysBy(column)} WHERE ${column} IS NOT NULL ORDER BY day`).map((row) => row.number('day'));
  }

  async count(): Promise<number> {
    return this.database.first('SELECT count(*) AS events FROM event')?.number('events') ?? 0;
  }

  /** Alerts name the index `''` of an event whose source did not say where it came from. */
  async read(references: readonly EventReference[]): Promise<readonly SourceEventAnswer[]> {
    const sql = 'SELECT id, index_name, source FROM event WHERE id IN (SELECT value FROM json_each(?))';
    const rows = this.database.rows(sql, JSON.stringify(references.map(({ id }) => id)));
    const found = new Map(rows.map(readEvent).map((event) => [event.id, event]));
    return references.map(({ index, id }) => {
      const event = found.get(id);
      return event !== undefined && (event.index ?? '') === index ? { ok: true, event } : { ok: false, reason: 'gone' };
    });
  }

  /** The place of the newest event; 0 when there are none. Events are only ever added behind it. */
  newest(): number {
    return this.database.first('SELECT max(n) AS n FROM event')?.optionalNumber('n') ?? 0;
  }

  /** Days since the epoch, by either time column, of the events that were added behind a place. */
  daysAddedAfter(place: number): readonly number[] {
    const dayOf = (column: string): string => `${daysBy(column)} WHERE n > ?1 AND ${column} IS NOT NULL`;
    return this.database.rows(`${dayOf('time_ms')} UNION ${dayOf('ingested_ms')} ORDER BY day`, place).map((row) => row.number('day'));
  }

  private inWindowOfOtherField(window: { readonly fromMs: number; readonly toMs: number; readonly timestampField: string }): StoredEvent[] {
    return this.timed(window.timestampField)
      .filter(({ ms }) => ms >= window.fromMs && ms < window.toMs)
      .sort((a, b) => a.ms - b.ms || (a.event.id < b.event.id ? -1 : 1))
      .map(({ event }) => event);
  }

  private rangeOfOtherField(field: string): { readonly firstMs: number; readonly lastMs: number } | undefined {
    let range: { firstMs: number; lastMs: number } | undefined;
    for (const { ms } of this.timed(field)) {
      range = { firstMs: Math.min(range?.firstMs ?? ms, ms), lastMs: Math.max(range?.lastMs ?? ms, ms) };
    }
    return range;
  }

  private timed(field: string): { readonly event: StoredEvent; readonly ms: number }[] {
    return this.database.rows('SELECT id, index_name, source FROM event').flatMap((row) => {
      const event = readEvent(row);
      const ms = eventTimeMs(event.source, field);
      return ms === undefined ? [] : [{ event, ms }];
    });
  }
}

/** Rounded down, not towards zero: there are days before 1970. */
function daysBy(column: string): string {
  return `SELECT DISTINCT CAST(floor(${column} * 1.0 / ${DAY_MS}) AS INTEGER) AS day FROM event`;
}

function columnOf(field: string): string | undefined {
  if (field === '@timestamp') return 'time_ms';
  return field === 'event.ingested' ? 'ingested_ms' : undefined;
}

function readEvent(row: Row): StoredEvent {
  return { id: row.text('id'), index: row.optionalText('index_name'), source: row.object('source') };
}
