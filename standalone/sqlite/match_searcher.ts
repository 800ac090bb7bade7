/**
 * Searches of guides over SQLite. Documents are read newest first, in batches between which other requests have their turn, and each is
 * tried by the engine: conditions are on any field, so no index could answer them.
 */
import { compileFilter, prepareDocument, type DocumentTest } from '../../common/engine';
import { matchesIndexPatterns } from '../../common/rules';
import { eventTimeMs } from '../../server/app/event_time';
import type { FoundDocument, MatchPart, MatchRequest, MatchSearcher } from '../../server/app/ports';
import type { Database } from './database';

const BATCH = 500;
/** A search that has read this many documents ends, and says that there may be more. */
const MOST_READ = 200_000;

export class SqliteMatchSearcher implements MatchSearcher {
  constructor(
    private readonly database: Database,
    private readonly mostRead = MOST_READ
  ) {}

  async search(request: MatchRequest): Promise<{ readonly events: MatchPart; readonly alerts: MatchPart }> {
    const compiled = compileFilter({ query: request.filter });
    if (!compiled.ok) {
      const refused: MatchPart = { ok: false, reason: 'refused', message: compiled.message };
      return { events: refused, alerts: refused };
    }
    return {
      events: await collect(this.events(request), request, compiled.matches, this.mostRead),
      alerts: await collect(this.alerts(request), request, compiled.matches, this.mostRead),
    };
  }

  async eventPatterns(): Promise<undefined> {
    return undefined;
  }

  /** By time and then by id, each batch from where the one before ended; events without a time come last, when no time is asked for. */
  private *events({ fromMs, toMs, patterns }: MatchRequest): Generator<readonly FoundDocument[]> {
    const isLimited = fromMs !== undefined || toMs !== undefined;
    let [atMs, afterId] = [toMs ?? Number.MAX_VALUE, ''];
    for (;;) {
      const rows = this.database.rows(
        `SELECT id, index_name, time_ms, source FROM event
         WHERE time_ms >= ?1 AND time_ms <= ?2 AND (time_ms < ?2 OR id > ?3) ORDER BY time_ms DESC, id LIMIT ${BATCH}`,
        fromMs ?? -Number.MAX_VALUE,
        atMs,
        afterId
      );
      yield rows.flatMap((row) => {
        const index = row.optionalText('index_name');
        return matchesIndexPatterns(index, patterns) ? [{ id: row.text('id'), index: index ?? '', source: row.object('source') }] : [];
      });
      const last = rows[rows.length - 1];
      if (last === undefined || rows.length < BATCH) break;
      [atMs, afterId] = [last.number('time_ms'), last.text('id')];
    }
    if (!isLimited) yield* this.eventsWithoutTime(patterns);
  }

  private *eventsWithoutTime(patterns: readonly string[]): Generator<readonly FoundDocument[]> {
    let afterId = '';
    for (;;) {
      const rows = this.database.rows(
        `SELECT id, index_name, source FROM event WHERE time_ms IS NULL AND id > ? ORDER BY id LIMIT ${BATCH}`,
        afterId
      );
      yield rows.flatMap((row) => {
        const index = row.optionalText('index_name');
        return matchesIndexPatterns(index, patterns) ? [{ id: row.text('id'), index: index ?? '', source: row.object('source') }] : [];
      });
      const last = rows[rows.length - 1];
      if (last === undefined || rows.length < BATCH) return;
      afterId = last.text('id');
    }
  }

  /** Alerts are far fewer than events; their times are text as the documents have it, so the keys are put in order here. */
  private *alerts({ fromMs, toMs }: MatchRequest): Generator<readonly FoundDocument[]> {
    const keys = this.database
      .rows('SELECT n, id, time FROM alert')
      .map((row) => ({ n: row.number('n'), id: row.text('id'), ms: eventTimeMs({ '@timestamp': row.text('time') }) ?? -Infinity }))
      .filter(({ ms }) => ms >= (fromMs ?? -Infinity) && ms <= (toMs ?? Infinity))
      .sort((a, b) => b.ms - a.ms || (a.id < b.id ? -1 : 1));
    for (let start = 0; start < keys.length; start += BATCH) {
      const wanted = JSON.stringify(keys.slice(start, start + BATCH).map(({ n }) => n));
      yield this.database
        .rows(
          `SELECT alert.id AS id, index_name, source FROM json_each(?) AS wanted
           JOIN alert ON alert.n = wanted.value JOIN alert_document ON alert_document.n = alert.n ORDER BY wanted.key`,
          wanted
        )
        .map((row) => ({ id: row.text('id'), index: row.text('index_name'), source: row.object('source') }));
    }
  }
}

async function collect(
  batches: Iterable<readonly FoundDocument[]>,
  { limit, mostCounted }: MatchRequest,
  matches: DocumentTest,
  mostRead: number
): Promise<MatchPart> {
  const documents: FoundDocument[] = [];
  let total = 0;
  let read = 0;
  for (const batch of batches) {
    for (const document of batch) {
      if (read >= mostRead) return { ok: true, total, isLeast: true, documents };
      read += 1;
      if (!matches(prepareDocument(document.source))) continue;
      if (total >= mostCounted) return { ok: true, total, isLeast: true, documents };
      total += 1;
      if (documents.length < limit) documents.push(document);
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { ok: true, total, isLeast: false, documents };
}
