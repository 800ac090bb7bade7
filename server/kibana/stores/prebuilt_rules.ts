/**
 * The rules that come with the Security app's package, installed or not: Kibana keeps each version of each as a saved object that is shared by
 * all spaces, readable for whoever may read Security.
 */
import * as v from 'valibot';
import type { SavedObjectsClientPort } from './saved_objects_client';
import { statusOf } from './store_errors';

const PREBUILT_RULE_TYPE = 'security-rule';
/** The package has some 1,500. */
const MOST = 10_000;

const foundSchema = v.object({
  aggregations: v.optional(v.object({ rule_ids: v.object({ buckets: v.array(v.object({ key: v.string() })) }) })),
});

/**
 * Stable ids; none where the package is not installed, the type is not known here, or the user may not read it: then nobody can say that a
 * rule is missing.
 */
export async function prebuiltRuleIds(client: Pick<SavedObjectsClientPort, 'find'>): Promise<ReadonlySet<string>> {
  try {
    const found = await client.find({
      type: PREBUILT_RULE_TYPE,
      perPage: 0,
      aggs: { rule_ids: { terms: { field: `${PREBUILT_RULE_TYPE}.attributes.rule_id`, size: MOST } } },
    });
    return new Set(v.parse(foundSchema, found).aggregations?.rule_ids.buckets.map(({ key }) => key));
  } catch (error) {
    if (isNotForUs(statusOf(error))) return new Set();
    throw error;
  }
}

/** Refused, unknown, or not to be counted: an answer like any other. */
function isNotForUs(status: number | undefined): boolean {
  return status === 400 || status === 403 || status === 404;
}
