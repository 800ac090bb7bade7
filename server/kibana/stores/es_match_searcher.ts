/**
 * Searches of guides in Elasticsearch, with the rights of the analyst: one search of the events, one of the alerts of the space, because what
 * may be read of the one says nothing about the other.
 */
import * as v from 'valibot';
import type { UnreadEventReason } from '../../../common/api';
import type { EventSource } from '../../../common/engine';
import type { FoundDocument, MatchPart, MatchRequest, MatchSearcher } from '../../app/ports';
import { FIELD } from './alert_fields';
import type { EsClient, EsQuery, EsSearchRequest } from './es_client';
import { statusOf } from './store_errors';

/** Names stand in the path of the request, which Elasticsearch limits to 4,096 bytes. */
const LONGEST_PATH = 3_000;
/** An analyst waits for it; what was found until then is an answer. */
const TIMEOUT = '20s';

export class EsMatchSearcher implements MatchSearcher {
  constructor(
    private readonly client: EsClient,
    private readonly space: string,
    private readonly patternsSetting?: () => Promise<unknown>
  ) {}

  async search(request: MatchRequest): Promise<{ readonly events: MatchPart; readonly alerts: MatchPart }> {
    const isAlert: EsQuery = { exists: { field: FIELD.ruleId } };
    const indices = pathOf(request.patterns);
    const [events, alerts] = await Promise.all([
      indices === '' ? nothing : this.part(indices, request, [{ bool: { must_not: [isAlert] } }]),
      this.part(`.alerts-security.alerts-${this.space}`, request, []),
    ]);
    return { events, alerts };
  }

  /** A setting that is absent, because the Security app is, or that is no list, leaves the choice to the use case. */
  async eventPatterns(): Promise<readonly string[] | undefined> {
    const read = v.safeParse(v.array(v.string()), await this.patternsSetting?.());
    return read.success && read.output.length > 0 ? read.output : undefined;
  }

  private async part(index: string, request: MatchRequest, further: readonly EsQuery[]): Promise<MatchPart> {
    let answer: unknown;
    try {
      answer = await this.client.search(searchOf(index, request, further));
    } catch (error) {
      const reason = reasonOf(error);
      if (reason === undefined) throw error;
      return reason === 'refused' ? { ok: false, reason, message: wordsOf(error) } : { ok: false, reason };
    }
    const { hits, timed_out: isCut, _shards: shards } = v.parse(answerSchema, answer);
    return {
      ok: true,
      total: hits.total.value,
      isLeast: hits.total.relation === 'gte' || isCut === true || (shards?.failed ?? 0) > 0,
      documents: hits.hits.map(({ _id: id, _index, _source: source }): FoundDocument => ({ id, index: _index, source })),
    };
  }
}

/** As an index that does not exist would be: no patterns are no events, and an empty name would search every index. */
const nothing: MatchPart = { ok: true, total: 0, isLeast: false, documents: [] };

function searchOf(index: string, request: MatchRequest, further: readonly EsQuery[]): EsSearchRequest {
  const { fromMs, toMs, filter, limit, mostCounted } = request;
  const hasLimit = fromMs !== undefined || toMs !== undefined;
  const range: EsQuery = {
    range: {
      [FIELD.time]: {
        ...(fromMs === undefined ? {} : { gte: fromMs }),
        ...(toMs === undefined ? {} : { lte: toMs }),
        format: 'epoch_millis',
      },
    },
  };
  return {
    index,
    ignore_unavailable: true,
    query: { bool: { filter: [filter, ...(hasLimit ? [range] : []), ...further] } },
    sort: [{ [FIELD.time]: { order: 'desc', missing: '_last', unmapped_type: 'date' } }],
    size: limit,
    track_total_hits: mostCounted,
    timeout: TIMEOUT,
  };
}

const answerSchema = v.object({
  timed_out: v.optional(v.boolean()),
  _shards: v.optional(v.object({ failed: v.optional(v.number()) })),
  hits: v.object({
    total: v.object({ value: v.number(), relation: v.optional(v.string()) }),
    hits: v.array(
      v.object({
        _id: v.string(),
        _index: v.string(),
        // As it is: a schema of records would leave out fields that are called like an object's own properties.
        _source: v.custom<EventSource>((source) => typeof source === 'object' && source !== null && !Array.isArray(source)),
      })
    ),
  }),
});

/** Patterns of rules come from outside: what is no name or pattern would break the path. As many as fit, what is taken away always. */
function pathOf(patterns: readonly string[]): string {
  const readable = patterns.filter((pattern) => pattern.length <= 512 && /^-?(?:[^\s?,:<>|"\\/#%]+:)?[^\s?,:<>|"\\/#%]+$/.test(pattern));
  const takenAway = readable.filter((pattern) => pattern.startsWith('-'));
  let length = encodeURIComponent(takenAway.join(',')).length;
  const kept = readable.filter((pattern) => {
    if (pattern.startsWith('-')) return false;
    length += encodeURIComponent(`${pattern},`).length;
    return length <= LONGEST_PATH;
  });
  return kept.length === 0 ? '' : [...kept, ...takenAway].join(',');
}

/** A search that Elasticsearch cannot read for these fields (400) is refused; undefined for what is no answer of a server at all. */
function reasonOf(error: unknown): UnreadEventReason | 'refused' | undefined {
  const status = statusOf(error);
  if (status === 404) return 'gone';
  if (status === 403) return 'forbidden';
  if (status === 400) return 'refused';
  return status === 408 || status === 429 || status === 502 || status === 503 || status === 504 ? 'unavailable' : undefined;
}

function wordsOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/\s+/g, ' ').slice(0, 500);
}
