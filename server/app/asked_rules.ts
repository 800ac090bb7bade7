/** Which rules a request asks about: all that are enabled, those that it names, or one whose query or text it brings along. */
import type { EvaluateBody, EvaluateResponse } from '../../common/api';
import { prepareDocument, type EventSource } from '../../common/engine';
import { readAlertRule, type Rule } from '../../common/rules';
import { ruleOfAlert, type AlertRule } from './alert_rule';
import { refuseWithoutRules, ruleNotFound } from './found';
import { readPastedRule } from './pasted_rule';
import type { Ports } from './ports';
import { ruleOfQuery } from './rule_of_query';

/** A rule as it is installed, or the rule of the alert as the alert carries it. */
export type EvaluatedRule = Pick<AlertRule, 'rule' | 'lacksQuery'> & Partial<Pick<AlertRule, 'standing'>>;

export interface AskedRules {
  readonly rules: readonly EvaluatedRule[];
  readonly problems: NonNullable<EvaluateResponse['rule_problems']>;
}

export async function askedRules(
  ports: Ports,
  { rule_ids: ids, query, rule: text, include_disabled: isAll = false }: EvaluateBody,
  asked: { readonly source: EventSource; readonly isStored: boolean }
): Promise<AskedRules> {
  if (query !== undefined) return { rules: [{ rule: ruleOfQuery(query.language, query.text) }], problems: [] };
  if (text !== undefined) {
    const { rule, problems } = readPastedRule(text.text);
    return { rules: rule === undefined ? [] : [{ rule }], problems };
  }
  return { rules: await (ids === undefined ? loadedRules(ports, isAll) : namedRules(ports, ids, asked)), problems: [] };
}

/** A rule that is switched off knows as much about an event, and makes no alerts. */
async function loadedRules(ports: Ports, isAll: boolean): Promise<readonly EvaluatedRule[]> {
  refuseWithoutRules(ports);
  return (await ports.rules.list()).filter((rule) => isAll || rule.enabled).map((rule) => ({ rule }));
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
