/** The tags of alerts: what a change writes into a document, and the use case behind Kibana's tags route. */
import * as v from 'valibot';
import { idSchema } from '../../common/api';
import type { EventSource } from '../../common/engine';
import { alertsUpdated, type AlertsUpdated } from './alerts_updated';
import type { AlertTagChange, DetectingPorts } from './ports';
import { UseCaseError } from './route';

const FIELD = 'kibana.alert.workflow_tags';

/** The document after the change, for stores that keep whole documents: what stays keeps its order, what is new comes last. */
export function withTags(source: EventSource, { add, remove }: AlertTagChange): EventSource {
  const stored = source[FIELD];
  const present: readonly unknown[] = Array.isArray(stored) ? stored : [stored];
  const tags = present.filter((tag) => typeof tag === 'string');
  return { ...source, [FIELD]: [...new Set([...tags.filter((tag) => !remove.includes(tag)), ...add])] };
}

const tagsSchema = v.pipe(v.array(v.pipe(v.string(), v.maxLength(1_024))), v.maxLength(1_000));

/** Body of `POST /api/detection_engine/signals/tags` as far as this product sends it: by ids, not by query. */
export const signalsTagsBodySchema = v.object({
  ids: v.pipe(v.array(idSchema), v.maxLength(10_000)),
  tags: v.object({ tags_to_add: tagsSchema, tags_to_remove: tagsSchema }),
});
export type SignalsTagsBody = v.InferOutput<typeof signalsTagsBodySchema>;

export async function setAlertTags(ports: DetectingPorts, { ids, tags }: SignalsTagsBody): Promise<AlertsUpdated> {
  if (ids.length === 0) throw new UseCaseError(400, 'no_alerts', 'No alert ids were provided. Name at least one in "ids".');
  const [add, remove] = [tags.tags_to_add, tags.tags_to_remove];
  const inBoth = [...new Set(add.filter((tag) => remove.includes(tag)))];
  if (inBoth.length > 0) {
    throw new UseCaseError(400, 'tags_in_both_lists', 'The same tags stand in tags_to_add and in tags_to_remove. Leave each in one list.', {
      tags: inBoth.slice(0, 100),
    });
  }
  const started = ports.clock().getTime();
  const changed = await ports.alerts.setTags(ids, { add, remove });
  return alertsUpdated(changed.length, ports.clock().getTime() - started);
}
