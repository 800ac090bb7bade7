/**
 * The alert document, in the shape that Kibana 8.12 stores in `.alerts-security.alerts-default`: `kibana.*` as flat dotted
 * keys, the event's `event.*` fields flat as well (`event.kind` is overwritten, its own value is under `kibana.alert.original_event.*`),
 * every other field of the event as it came.
 */
import { prepareDocument, type EventSource } from '../../../common/engine';
import type { Rule, RuleType } from '../../../common/rules';
import type { StoredAlert, StoredEvent } from '../ports';
import { alertIdOf } from './alert_id';
import { alertReason } from './alert_reason';

/** What of the rule's execution is written into each of its alerts. */
export interface AlertOrigin {
  readonly rule: Rule;
  readonly executionUuid: string;
  /** ISO. */
  readonly at: string;
  /** ISO; when the event happened. */
  readonly originalTime: string;
}

export const ALERT_INDEX = '.internal.alerts-security.alerts-default-000001';
const KIBANA_VERSION = '8.12.2';

/** What becomes an alert: one event, or what several have in common. */
export interface AlertContent {
  readonly id: string;
  readonly source: EventSource;
  /** The events that it was made of. */
  readonly ancestors: readonly StoredEvent[];
  /** Beside what every alert has: fields of this kind of rule only. */
  readonly extra: EventSource;
}

export function buildAlert(event: StoredEvent, origin: AlertOrigin): StoredAlert {
  return alertOf({ id: alertIdOf(event, origin.rule.id), source: event.source, ancestors: [event], extra: {} }, origin);
}

export function alertOf({ id, source: content, ancestors, extra }: AlertContent, origin: AlertOrigin): StoredAlert {
  const { rule, at } = origin;
  const eventFields = eventFieldsOf(content);
  const source: EventSource = {
    ...withoutEventFields(content),
    ...Object.fromEntries(eventFields.map(([name, value]) => [`event.${name}`, value])),
    '@timestamp': at,
    'event.kind': 'signal',
    'kibana.version': KIBANA_VERSION,
    'kibana.space_ids': ['default'],
    'kibana.alert.uuid': id,
    'kibana.alert.status': 'active',
    'kibana.alert.workflow_status': 'open',
    'kibana.alert.workflow_tags': [],
    'kibana.alert.workflow_assignee_ids': [],
    'kibana.alert.depth': 1,
    'kibana.alert.ancestors': ancestors.map((event) => ({ id: event.id, type: 'event', index: event.index ?? '', depth: 0 })),
    'kibana.alert.original_time': origin.originalTime,
    ...Object.fromEntries(eventFields.map(([name, value]) => [`kibana.alert.original_event.${name}`, value])),
    'kibana.alert.reason': alertReason(prepareDocument(content), rule),
    'kibana.alert.severity': rule.severity,
    'kibana.alert.risk_score': rule.riskScore,
    'kibana.alert.start': at,
    'kibana.alert.last_detected': at,
    ...(rule.buildingBlockType === undefined ? {} : { 'kibana.alert.building_block_type': rule.buildingBlockType }),
    ...extra,
    ...ruleFields(origin),
  };
  return { id, index: ALERT_INDEX, source };
}

function ruleFields({ rule, executionUuid, at }: AlertOrigin): EventSource {
  const common = commonFields(rule);
  const kind = RULE_KINDS[rule.type];
  const flat = {
    ...common,
    uuid: rule.id,
    name: rule.name,
    category: kind.category,
    consumer: 'siem',
    producer: 'siem',
    rule_type_id: kind.id,
    type: rule.type,
    revision: 0,
    enabled: rule.enabled,
    interval: rule.interval,
    tags: rule.tags,
    indices: rule.index,
    actions: [],
    ...(rule.created && { created_at: rule.created.at, created_by: rule.created.by }),
    ...(rule.updated && { updated_at: rule.updated.at, updated_by: rule.updated.by }),
    'execution.uuid': executionUuid,
    'execution.timestamp': at,
    parameters: {
      ...common,
      type: rule.type,
      language: rule.language,
      index: rule.index,
      query: rule.query,
      setup: rule.setup,
      related_integrations: [],
      required_fields: [],
      ...typeParameters(rule),
      ...(rule.eventCategoryOverride === undefined ? {} : { event_category_override: rule.eventCategoryOverride }),
    },
  };
  return Object.fromEntries(Object.entries(flat).map(([name, value]) => [`kibana.alert.rule.${name}`, value]));
}

