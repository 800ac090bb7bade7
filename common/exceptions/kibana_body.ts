/** Exceptions of one rule as Kibana's REST route takes and answers them: `POST /api/detection_engine/rules/{id}/exceptions`. */
import * as v from 'valibot';
import type { ExceptionItem } from './exception';
import { exceptionEntriesSchema } from './schema';

const text = (most: number) => v.pipe(v.string(), v.maxLength(most));
const required = (most: number) => v.pipe(v.string(), v.regex(/\S/, 'must not be empty'), v.maxLength(most));

export const kibanaExceptionItemSchema = v.object({
  type: v.literal('simple'),
  name: required(1024),
  description: required(10_000),
  entries: exceptionEntriesSchema,
  comments: v.optional(v.pipe(v.array(v.object({ comment: required(10_000) })), v.maxLength(100)), []),
  expire_time: v.optional(v.pipe(v.string(), v.isoTimestamp('must be a date and time such as 2026-01-31T00:00:00Z'))),
  os_types: v.optional(v.array(v.picklist(['linux', 'macos', 'windows'])), []),
  tags: v.optional(v.pipe(v.array(text(1024)), v.maxLength(100)), []),
  item_id: v.optional(required(512)),
});
export type KibanaExceptionItemBody = v.InferOutput<typeof kibanaExceptionItemSchema>;

export const kibanaExceptionsBodySchema = v.object({
  items: v.pipe(v.array(kibanaExceptionItemSchema), v.minLength(1), v.maxLength(100)),
});
export type KibanaExceptionsBody = v.InferInput<typeof kibanaExceptionsBodySchema>;

/** What the store adds to a body. `itemId` is used where the body names none. */
export type ExceptionItemOrigin = Pick<ExceptionItem, 'id' | 'itemId' | 'listId' | 'ruleId' | 'createdAt' | 'createdBy'>;

export function exceptionItemFromKibana(body: KibanaExceptionItemBody, origin: ExceptionItemOrigin): ExceptionItem {
  return {
    ...origin,
    itemId: body.item_id ?? origin.itemId,
    name: body.name,
    description: body.description,
    entries: body.entries,
    comments: body.comments.map(({ comment }) => comment),
    osTypes: body.os_types,
    tags: body.tags,
    expireTime: body.expire_time,
  };
}

/** The item as Kibana answers it. */
export function exceptionItemToKibana(item: ExceptionItem): Readonly<Record<string, unknown>> {
  const { createdAt: created_at, createdBy: created_by } = item;
  return {
    id: item.id,
    item_id: item.itemId,
    list_id: item.listId,
    type: 'simple',
    namespace_type: 'single',
    name: item.name,
    description: item.description,
    entries: item.entries,
    comments: item.comments.map((comment, index) => ({ id: `${item.id}-comment-${index + 1}`, comment, created_at, created_by })),
    ...(item.expireTime === undefined ? {} : { expire_time: item.expireTime }),
    os_types: item.osTypes,
    tags: item.tags,
    tie_breaker_id: item.id,
    created_at,
    created_by,
    updated_at: created_at,
    updated_by: created_by,
  };
}
