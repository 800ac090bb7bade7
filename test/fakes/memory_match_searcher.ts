/** Searches in memory: every event and alert is tried. */
import { compileFilter, prepareDocument } from '../../common/engine';
import { matchesIndexPatterns } from '../../common/rules';
import { eventTimeMs } from '../../server/app/event_time';
import type { FoundDocument, MatchPart, MatchRequest, MatchSearcher, StoredAlert, StoredEvent } from '../../server/app/ports';

export class MemoryMatchSearcher implements MatchSearcher {
  constructor(
    private readonly events: readonly StoredEvent[] = [],
    private readonly alerts: readonly StoredAlert[] = [],
    private readonly patterns?: readonly string[]
  ) {}

  async search(request: MatchRequest): Promise<{ readonly events: MatchPart; readonly alerts: MatchPart }> {
    const events = this.events.filter(({ index }) => matchesIndexPatterns(index, request.patterns));
    return {
      events: found(
        request,
        events.map((event) => ({ ...event, index: event.index ?? '' }))
      ),
      alerts: found(request, this.alerts),
    };
  }

  async eventPatterns(): Promise<readonly string[] | undefined> {
    return this.patterns;
  }
}

function found(request: MatchRequest, documents: readonly FoundDocument[]): MatchPart {
  const compiled = compileFilter({ query: request.filter });
  if (!compiled.ok) return { ok: false, reason: 'refused', message: compiled.message };
  const timed = documents.flatMap((document) => {
    const ms = eventTimeMs(document.source);
    const isInside = (ms ?? -Infinity) >= (request.fromMs ?? -Infinity) && (ms ?? Infinity) <= (request.toMs ?? Infinity);
    return isInside && compiled.matches(prepareDocument(document.source)) ? [{ document, ms: ms ?? -Infinity }] : [];
  });
  const sorted = timed.sort((a, b) => b.ms - a.ms || (a.document.id < b.document.id ? -1 : 1));
  return {
    ok: true,
    total: Math.min(sorted.length, request.mostCounted),
    isLeast: sorted.length > request.mostCounted,
    documents: sorted.slice(0, request.limit).map(({ document }) => document),
  };
}
