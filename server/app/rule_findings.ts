/** What the linter says of a loaded rule, as `ig lint` says it of files; and what could not be checked here, and why. */
import type { RuleFinding, RuleFindings, UncheckedPart } from '../../common/api';
import { placesOfGuide } from '../../common/guides';
import { lintRule, MANY_RULES, relatedRuleIds, severityRank, type LintContext } from '../../common/linting';
import type { SqlSyntaxCheck } from '../../common/osquery';
import { ruleText, type Locale, type Rule } from '../../common/rules';
import { findingOnPage } from './finding_on_page';
import { isForbidden } from './found';
import type { KnownRules, Ports } from './ports';
import { guideOf } from './rule_guide';

const MOST_FINDINGS = 200;

/** Of the words in the reader's language, errors first. */
export async function ruleFindings(ports: Pick<Ports, 'rules' | 'sqlSyntax'>, loaded: Rule, locale: Locale): Promise<RuleFindings> {
  const rule = { ...loaded, ...ruleText(loaded, locale) };
  const guide = guideOf({ ...rule, setup: '' });
  const named = relatedRuleIds(guide).filter((id) => id !== rule.ruleId);
  const [sqlSyntax, known] = await Promise.all([ports.sqlSyntax(), named.length === 0 ? undefined : knownRules(ports, named)]);
  const knownRuleIds = known !== undefined && known.unchecked === undefined ? known.ids : undefined;
  const all = foundBefore(
    loaded,
    locale,
    { sqlSyntax, knownRuleIds, unknown: named.filter((id) => knownRuleIds?.has(id) === false) },
    rule
  );
  return {
    findings: all.slice(0, MOST_FINDINGS),
    findings_left_out: Math.max(0, all.length - MOST_FINDINGS),
    unchecked: [
      ...(sqlSyntax === undefined && holdsSql(rule) ? [{ part: 'sql_syntax', reason: 'no_sqlite' } as const] : []),
      ...(known?.unchecked ?? []),
      ...(isUnread(rule) ? [{ part: 'query', reason: 'language_not_read' } as const] : []),
    ],
  };
}

interface Known {
  readonly ids: ReadonlySet<string>;
  /** Why `ids` say nothing of the others. */
  readonly unchecked: readonly UncheckedPart[] | undefined;
}

async function knownRules({ rules }: Pick<Ports, 'rules'>, ids: readonly string[]): Promise<Known> {
  const unknown = (part: Omit<Extract<UncheckedPart, { part: 'related_rules' }>, 'part'>): Known => {
    return { ids: new Set(), unchecked: [{ part: 'related_rules', ...part }] };
  };
  let known: KnownRules;
  try {
    known = await rules.known(ids);
  } catch (error) {
    if (isForbidden(error)) return unknown({ reason: 'forbidden', known: 0 });
    throw error;
  }
  // Each of them is known by itself, however few the others are.
  if (ids.every((id) => known.ids.has(id))) return { ids: known.ids, unchecked: undefined };
  if (known.lacksPrebuilt === true) return unknown({ reason: 'no_prebuilt_rules', known: known.total });
  return known.total < MANY_RULES ? unknown({ reason: 'few_rules', known: known.total }) : { ids: known.ids, unchecked: undefined };
}

function holdsSql({ note, setup }: Rule): boolean {
  return /!\{osquery\{/i.test(note + setup);
}

/** The engine reads EQL and KQL. */
function isUnread({ language, query }: Rule): boolean {
  return query.trim() !== '' && language !== 'eql' && language !== 'kuery';
}

interface Circumstances {
  readonly sqlSyntax: SqlSyntaxCheck | undefined;
  readonly knownRuleIds: ReadonlySet<string> | undefined;
  /** Of the ids that the guide names. */
  readonly unknown: readonly string[];
}

/** A rule is linted when its page is first opened, and again when more can be checked; what was found is gone with the rule. */
const kept = new WeakMap<Rule, Map<Locale, Kept>>();
interface Kept {
  readonly under: string;
  readonly findings: readonly RuleFinding[];
}

function foundBefore(loaded: Rule, locale: Locale, circumstances: Circumstances, rule: Rule): readonly RuleFinding[] {
  const ofRule = kept.get(loaded) ?? new Map<Locale, Kept>();
  kept.set(loaded, ofRule);
  const under = JSON.stringify([circumstances.sqlSyntax !== undefined, circumstances.unknown]);
  const before = ofRule.get(locale);
  const findings = before?.under === under ? before.findings : lint(rule, circumstances);
  ofRule.set(locale, { under, findings });
  return findings;
}

function lint(rule: Rule, { sqlSyntax, knownRuleIds }: LintContext): readonly RuleFinding[] {
  const places = placesOfGuide(rule.note, rule.setup);
  return [...lintRule(rule, { sqlSyntax, knownRuleIds })]
    .sort((a, b) => severityRank[a.severity] - severityRank[b.severity])
    .map((finding) => findingOnPage(finding, rule, places));
}
