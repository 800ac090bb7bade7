/** What a threshold rule counted: the largest groups of events, also those that fall short. */
import type { CountedGroup } from '../../common/api';
import type { SetRule } from '../../common/detection';
import { thresholdGroups } from '../../common/engine';
import type { Rule } from '../../common/rules';
import type { EventToEvaluate } from './source_events';

const MOST_GROUPS = 5;

/** Empty for rules of other types. */
export function largestGroups({ threshold }: Rule, { type, parts }: SetRule, events: readonly EventToEvaluate[]): readonly CountedGroup[] {
  const [condition] = parts;
  if (type !== 'threshold' || threshold === undefined || condition === undefined) return [];
  const matched = events.map(({ document }) => document).filter((document) => condition.matches(document));
  return [...thresholdGroups(matched, threshold)]
    .sort((left, right) => Number(right.isReached) - Number(left.isReached) || right.documents.length - left.documents.length)
    .slice(0, MOST_GROUPS)
    .map(({ key, documents, cardinality, isReached }) => ({
      key: threshold.field.map((field, place) => ({ field, value: key.values[place] ?? null })),
      count: documents.length,
      cardinality,
      is_reached: isReached,
    }));
}
