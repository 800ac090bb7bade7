/** Evaluates rules on an alert or a document, and says why each of them matched, did not match or cannot be evaluated. */
import type { EvaluateBody, EvaluateResponse, RuleEvaluation } from '../../common/api';
import type { DocumentCondition } from '../../common/detection';
import { nearestMiss, prepareDocument, type EventSource } from '../../common/engine';
import { readAlertRule, type Rule } from '../../common/rules';
import { ruleOfAlert, type AlertRule } from './alert_rule';
import { compiledRule, type NotEvaluable } from './compiled_rules';
import { evaluateSet, type SetSubject } from './evaluate_set';
import { findAlert, refuseWithoutRules, ruleNotFound } from './found';
import { restoreEvent } from './original_event';
import type { Ports } from './ports';
import { conditionsOf, conditionsOnDocument } from './rules_on_document';
import { ruleOfQuery } from './rule_of_query';
import { documentOfHit } from './search_hit';
import { eventsOfAlert } from './source_events';

export async function evaluateRules(ports: Ports, body: EvaluateBody): Promise<EvaluateResponse> {
  const alert = body.alert_id === undefined ? undefined : await findAlert(ports, body.alert_id);
  const source = alert?.source ?? documentOfHit(body.document ?? {});
  const [event, rules] = await Promise.all([
    alert === undefined ? undefined : eventsOfAlert(ports, alert),
    askedRules(ports, body, { source, isStored: alert !== undefined }),
  ]);
  const subject: Subject = {
    document: event?.document ?? prepareDocument(restoreEvent(source)),
    events: event?.events ?? [],
    isGrouped: alert !== undefined && isGrouped(alert.source),
    // A rule that was asked for by name is explained either way: the question was "why not?".
    explainsAll: body.explain_all || !isAboutAll(body),
  };
  return {
    evaluated: rules.length,
    ...(event && { evaluated_on: event.from }),
    results: isAboutAll(body) ? evaluateAll(rules, subject) : rules.map((named) => evaluateRule(named, subject)),
  };
}

function isAboutAll({ rule_ids: ids, query }: EvaluateBody): boolean {
  return ids === undefined && query === undefined;
}

async function askedRules(
  ports: Ports,
  { rule_ids: ids, query }: EvaluateBody,
  asked: { readonly source: EventSource; readonly isStored: boolean }
): Promise<readonly EvaluatedRule[]> {
  if (query !== undefined) return [{ rule: ruleOfQuery(query.language, query.text) }];
  return ids === undefined ? enabledRules(ports) : namedRules(ports, ids, asked);
}

/** What rules are evaluated on, and how much is told of those that do not match. */
interface Subject extends SetSubject {
  /** The alert keeps of its events only the values that they were grouped by. */
  readonly isGrouped: boolean;
  readonly explainsAll: boolean;
}

/** An index says which rules could match at all; the rest do not. */
function evaluateAll(rules: readonly EvaluatedRule[], subject: Subject): readonly RuleEvaluation[] {
  const satisfied = new Set<DocumentCondition>();
  const installed = rules.map(({ rule }) => rule);
  for (const document of [subject.document, ...subject.events.map((event) => event.document)]) {
    for (const condition of conditionsOnDocument(installed, document)) satisfied.add(condition);
  }
  return rules.map((named) => {
    const compiled = compiledRule(named.rule);
    const isOut = compiled.ok && !conditionsOf(compiled).some((condition) => satisfied.has(condition));
    return isOut && !subject.explainsAll ? { ...nameOf(named), verdict: 'not_matched', ...NOTHING_TOLD } : evaluateRule(named, subject);
  });
}

/** Threshold rules make alerts of counts: what matched their query cannot be seen in the alert. */
function isGrouped(source: EventSource): boolean {
  const document = prepareDocument(source);
  return document.values('kibana.alert.threshold_result.count').length > 0;
}

/** A rule as it is installed, or the rule of the alert as the alert carries it. */
type EvaluatedRule = Pick<AlertRule, 'rule' | 'lacksQuery'> & Partial<Pick<AlertRule, 'standing'>>;

