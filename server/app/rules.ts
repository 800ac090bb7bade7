/** The rules with their guides, readable without an alert. */
import type { RuleExecution, RuleResponse, RulesResponse, RuleSummary } from '../../common/api';
import { describeEntries } from '../../common/exceptions';
import { allQueries, allSteps, parseGuide } from '../../common/guides';
import { ruleText, type Locale, type ReadProblem, type Rule } from '../../common/rules';
import { findRule } from './found';
import type { Ports } from './ports';
import { UseCaseError } from './route';
import { ruleFindings } from './rule_findings';
import { guideOfRule } from './rule_guide';

const EXECUTIONS_SHOWN = 20;

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export async function listRules(ports: Ports, locale: Locale): Promise<RulesResponse> {
  const [rules, problems, counts, latest] = await Promise.all([
    ports.rules.list(),
    ports.rules.problems(),
    countAlerts(ports),
    ports.executions?.latest(),
  ]);
  const summaries: RuleSummary[] = [];
  for (const rule of rules) {
    // The first time every guide is read, some milliseconds each: other requests come in between.
    if (!counted.has(rule)) await nextTurn();
    summaries.push(summarizeRule(rule, locale, counts.get(rule.id), latest?.get(rule.id)));
  }
  const { rules: unavailable } = ports.unavailable ?? {};
  return { rules: summaries, problems: problems.map(wireProblem), ...(unavailable === undefined ? {} : { unavailable }) };
}

const wireProblem = ({ source, message, isLoaded }: ReadProblem): RulesResponse['problems'][number] => ({
  source,
  message,
  ...(isLoaded && { loaded: isLoaded }),
});

export async function getRule(ports: Ports, id: string, locale: Locale): Promise<RuleResponse> {
  const rule = await findRule(ports, id);
  const { exceptions: unavailable } = ports.unavailable ?? {};
  const [counts, executions, exceptions, guide, linted] = await Promise.all([
    countAlerts(ports),
    ports.executions?.ofRule(rule.id, EXECUTIONS_SHOWN) ?? [],
    ports.exceptions.ofRule(rule.id),
    guideOfRule(ports, rule, locale),
    ruleFindings(ports, rule, locale),
  ]);
  return {
    rule: {
      ...summarizeRule(rule, locale, counts.get(rule.id), executions[0]),
      language: rule.language,
      query: rule.query,
      index: rule.index,
      from: rule.from,
      interval: rule.interval,
      max_signals: rule.maxSignals,
      threat: rule.threat,
      references: rule.references,
      author: rule.author,
      license: rule.license,
      false_positives: ruleText(rule, locale).falsePositives,
      exceptions: exceptions.map((item) => ({
        item_id: item.itemId,
        name: item.name,
        created_at: item.createdAt,
        created_by: item.createdBy,
        summary: describeEntries(item.entries),
        ...(item.expireTime === undefined ? {} : { expire_time: item.expireTime }),
      })),
      ...(unavailable === undefined ? {} : { exceptions_unavailable: unavailable }),
      executions,
    },
    guide,
    linted,
  };
}

/** A space in which the detection engine has not worked yet has no index of alerts, but it may have rules: they have made none. */
async function countAlerts({ alerts }: Ports): Promise<AlertCounts> {
  try {
    return await alerts.countByRule();
  } catch (error) {
    if (error instanceof UseCaseError && error.code === 'alerts_index_missing') return new Map();
    throw error;
  }
}
type AlertCounts = Awaited<ReturnType<Ports['alerts']['countByRule']>>;

function summarizeRule(
  rule: Rule,
  locale: Locale,
  alerts: { readonly open: number; readonly total: number } | undefined,
  lastExecution: RuleExecution | undefined
): RuleSummary {
  const text = ruleText(rule, locale);
  return {
    id: rule.id,
    rule_id: rule.ruleId,
    name: text.name,
    description: text.description,
    type: rule.type,
    severity: rule.severity,
    risk_score: rule.riskScore,
    version: rule.version,
    tags: rule.tags,
    enabled: rule.enabled,
    has_guide: text.note.trim() !== '',
    ...guideNumbers(rule),
    alerts: alerts ?? { open: 0, total: 0 },
    last_execution: lastExecution,
  };
}

interface GuideNumbers {
  readonly steps: number;
  readonly queries: number;
}

/** A guide's model is alike in every language, so its numbers are counted once a rule, and gone with it. */
const counted = new WeakMap<Rule, GuideNumbers>();

function guideNumbers(rule: Rule): GuideNumbers {
  const known = counted.get(rule);
  if (known) return known;
  const guide = parseGuide(rule.note, rule.setup);
  const worked = { ...guide, sections: guide.sections.filter((section) => section.kind === 'steps' || section.kind === 'response') };
  const numbers = { steps: allSteps(worked).length, queries: allQueries(guide).length };
  counted.set(rule, numbers);
  return numbers;
}
