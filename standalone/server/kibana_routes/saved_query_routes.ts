/** Kibana's Osquery routes for saved queries, in its shapes: list them, save one. */
import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { SAVED_QUERIES_PATH } from '../../../common/api';
import type { SqliteSavedQueryStore, StoredSavedQuery } from '../../sqlite/saved_query_store';
import { checked } from '../http/checked';
import { RequestError } from '../http/errors';
import type { HostRoute } from '../http/http_server';

interface SavedQueryContext {
  readonly store: SqliteSavedQueryStore;
  readonly clock: () => Date;
  readonly userName: string;
}

const text = (most: number) => v.pipe(v.string(), v.maxLength(most));

const savedQueryBodySchema = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(512)),
  description: v.optional(text(10_000)),
  query: v.pipe(text(100_000), v.minLength(1)),
  platform: v.optional(text(256)),
  version: v.optional(text(256)),
  interval: v.pipe(
    v.union([v.string(), v.number()], 'must be a number of seconds'),
    v.transform(String),
    v.regex(/^\d{1,9}$/, 'must be a number of seconds')
  ),
  timeout: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(900))),
  snapshot: v.optional(v.boolean()),
  removed: v.optional(v.boolean()),
  ecs_mapping: v.optional(v.record(v.string(), v.unknown())),
});

const count = (least: number, standard: number) =>
  v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,6}$/, 'must be a whole number'), v.transform(Number), v.minValue(least), v.maxValue(10_000)),
    String(standard)
  );

const savedQueriesQuerySchema = v.object({
  page: count(1, 1),
  pageSize: count(1, 20),
  sort: v.optional(v.literal('id', 'saved queries are sorted by id here')),
  sortOrder: v.optional(v.picklist(['asc', 'desc']), 'desc'),
});

export function savedQueryRoutes({ store, clock, userName }: SavedQueryContext): readonly HostRoute[] {
  return [
    {
      method: 'get',
      path: SAVED_QUERIES_PATH,
      handle: (request) => {
        const { page, pageSize, sortOrder } = checked(savedQueriesQuerySchema, request.query, 'query');
        const data = store.page({ offset: (page - 1) * pageSize, limit: pageSize, order: sortOrder });
        return { page, per_page: pageSize, total: store.count(), data: data.map((query) => ({ ...query, prebuilt: false })) };
      },
    },
    {
      method: 'post',
      path: SAVED_QUERIES_PATH,
      handle: (_request, given) => {
        const body = checked(savedQueryBodySchema, given, 'body');
        const at = clock().toISOString();
        const saved: StoredSavedQuery = {
          ...body,
          saved_object_id: randomUUID(),
          created_at: at,
          created_by: userName,
          updated_at: at,
          updated_by: userName,
        };
        if (!store.create(saved)) throw new RequestError(409, 'saved_query_exists', `Saved query with id "${body.id}" already exists.`);
        return { data: saved };
      },
    },
  ];
}
