/** The two rules of the bundled pack, made in Kibana through its own route as an administrator makes rules. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readEntry, readTomlRule, type Rule } from '../../../common/rules';
import { root } from '../../../scripts/install.mjs';
import type { LaunchedKibana } from '../launch';

export const CHKCONFIG = 'rules/linux/persistence_chkconfig_service_add.toml';
export const PROXYCHAINS = 'rules/linux/command_and_control_proxychains_activity.toml';

export function packRule(path: string): Rule {
  const { rules, problems } = readTomlRule(readFileSync(join(root, path), 'utf8'), path);
  const [rule] = rules;
  if (rule === undefined || problems.length > 0) throw new Error(`${path}: ${JSON.stringify(problems)}`);
  return rule;
}

/**
 * Answers the rule as Kibana keeps it, with the id that it gave: 8.12 takes no set-up guide, and what alerts carry is what is kept. It is not
 * enabled: the stand-in has no EQL, its alerts are made by our detection.
 */
export async function createRule(kibana: LaunchedKibana, rule: Rule): Promise<Rule> {
  const { status, body } = await kibana.request('POST', '/api/detection_engine/rules', { body: ruleBody(rule) });
  const { rules, problems } = readEntry(body, rule.source);
  const [created] = rules;
  if (status === 200 && created !== undefined) return created;
  throw new Error(`Kibana did not make the rule ${rule.name} (${status}): ${JSON.stringify([body, problems])}`);
}

export async function deleteRule(kibana: LaunchedKibana, rule: Rule): Promise<void> {
  const { status, body } = await kibana.request('DELETE', `/api/detection_engine/rules?id=${rule.id}`);
  if (status !== 200) throw new Error(`Kibana did not delete the rule ${rule.name} (${status}): ${JSON.stringify(body)}`);
}

function ruleBody(rule: Rule): object {
  const {
    name,
    description,
    note,
    setup,
    type,
    language,
    query,
    index,
    severity,
    interval,
    from,
    to,
    tags,
    author,
    license,
    references,
    threat,
  } = rule;
  return {
    ...{ name, description, note, setup, type, language, query, index, severity, interval, from, to, tags, author, license, references },
    rule_id: rule.ruleId,
    risk_score: rule.riskScore,
    max_signals: rule.maxSignals,
    false_positives: rule.falsePositives,
    threat: threat.map(({ framework, tactic, technique }) => ({ framework, tactic, technique })),
    enabled: false,
    ...(rule.timestampOverride === undefined ? {} : { timestamp_override: rule.timestampOverride }),
    ...(rule.threshold && { threshold: rule.threshold }),
    ...(rule.newTerms && { new_terms_fields: rule.newTerms.fields, history_window_start: rule.newTerms.historyWindowStart }),
    ...(rule.threatMatch && {
      threat_index: rule.threatMatch.index,
      threat_query: rule.threatMatch.query,
      threat_language: rule.threatMatch.language,
      threat_mapping: rule.threatMatch.mapping.map(({ entries }) => ({
        entries: entries.map(({ field, value }) => ({ field, value, type: 'mapping' })),
      })),
    }),
  };
}
