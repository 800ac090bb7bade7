/**
 * The rule out of an alert. An alert carries the rule as it was when the alert was made (`kibana.alert.rule.*`, `kibana.alert.rule.parameters`),
 * so its guide can be shown though the rule has been changed or deleted since.
 */
import * as v from 'valibot';
import type { EventSource } from '../engine';
import { valueAt } from './dotted_path';
import type { Rule } from './rule';
import {
  authorSchema,
  idSchema,
  indexSchema,
  languageOf,
  languageSchema,
  linksSchema,
  maxSignalsSchema,
  nameSchema,
  noteSchema,
  querySchema,
  riskScoreSchema,
  ruleTypeSchema,
  severitySchema,
  tagsSchema,
  threatSchema,
  versionSchema,
  ruleChange,
} from './schema';
import { readTypeSettings } from './type_settings';
import { DEFAULT_SCHEDULE, scheduleProblem } from './schedule';

const PREFIX = 'kibana.alert.rule';

/**
 * Undefined when the document names no rule. Alerts come from outside and were made by many versions: a part that has the
 * wrong shape gets its default, and the rest is still read. Texts exist in the rule's own language only.
 */
export function readAlertRule(source: EventSource): Rule | undefined {
  const of = fieldsOf(source);
  const ruleId = of('rule_id', v.optional(idSchema), undefined);
  const id = of('uuid', v.optional(idSchema), undefined) ?? ruleId;
  if (id === undefined) return undefined;
  const type = of('type', ruleTypeSchema, 'query');
  return {
    id,
    ruleId: ruleId ?? id,
    type,
    language: languageOf(type, of('language', v.optional(languageSchema), undefined)),
    name: of('name', nameSchema, ruleId ?? id),
    description: of('description', noteSchema, ''),
    note: of('note', noteSchema, ''),
    setup: of('setup', noteSchema, ''),
    falsePositives: of('false_positives', tagsSchema, []),
    query: of('query', querySchema, ''),
    ...readTypeSettings((name) => of(name, v.unknown(), undefined)),
    index: of('index', indexSchema, []),
    severity: of('severity', severitySchema, 'low'),
    riskScore: of('risk_score', riskScoreSchema, 0),
    ...scheduleOf(of),
    maxSignals: of('max_signals', maxSignalsSchema, 100),
    enabled: of('enabled', v.boolean(), true),
    tags: of('tags', tagsSchema, []),
    threat: of('threat', threatSchema, []),
    references: of('references', linksSchema, []),
    author: of('author', authorSchema, []),
    license: of('license', noteSchema, ''),
    version: of('version', versionSchema, 1),
    timestampOverride: of('timestamp_override', v.optional(nameSchema), undefined),
    eventCategoryOverride: of('event_category_override', v.optional(nameSchema), undefined),
    buildingBlockType: of('building_block_type', v.optional(nameSchema), undefined),
    created: ruleChange(of('created_at', v.optional(v.string()), undefined), of('created_by', v.optional(v.string()), undefined)),
    updated: ruleChange(of('updated_at', v.optional(v.string()), undefined), of('updated_by', v.optional(v.string()), undefined)),
    translations: {},
    source: 'alert',
  };
}

/**
 * Whether the alert carries its rule. What lies beside the parameters (names, ids) is no rule yet: where they are missing, so are the query and
 * the kind of the rule, and `readAlertRule` answers defaults for them.
 */
export function carriesRule(source: EventSource): boolean {
  return ['type', 'query'].some((name) => isGiven(valueAt(source, `${PREFIX}.parameters.${name}`)));
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

type FieldReader = <T>(name: string, schema: v.GenericSchema<unknown, T>, otherwise: T) => T;

/** The parameters first: the flat fields beside them are a copy, cut short in places. Older alerts spell parameters in camel case. */
function fieldsOf(source: EventSource): FieldReader {
  return (name, schema, otherwise) => {
    const paths = [`${PREFIX}.parameters.${name}`, `${PREFIX}.parameters.${camelCase(name)}`, `${PREFIX}.${name}`];
    for (const path of paths) {
      const value = valueAt(source, path);
      const parsed = value === undefined || value === null ? undefined : v.safeParse(schema, value);
      if (parsed?.success) return parsed.output;
    }
    return otherwise;
  };
}

function scheduleOf(of: FieldReader): Pick<Rule, 'from' | 'to' | 'interval'> {
  const text = v.string();
  const schedule = {
    from: of('from', text, DEFAULT_SCHEDULE.from),
    to: of('to', text, DEFAULT_SCHEDULE.to),
    interval: of('interval', text, DEFAULT_SCHEDULE.interval),
  };
  return scheduleProblem(schedule) === undefined ? schedule : DEFAULT_SCHEDULE;
}

function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
