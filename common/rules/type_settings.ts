/** What only some types of rules have: a threshold, new terms, indicators of threats. Kibana's form and that of the public repository are read alike. */
import * as v from 'valibot';
import type { NewTermsSettings, Rule, ThreatMatchSettings } from './rule';

const field = v.pipe(v.string(), v.minLength(1), v.maxLength(512));
const fields = v.pipe(v.array(field), v.maxLength(100));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000_000));
const dateMath = v.pipe(v.string(), v.minLength(1), v.maxLength(100));
/** A condition in Elasticsearch's query DSL; what it says is read when the rule is compiled. */
export const filtersSchema = v.pipe(v.array(v.record(v.string(), v.unknown())), v.maxLength(1_000));
const queryText = v.pipe(v.string(), v.maxLength(500_000));

/** An older rule has one field as text; '' is none. */
const thresholdFields = v.pipe(
  v.union([fields, v.pipe(v.string(), v.maxLength(512))]),
  v.transform((given) => (typeof given === 'string' ? [given] : given).filter((name) => name !== ''))
);

const thresholdSchema = v.object({
  field: v.nullish(thresholdFields, []),
  value: count,
  cardinality: v.nullish(v.pipe(v.array(v.object({ field, value: count })), v.maxLength(20)), []),
});

/** As the public repository writes it: names and values in a table of their own. */
const newTermsTableSchema = v.object({
  value: fields,
  history_window_start: v.pipe(v.array(v.object({ value: dateMath })), v.minLength(1)),
});

const threatMappingSchema = v.pipe(
  v.array(
    v.object({ entries: v.pipe(v.array(v.object({ field, value: field, negate: v.optional(v.boolean(), false) })), v.maxLength(100)) })
  ),
  v.maxLength(1_000)
);

export const typeSettingsEntries = {
  filters: v.nullish(filtersSchema, []),
  threshold: v.nullish(thresholdSchema),
  new_terms_fields: v.nullish(fields),
  history_window_start: v.nullish(dateMath),
  new_terms: v.nullish(newTermsTableSchema),
  threat_index: v.nullish(fields, []),
  threat_query: v.nullish(queryText),
  threat_language: v.nullish(v.picklist(['kuery', 'lucene', 'eql', 'esql'])),
  threat_filters: v.nullish(filtersSchema, []),
  threat_mapping: v.nullish(threatMappingSchema),
  timestamp_field: v.nullish(field),
  tiebreaker_field: v.nullish(field),
};

const typeSettingsSchema = v.object(typeSettingsEntries);
type StoredTypeSettings = v.InferOutput<typeof typeSettingsSchema>;

type TypeSettings = Pick<Rule, 'filters' | 'threshold' | 'newTerms' | 'threatMatch' | 'timestampField' | 'tiebreakerField'>;

export function typeSettings(stored: StoredTypeSettings): TypeSettings {
  return {
    filters: stored.filters,
    threshold: stored.threshold ?? undefined,
    newTerms: newTermsOf(stored),
    threatMatch: threatMatchOf(stored),
    timestampField: stored.timestamp_field ?? undefined,
    tiebreakerField: stored.tiebreaker_field ?? undefined,
  };
}

function newTermsOf({
  new_terms: table,
  new_terms_fields: names,
  history_window_start: start,
}: StoredTypeSettings): NewTermsSettings | undefined {
  const historyWindowStart = start ?? table?.history_window_start[0]?.value;
  const termFields = names ?? table?.value;
  return historyWindowStart === undefined || termFields === undefined ? undefined : { fields: termFields, historyWindowStart };
}

function threatMatchOf(stored: StoredTypeSettings): ThreatMatchSettings | undefined {
  if (stored.threat_mapping === null || stored.threat_mapping === undefined) return undefined;
  return {
    index: stored.threat_index,
    query: stored.threat_query ?? '*:*',
    language: stored.threat_language ?? 'kuery',
    filters: stored.threat_filters,
    mapping: stored.threat_mapping,
  };
}

/** For alerts, whose parts are read one by one: a part of the wrong shape costs itself only. */
export function readTypeSettings(partOf: (name: string) => unknown): TypeSettings {
  const parts = Object.entries(typeSettingsEntries).map(([name, schema]) => {
    const parsed = v.safeParse(schema, partOf(name));
    return [name, parsed.success ? parsed.output : undefined] as const;
  });
  return typeSettings(v.parse(typeSettingsSchema, Object.fromEntries(parts)));
}
