/** The stored form of a rule, as one schema: what TOML files, exports and alerts have in common, with limits. */
import * as v from 'valibot';
import type { QueryLanguage, Rule, RuleChange, RuleType } from './rule';
import { DEFAULT_SCHEDULE, scheduleProblem } from './schedule';
import { typeSettings, typeSettingsEntries } from './type_settings';

const text = (longest: number) => v.pipe(v.string(), v.maxLength(longest));
const line = (longest: number) => v.pipe(text(longest), v.minLength(1));
const texts = (longest: number, most: number) => v.nullish(v.pipe(v.array(text(longest)), v.maxLength(most)), []);

export const severitySchema = v.picklist(['low', 'medium', 'high', 'critical']);
export const ruleTypeSchema = v.picklist([
  'eql',
  'query',
  'saved_query',
  'threshold',
  'new_terms',
  'threat_match',
  'esql',
  'machine_learning',
]);
export const languageSchema = v.picklist(['eql', 'kuery', 'lucene', 'esql']);
export const versionSchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000));
export const riskScoreSchema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100));
export const maxSignalsSchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000));
export const querySchema = text(500_000);
export const noteSchema = text(300_000);
export const nameSchema = line(1_000);
export const idSchema = v.pipe(line(256), v.regex(/^[^\u0000-\u001f\u007f]+$/u, 'an id has no control characters'));
export const indexSchema = texts(512, 500);
export const tagsSchema = texts(512, 500);
export const linksSchema = texts(2_048, 500);
export const authorSchema = texts(512, 100);

const referenceEntries = { id: line(64), name: line(256), reference: v.nullish(text(2_048), '') };
export const threatSchema = v.pipe(
  v.array(
    v.object({
      framework: line(128),
      tactic: v.object(referenceEntries),
      technique: v.nullish(
        v.pipe(
          v.array(
            v.object({
              ...referenceEntries,
              subtechnique: v.nullish(v.pipe(v.array(v.object(referenceEntries)), v.maxLength(100)), []),
            })
          ),
          v.maxLength(100)
        ),
        []
      ),
    })
  ),
  v.maxLength(100)
);

export const storedRuleSchema = v.object({
  id: v.nullish(idSchema),
  rule_id: idSchema,
  name: nameSchema,
  description: text(50_000),
  note: v.nullish(noteSchema, ''),
  setup: v.nullish(noteSchema, ''),
  false_positives: texts(10_000, 200),
  type: ruleTypeSchema,
  language: v.nullish(languageSchema),
  query: v.nullish(querySchema, ''),
  index: indexSchema,
  ...typeSettingsEntries,
  severity: severitySchema,
  risk_score: riskScoreSchema,
  from: v.nullish(line(100), DEFAULT_SCHEDULE.from),
  to: v.nullish(line(100), DEFAULT_SCHEDULE.to),
  interval: v.nullish(line(20), DEFAULT_SCHEDULE.interval),
  max_signals: v.nullish(maxSignalsSchema, 100),
  enabled: v.nullish(v.boolean(), true),
  tags: tagsSchema,
  threat: v.nullish(threatSchema, []),
  references: linksSchema,
  author: authorSchema,
  license: v.nullish(text(1_000), ''),
  version: v.nullish(versionSchema, 1),
  timestamp_override: v.nullish(line(512)),
  event_category_override: v.nullish(line(512)),
  building_block_type: v.nullish(line(64)),
  created_at: v.nullish(text(64)),
  created_by: v.nullish(text(512)),
  updated_at: v.nullish(text(64)),
  updated_by: v.nullish(text(512)),
});
export type StoredRule = v.InferOutput<typeof storedRuleSchema>;

/** The language that a rule type is written in; the types without an entry may be written in several, or have no query. */
const LANGUAGE_OF_TYPE: Partial<Record<RuleType, QueryLanguage>> = { eql: 'eql', esql: 'esql' };

/** What the shape alone does not show: a schedule that never looks, a type without its query. Empty when all is well. */
export function storedRuleProblems(stored: StoredRule): readonly { readonly field: string; readonly message: string }[] {
  const problems: { field: string; message: string }[] = [];
  const schedule = scheduleProblem(stored);
  if (schedule !== undefined) problems.push({ field: schedule.slice(0, schedule.indexOf(':')), message: schedule });
  const language = LANGUAGE_OF_TYPE[stored.type];
  if (language !== undefined && stored.query.trim() === '') {
    problems.push({ field: 'query', message: `query: a rule of type ${stored.type} needs a query, found none` });
  }
  if (language !== undefined && (stored.language ?? language) !== language) {
    problems.push({
      field: 'language',
      message: `language: found "${stored.language}", but a rule of type ${stored.type} is written in "${language}"`,
    });
  }
  return problems;
}

export function toRule(stored: StoredRule, source: string): Rule {
  return {
    id: stored.id ?? stored.rule_id,
    ruleId: stored.rule_id,
    type: stored.type,
    language: languageOf(stored.type, stored.language ?? undefined),
    name: stored.name,
    description: stored.description.trim(),
    note: stored.note,
    setup: stored.setup,
    falsePositives: stored.false_positives.map((advice) => advice.trim()),
    query: stored.query,
    ...typeSettings(stored),
    index: stored.index,
    severity: stored.severity,
    riskScore: stored.risk_score,
    from: stored.from,
    to: stored.to,
    interval: stored.interval,
    maxSignals: stored.max_signals,
    enabled: stored.enabled,
    tags: stored.tags,
    threat: stored.threat,
    references: stored.references,
    author: stored.author,
    license: stored.license,
    version: stored.version,
    timestampOverride: stored.timestamp_override ?? undefined,
    eventCategoryOverride: stored.event_category_override ?? undefined,
    buildingBlockType: stored.building_block_type ?? undefined,
    created: ruleChange(stored.created_at, stored.created_by),
    updated: ruleChange(stored.updated_at, stored.updated_by),
    translations: {},
    source,
  };
}

/** Undefined without a time; a day alone (`2026/01/31`, as the public repository writes it) is its first instant in UTC. */
export function ruleChange(at: string | null | undefined, by: string | null | undefined): RuleChange | undefined {
  const atMs = Date.parse((at ?? '').replaceAll('/', '-'));
  return Number.isNaN(atMs) ? undefined : { at: new Date(atMs).toISOString(), by: by ?? '' };
}

/** Kibana writes no language for machine learning, and KQL where a query rule does not say. */
export function languageOf(type: RuleType, language: QueryLanguage | undefined): QueryLanguage | undefined {
  if (type === 'machine_learning') return undefined;
  return LANGUAGE_OF_TYPE[type] ?? language ?? 'kuery';
}
