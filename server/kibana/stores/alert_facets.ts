/** The values to filter the queue by: asked for as aggregations, and read from the answer. */
import * as v from 'valibot';
import type { Facet } from '../../../common/api';
import type { AlertPage } from '../../app/ports';
import { allOf, FIELD, severityQuery, statusQuery } from './alert_fields';
import type { EsAggregation, EsQuery } from './es_client';

const MOST_VALUES = 50;

type FacetName = keyof AlertPage['facets'];
/** The conditions that have a facet; a facet is counted without its own. */
export type FacetConditions = Readonly<Record<FacetName, EsQuery>>;

export function facetAggregations(conditions: FacetConditions): Record<string, EsAggregation> {
  const facet = (name: FacetName, values: EsAggregation): EsAggregation => {
    const others = Object.entries(conditions).flatMap(([other, condition]) => (other === name ? [] : [condition]));
    return { filter: allOf(others), aggs: { values } };
  };
  return {
    status: facet('status', { filters: { filters: statusQuery } }),
    severity: facet('severity', { filters: { filters: severityQuery } }),
    rule: facet('rule', { ...mostFrequent(FIELD.ruleId), aggs: { name: newestName } }),
    host: facet('host', mostFrequent(FIELD.host)),
    user: facet('user', mostFrequent(FIELD.user)),
  };
}

function mostFrequent(field: string): EsAggregation {
  return { terms: { field, size: MOST_VALUES, order: [{ _count: 'desc' }, { _key: 'asc' }] } };
}

/** Alerts keep the name that their rule had; the list shows the one of its newest alert. */
const newestName: EsAggregation = {
  terms: { field: FIELD.ruleName, size: 1, order: [{ newest: 'desc' }] },
  aggs: { newest: { max: { field: FIELD.time } } },
};

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const namedSchema = v.object({ values: v.object({ buckets: v.record(v.string(), v.object({ doc_count: count })) }) });
const listedSchema = v.object({ values: v.object({ buckets: v.array(v.object({ key: v.string(), doc_count: count })) }) });
const rulesSchema = v.object({
  values: v.object({
    buckets: v.array(v.object({ key: v.string(), doc_count: count, name: v.object({ buckets: v.array(v.object({ key: v.string() })) }) })),
  }),
});

export const facetsSchema = v.object({
  status: v.pipe(namedSchema, v.transform(fromNamed)),
  severity: v.pipe(namedSchema, v.transform(fromNamed)),
  rule: v.pipe(
    rulesSchema,
    v.transform(({ values }): readonly Facet[] =>
      values.buckets.map(({ key, doc_count, name }) => ({ value: key, label: name.buckets[0]?.key ?? key, count: doc_count }))
    )
  ),
  host: v.pipe(listedSchema, v.transform(fromListed)),
  user: v.pipe(listedSchema, v.transform(fromListed)),
}) satisfies v.GenericSchema<unknown, AlertPage['facets']>;

function fromNamed({ values }: v.InferOutput<typeof namedSchema>): readonly Facet[] {
  return Object.entries(values.buckets)
    .flatMap(([value, { doc_count }]) => (doc_count === 0 ? [] : [{ value, label: value, count: doc_count }]))
    .sort((left, right) => right.count - left.count || (left.value < right.value ? -1 : 1));
}

function fromListed({ values }: v.InferOutput<typeof listedSchema>): readonly Facet[] {
  return values.buckets.map(({ key, doc_count }) => ({ value: key, label: key, count: doc_count }));
}