/** How Kibana's framework names the types. */
const RULE_KINDS: Readonly<Record<RuleType, { readonly id: string; readonly category: string }>> = {
  eql: { id: 'siem.eqlRule', category: 'Event Correlation Rule' },
  query: { id: 'siem.queryRule', category: 'Custom Query Rule' },
  saved_query: { id: 'siem.savedQueryRule', category: 'Saved Query Rule' },
  threshold: { id: 'siem.thresholdRule', category: 'Threshold Rule' },
  new_terms: { id: 'siem.newTermsRule', category: 'New Terms Rule' },
  threat_match: { id: 'siem.indicatorRule', category: 'Indicator Match Rule' },
  esql: { id: 'siem.esqlRule', category: 'ES|QL Rule' },
  machine_learning: { id: 'siem.mlRule', category: 'Machine Learning Rule' },
};

/** What only rules of some types have; what a rule lacks is left out, as a stored alert leaves it out. */
function typeParameters({ filters, threshold, newTerms, threatMatch, timestampField, tiebreakerField }: Rule): EventSource {
  return {
    ...(filters.length > 0 && { filters }),
    ...(threshold && { threshold }),
    ...(newTerms && { new_terms_fields: newTerms.fields, history_window_start: newTerms.historyWindowStart }),
    ...(threatMatch && {
      threat_index: threatMatch.index,
      threat_query: threatMatch.query,
      threat_language: threatMatch.language,
      threat_filters: threatMatch.filters,
      threat_mapping: threatMatch.mapping,
    }),
    ...(timestampField !== undefined && { timestamp_field: timestampField }),
    ...(tiebreakerField !== undefined && { tiebreaker_field: tiebreakerField }),
  };
}

/** Fields that stand both flat beside the alert and in `parameters`. */
function commonFields(rule: Rule): Readonly<Record<string, unknown>> {
  return {
    rule_id: rule.ruleId,
    description: rule.description,
    version: rule.version,
    severity: rule.severity,
    risk_score: rule.riskScore,
    author: rule.author,
    license: rule.license,
    false_positives: rule.falsePositives,
    references: rule.references,
    threat: rule.threat,
    from: rule.from,
    to: rule.to,
    max_signals: rule.maxSignals,
    note: rule.note,
    immutable: false,
    exceptions_list: [],
    risk_score_mapping: [],
    severity_mapping: [],
    ...(rule.buildingBlockType === undefined ? {} : { building_block_type: rule.buildingBlockType }),
    ...(rule.timestampOverride === undefined ? {} : { timestamp_override: rule.timestampOverride }),
  };
}

/** The event's `event.*` fields by their name below `event`, whether they are stored nested, dotted or, with several values, both. */
function eventFieldsOf(source: EventSource): readonly (readonly [string, unknown])[] {
  const nested = source['event'];
  const own = isObject(nested) ? Object.entries(nested) : [];
  const dotted = Object.entries(source).filter(([key]) => key.startsWith('event.'));
  const found = new Map<string, unknown>(own);
  for (const [key, value] of dotted) {
    const name = key.slice('event.'.length);
    found.set(name, found.has(name) ? [found.get(name), value].flat() : value);
  }
  return [...found];
}

/** What is left beside them; nor any `kibana.*` that an event brings along: nobody forges an alert's status by sending an event. */
function withoutEventFields(source: EventSource): EventSource {
  return Object.fromEntries(
    Object.entries(source).filter(([key, value]) => {
      // An `event` that is no object (a list of them) cannot be spelled flat; it stays as it is rather than getting lost.
      if (key === 'event') return !isObject(value);
      return !key.startsWith('event.') && key !== 'kibana' && !key.startsWith('kibana.');
    })
  );
}

function isObject(value: unknown): value is EventSource {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