const notCarried: NotEvaluable = {
  code: 'rule_not_carried',
  message: 'The alert does not carry the query of its rule, and the rule is not installed any more or cannot be read.',
};

const eventsNotReadable: NotEvaluable = {
  code: 'events_not_readable',
  message:
    'The alert was made of a count of events and keeps only the values that they have in common; the events themselves cannot be read.',
};

const NOTHING_TOLD = { why: undefined, explanation: undefined };

function evaluateRule(named: EvaluatedRule, subject: Subject): RuleEvaluation {
  const refused = (why: NotEvaluable): RuleEvaluation => ({ ...nameOf(named), verdict: 'not_evaluable', why, explanation: undefined });
  if (named.lacksQuery) return refused(notCarried);
  const compiled = compiledRule(named.rule);
  if (!compiled.ok) return refused(compiled.why);
  if (compiled.rule.kind === 'set') {
    if (subject.isGrouped && subject.events.length === 0) return refused(eventsNotReadable);
    const { verdict, set } = evaluateSet(named.rule, compiled.rule, subject, subject.explainsAll);
    return { ...nameOf(named), verdict, ...NOTHING_TOLD, ...(set && { set }) };
  }
  const { rule } = compiled;
  // An alert of several events: each of them may be what another rule looks for.
  const document =
    [subject.document, ...subject.events.map((event) => event.document)].find((each) => rule.matches(each)) ?? subject.document;
  const isMatch = rule.matches(document);
  if (!isMatch && !subject.explainsAll) return { ...nameOf(named), verdict: 'not_matched', ...NOTHING_TOLD };
  const explanation = rule.explain(document);
  return {
    ...nameOf(named),
    verdict: isMatch ? 'matched' : 'not_matched',
    why: undefined,
    explanation,
    ...(!isMatch && { nearest_miss: nearestMiss(explanation.root) }),
  };
}

function nameOf({ rule, standing }: EvaluatedRule): Pick<RuleEvaluation, 'rule'> {
  return {
    rule: {
      id: rule.id,
      rule_id: rule.ruleId,
      name: rule.name,
      type: rule.type,
      version: rule.version,
      ...(standing && { standing }),
    },
  };
}

async function enabledRules(ports: Ports): Promise<readonly EvaluatedRule[]> {
  refuseWithoutRules(ports);
  return (await ports.rules.list()).filter((rule) => rule.enabled).map((rule) => ({ rule }));
}

/**
 * In the order of the request, each once. The rule that made the alert is the alert's own copy; so is that of a document which is an alert,
 * when no such rule is installed.
 */
async function namedRules(
  ports: Ports,
  ids: readonly string[],
  { source, isStored }: { readonly source: EventSource; readonly isStored: boolean }
): Promise<readonly EvaluatedRule[]> {
  const own = readAlertRule(source);
  const ownIds = own === undefined ? new Set<unknown>() : idsOfAlertRule(source, own);
  const isOwn = (id: string): boolean => ownIds.has(id);
  const found = new Map<string, EvaluatedRule>();
  const unknown: string[] = [];
  for (const id of new Set(ids)) {
    const evaluated = isStored && isOwn(id) ? await ruleOfAlert(ports, source) : await installedRule(ports, id);
    if (evaluated) found.set(evaluated.rule.id, evaluated);
    else if (own !== undefined && isOwn(id)) found.set(own.id, { rule: own });
    else unknown.push(id);
  }
  if (unknown.length > 0) {
    refuseWithoutRules(ports);
    throw ruleNotFound(unknown);
  }
  return [...found.values()];
}

/** The queue names a rule by the fields beside its parameters; an alert that was copied or rewritten may give it another id in each place. */
function idsOfAlertRule(source: EventSource, own: Rule): ReadonlySet<unknown> {
  const document = prepareDocument(source);
  const beside = ['kibana.alert.rule.uuid', 'kibana.alert.rule.rule_id'].flatMap((field) => document.values(field));
  return new Set<unknown>([own.id, own.ruleId, ...beside]);
}

async function installedRule(ports: Ports, id: string): Promise<EvaluatedRule | undefined> {
  const rule = await ports.rules.get(id);
  return rule && { rule };
}
