/** Alerting's rules client in memory: rules in the form in which Kibana keeps them, found by the two filters that our store writes. */
import type { Rule } from '../../common/rules/rule';
import { SECURITY_RULE_TYPES, type RulesClientPort } from '../../server/kibana/stores/rules_client';
import { refuse } from '../fakes/memory_saved_objects';

export interface KeptRule {
  readonly id: string;
  readonly alertTypeId: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly [attribute: string]: unknown;
}

const typeIds: Readonly<Record<Rule['type'], string>> = {
  query: 'siem.queryRule',
  saved_query: 'siem.savedQueryRule',
  eql: 'siem.eqlRule',
  esql: 'siem.esqlRule',
  threshold: 'siem.thresholdRule',
  new_terms: 'siem.newTermsRule',
  threat_match: 'siem.indicatorRule',
  machine_learning: 'siem.mlRule',
};

export function keptRule(rule: Rule, more: Readonly<Record<string, unknown>> = {}): KeptRule {
  const { id, name, tags, enabled, interval, translations: _translations, source: _source, created, updated, ...params } = rule;
  return {
    id,
    name,
    tags,
    enabled,
    alertTypeId: typeIds[rule.type],
    consumer: 'siem',
    schedule: { interval },
    ...(created === undefined ? {} : { createdAt: new Date(created.at), createdBy: created.by }),
    ...(updated === undefined ? {} : { updatedAt: new Date(updated.at), updatedBy: updated.by }),
    params: { ...params, ...more },
  };
}

export function memoryRulesClient(rules: readonly KeptRule[]): RulesClientPort {
  return {
    get: async ({ id }) => rules.find((rule) => rule.id === id) ?? refuse(404, `Saved object [alert/${id}] not found`),
    find: async ({ options: { page, perPage, filter } }) => {
      const found = rules.filter(test(filter));
      return { page, perPage, total: found.length, data: found.slice((page - 1) * perPage, page * perPage) };
    },
  };
}

/** Reads the filter as KQL would, as far as the store writes it; anything else is refused, as Kibana refuses what it cannot read. */
function test(filter: string): (rule: KeptRule) => boolean {
  const read =
    /^alert\.attributes\.alertTypeId: \(([^)]+)\)(?: and alert\.attributes\.params\.ruleId: (\((?:"(?:[^"\\]|\\["\\])*"(?: or )?)+\)|"(?:[^"\\]|\\["\\])*"))?$/.exec(
      filter
    );
  if (read === null) refuse(400, `KQLSyntaxError: ${filter}`);
  const types = read[1]?.split(' or ').map((type) => type.replaceAll('"', '')) ?? [];
  if (types.some((type) => !SECURITY_RULE_TYPES.includes(type))) refuse(400, `unknown rule type in ${filter}`);
  const phrases = read[2]?.match(/"(?:[^"\\]|\\["\\])*"/g);
  const ruleIds = phrases?.map((phrase) => phrase.slice(1, -1).replace(/\\(["\\])/g, '$1'));
  return (rule) => types.includes(rule.alertTypeId) && (ruleIds === undefined || ruleIds.includes(String(rule.params['ruleId'])));
}
