/** Writes exceptions of one rule: Kibana's `POST /api/detection_engine/rules/{id}/exceptions`, as far as this product uses it. */
import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { idSchema } from '../../common/api';
import {
  exceptionItemFromKibana,
  exceptionItemToKibana,
  isExpired,
  type kibanaExceptionsBodySchema,
  type ExceptionItem,
} from '../../common/exceptions';
import { findRule } from './found';
import type { DetectingPorts } from './ports';
import { UseCaseError } from './route';

export const ruleExceptionsParamsSchema = v.object({ id: idSchema });

type Body = v.InferOutput<typeof kibanaExceptionsBodySchema>;

/** Checks all items before it writes the first, so that a refused request leaves nothing behind. */
export async function createRuleException(
  ports: DetectingPorts,
  ruleId: string,
  body: Body
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const rule = await findRule(ports, ruleId);
  const now = ports.clock();
  const items = body.items.map((item) =>
    exceptionItemFromKibana(item, {
      id: randomUUID(),
      itemId: randomUUID(),
      listId: `exceptions-of-${rule.id}`,
      ruleId: rule.id,
      createdAt: now.toISOString(),
      createdBy: ports.userName,
    })
  );
  for (const item of items) refuseExpired(item, now);
  refuseRepeatedIds([...(await ports.exceptions.ofRule(rule.id)), ...items]);
  for (const item of items) await ports.exceptions.create(item);
  return items.map(exceptionItemToKibana);
}

function refuseExpired(item: ExceptionItem, now: Date): void {
  if (!isExpired(item, now)) return;
  throw new UseCaseError(400, 'expire_time_past', `The exception would have expired at ${item.expireTime} already. Choose a later time.`);
}

function refuseRepeatedIds(items: readonly ExceptionItem[]): void {
  const seen = new Set<string>();
  for (const { itemId } of items) {
    if (seen.has(itemId)) {
      throw new UseCaseError(
        409,
        'exception_exists',
        'An exception with this item id exists already. Leave item_id out to get a new one.',
        {
          item_id: itemId,
        }
      );
    }
    seen.add(itemId);
  }
}
