/** Evaluates rules on an alert or a document, and says why each of them matched, did not match or cannot be evaluated. */
import type { EvaluateBody, EvaluateResponse, RuleEvaluation } from '../../common/api';
import { prepareDocument, type EventSource, type PreparedDocument } from '../../common/engine';
import { readAlertRule, type Rule } from '../../common/rules';
import { ruleOfAlert, type AlertRule } from './alert_rule';
import { compiledRule, type NotEvaluable } from './compiled_rules';
import { findAlert, refuseWithoutRules, ruleNotFound } from './found';
import { restoreEvent } from './original_event';
import type { Ports } from './ports';
import { documentOfHit } from './search_hit';
import { eventOfAlert } from './source_events';

export async function evaluateRules(ports: Ports, body: EvaluateBody): Promise<EvaluateResponse> {
  const alert = body.alert_id === undefined ? undefined : await findAlert(ports, body.alert_id);
  const source = alert?.source ?? documentOfHit(body.document ?? {});
  const [event, rules] = await Promise.all([
    alert === undefined ? undefined : eventOfAlert(ports, alert),
    body.rule_ids === undefined ? enabledRules(ports) : namedRules(ports, body.rule_ids, { source, isStored: alert !== undefined }),
  ]);
  const document = event?.document ?? prepareDocument(restoreEvent(source));
  // A rule that was asked for by name is explained either way: the question was "why not?".
  const explainsAll = body.explain_all || body.rule_ids !== undefined;
  return {
    evaluated: rules.length,
    ...(event && { evaluated_on: event.from }),
    results: rules.map((named) => evaluateRule(named, document, explainsAll)),
  };
}

/** A rule as it is installed, or the rule of the alert as the alert carries it. */
type EvaluatedRule = Pick<AlertRule, 'rule' | 'lacksQuery'> & Partial<Pick<AlertRule, 'standing'>>;

const notCarried: NotEvaluable = {
  code: 'rule_not_carried',
  message: 'The alert does not carry the query of its rule, and the rule is not installed any more or cannot be read.',
};

function evaluateRule({ rule, standing, lacksQuery }: EvaluatedRule, document: PreparedDocument, explainsAll: boolean): RuleEvaluation {
  const named = {
    id: rule.id,
    rule_id: rule.ruleId,
    name: rule.name,
    type: rule.type,
    version: rule.version,
    ...(standing && { standing }),
  };
  if (lacksQuery) return { rule: named, verdict: 'not_evaluable', why: notCarried, explanation: undefined };
  const compiled = compiledRule(rule);
  if (!compiled.ok) return { rule: named, verdict: 'not_evaluable', why: compiled.why, explanation: undefined };
  const isMatch = compiled.query.matches(document);
  return {
    rule: named,
    verdict: isMatch ? 'matched' : 'not_matched',
    why: undefined,
    explanation: isMatch || explainsAll ? compiled.query.explain(document) : undefined,
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
