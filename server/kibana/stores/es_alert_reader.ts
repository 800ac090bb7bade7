/**
 * Alerts of one space, read from the detection engine's index with the rights of the analyst. Nothing is written here: the engine makes
 * the alerts, and the browser changes their status by Kibana's own route.
 */
import * as v from 'valibot';
import type { EventSource } from '../../../common/engine';
import { UseCaseError } from '../../app/route';
import type { AlertPage, AlertPageRequest, AlertReader, StoredAlert } from '../../app/ports';
import { by, exactly, FIELD, statusQuery } from './alert_fields';
import { facetsSchema } from './alert_facets';
import { FARTHEST_ALERT, pageSearch } from './alert_query';
import type { EsClient, EsSearchRequest, EsSortValue } from './es_client';
import { alertSearchError } from './store_errors';

const BATCH = 500;
const BUCKETS = 1000;

/**
 * Passes the suite of alert readers. Where a field holds several values Elasticsearch knows no first one: the lowest sorts ascending, the
 * highest descending, and a facet counts each. A value longer than its keyword keeps (1,024 characters for most) is shown, but not found.
 */
export class EsAlertReader implements AlertReader {
  readonly index: string;

  constructor(
    private readonly client: EsClient,
    space: string
  ) {
    this.index = `.alerts-security.alerts-${space}`;
  }

  async get(id: string): Promise<StoredAlert | undefined> {
    const { hits } = await this.search(v.object({ hits: hitsSchema }), { index: this.index, query: { ids: { values: [id] } }, size: 1 });
    return hits.hits.map(toAlert)[0];
  }

  async page(request: AlertPageRequest): Promise<AlertPage> {
    if (request.offset + request.limit > FARTHEST_ALERT) throw tooFar();
    const { hits, aggregations } = await this.search(pageSchema, pageSearch(this.index, request));
    return { total: hits.total.value, alerts: hits.hits.map(toAlert), facets: aggregations };
  }

  /** Without a point in time: alerts that are made meanwhile are newer than where the walk has come, so they do not move it. */
  async *ofRule(ruleId: string): AsyncIterable<readonly StoredAlert[]> {
    const search: EsSearchRequest = {
      index: this.index,
      query: exactly(FIELD.ruleId, ruleId),
      sort: [by(FIELD.time, 'desc'), by(FIELD.id, 'asc')],
      size: BATCH,
      track_total_hits: false,
    };
    let after: EsSortValue[] | undefined;
    do {
      const { hits } = await this.search(batchSchema, after === undefined ? search : { ...search, search_after: after });
      if (hits.hits.length > 0) yield hits.hits.map(toAlert);
      after = hits.hits.length < BATCH ? undefined : hits.hits.at(-1)?.sort;
    } while (after !== undefined);
  }

  async countByRule(): Promise<ReadonlyMap<string, { readonly open: number; readonly total: number }>> {
    const counts = new Map<string, { readonly open: number; readonly total: number }>();
    let after: Record<string, EsSortValue> | undefined;
    do {
      const composite = {
        size: BUCKETS,
        sources: [{ rule: { terms: { field: FIELD.ruleId } } }],
        ...(after === undefined ? {} : { after }),
      };
      const { aggregations } = await this.search(countsSchema, {
        index: this.index,
        size: 0,
        aggs: { rules: { composite, aggs: { open: { filter: statusQuery.open } } } },
      });
      for (const { key, doc_count: total, open } of aggregations.rules.buckets) counts.set(key.rule, { open: open.doc_count, total });
      after = aggregations.rules.buckets.length < BUCKETS ? undefined : aggregations.rules.after_key;
    } while (after !== undefined);
    return counts;
  }

  private async search<Answer>(schema: v.GenericSchema<unknown, Answer>, request: EsSearchRequest): Promise<Answer> {
    let answer: unknown;
    try {
      answer = await this.client.search(request);
    } catch (error) {
      throw alertSearchError(error, this.index);
    }
    return v.parse(schema, answer);
  }
}

const hitSchema = v.object({
  _id: v.string(),
  _index: v.string(),
  // As it is: a schema of records would leave out fields that are called like an object's own properties.
  _source: v.custom<EventSource>((source) => typeof source === 'object' && source !== null && !Array.isArray(source)),
  sort: v.optional(v.array(v.union([v.string(), v.number(), v.boolean(), v.null()]))),
});
const hitsSchema = v.object({ hits: v.array(hitSchema) });
const batchSchema = v.object({ hits: hitsSchema });
const pageSchema = v.object({
  hits: v.object({ ...hitsSchema.entries, total: v.object({ value: v.number() }) }),
  aggregations: facetsSchema,
});
const countsSchema = v.object({
  aggregations: v.object({
    rules: v.object({
      buckets: v.array(v.object({ key: v.object({ rule: v.string() }), doc_count: v.number(), open: v.object({ doc_count: v.number() }) })),
      after_key: v.optional(v.record(v.string(), v.string())),
    }),
  }),
});

function toAlert({ _id: id, _index: index, _source: source }: v.InferOutput<typeof hitSchema>): StoredAlert {
  return { id, index, source };
}

function tooFar(): UseCaseError {
  return new UseCaseError(
    400,
    'page_too_far',
    `Only the first ${FARTHEST_ALERT} alerts can be paged through. Narrow the queue by a filter, or turn the order round.`
  );
}
