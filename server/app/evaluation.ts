/** Evaluates rules on an alert or a document, and says why each of them matched, did not match or cannot be evaluated. */
import type { EvaluateBody, EvaluateResponse, RuleEvaluation } from '../../common/api';
import { prepareDocument, type EventSource, type PreparedDocument } from '../../common/engine';
import { readAlertRule, type Rule } from '../../common/rules';
import { compiledRule } from './compiled_rules';
import { findAlert, ruleNotFound } from './found';
import { restoreEvent } from './original_event';
import type { Ports } from './ports';
import { documentOfHit } from './search_hit';

export async function evaluateRules(ports: Ports, body: EvaluateBody): Promise<EvaluateResponse> {
  const source = body.alert_id === undefined ? documentOfHit(body.document ?? {}) : (await findAlert(ports, body.alert_id)).source;
  const rules = body.rule_ids === undefined ? await enabledRules(ports) : await namedRules(ports, body.rule_ids, source);
  // A rule that was asked for by name is explained either way: the question was "why not?".
  const explainsAll = body.explain_all || body.rule_ids !== undefined;
  const document = prepareDocument(restoreEvent(source));
  return { evaluated: rules.length, results: rules.map((rule) => evaluateRule(rule, document, explainsAll)) };
}

function evaluateRule(rule: Rule, document: PreparedDocument, explainsAll: boolean): RuleEvaluation {
  const named = { id: rule.id, rule_id: rule.ruleId, name: rule.name, type: rule.type, version: rule.version };
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

async function enabledRules(ports: Ports): Promise<readonly Rule[]> {
  return (await ports.rules.list()).filter((rule) => rule.enabled);
}

/** In the order of the request, each once. A rule that is no longer loaded is read from the alert that it made. */
async function namedRules(ports: Ports, ids: readonly string[], source: EventSource): Promise<readonly Rule[]> {
  const found = new Map<string, Rule>();
  const unknown: string[] = [];
  for (const id of new Set(ids)) {
    const rule = (await ports.rules.get(id)) ?? ownRule(source, id);
    if (rule) found.set(rule.id, rule);
    else unknown.push(id);
  }
  if (unknown.length > 0) throw ruleNotFound(unknown);
  return [...found.values()];
}

function ownRule(source: EventSource, id: string): Rule | undefined {
  const rule = readAlertRule(source);
  return rule !== undefined && (rule.id === id || rule.ruleId === id) ? rule : undefined;
}
