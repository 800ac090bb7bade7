/** A rule's guide for a reader and, when there is one, for an alert: model, resolved queries, links to related rules. */
import type { GuideResponse, SearchResolution } from '../../common/api';
import type { EventSource } from '../../common/engine';
import {
  allQueries,
  allSearches,
  allSteps,
  parseGuide,
  resolveInvestigate,
  searchKql,
  type Guide,
  type InvestigateDirective,
} from '../../common/guides';
import { fieldLookup, isDoubtful, resolveChecked, withVerdict, type Resolution } from '../../common/osquery';
import { ruleText, type Locale, type Rule, type RuleText } from '../../common/rules';
import { alertTimes } from './alert_times';
import { BoundedCache } from './bounded_cache';
import { isForbidden } from './found';
import { commandsOf } from './guide_commands';
import type { Ports } from './ports';

/** Without an alert's `source` every placeholder is missing: the query is shown as the guide has it. */
export async function guideOfRule(ports: Ports, rule: Rule, locale: Locale, source: EventSource = {}): Promise<GuideResponse> {
  const shownLocale = locale === 'en' || rule.translations[locale] !== undefined ? locale : 'en';
  const text = ruleText(rule, shownLocale);
  const guide = guideOf(text);
  return {
    rule: { id: rule.id, rule_id: rule.ruleId, name: text.name, description: text.description, version: rule.version },
    locale: shownLocale,
    guide,
    resolutions: await resolutionsOf(ports, guide, source),
    searches: Object.fromEntries(allSearches(guide).map((directive) => [directive.id, resolveSearch(directive, source)] as const)),
    commands: commandsOf(guide, source),
    related: await relatedRules(ports, guide, shownLocale),
  };
}

/** SQLite is loaded for the first query that it has to be asked about. */
async function resolutionsOf(ports: Ports, guide: Guide, source: EventSource): Promise<Readonly<Record<string, Resolution>>> {
  const valuesOf = fieldLookup(source);
  const resolutions = allQueries(guide).map(({ id, query }) => [id, resolveChecked(query, valuesOf)] as const);
  const syntax = resolutions.some(([, resolution]) => isDoubtful(resolution)) ? await ports.sqlSyntax() : undefined;
  return Object.fromEntries(resolutions.map(([id, resolution]) => [id, withVerdict(resolution, syntax)] as const));
}

/** What a search of a guide asks for the document of an alert. */
export function resolveSearch(directive: InvestigateDirective, source: EventSource): SearchResolution {
  const resolution = resolveInvestigate(directive, fieldLookup(source), alertTimes(source));
  return { ...resolution, kql: searchKql(resolution.alternatives) };
}

/** Reading a guide takes some ten milliseconds, and every alert of a rule carries the same text: it is read once. */
const guides = new BoundedCache<Guide>({ entries: 2_000, characters: 8_000_000 });

export function guideOf({ note, setup }: RuleText): Guide {
  return guides.of(JSON.stringify([note, setup]), () => parseGuide(note, setup));
}

async function relatedRules(ports: Ports, guide: Guide, locale: Locale): Promise<GuideResponse['related']> {
  const ids = new Set(allSteps(guide).flatMap(({ relatedRule }) => (relatedRule === undefined ? [] : [relatedRule.ruleId])));
  const found = await Promise.all([...ids].map(async (id) => [id, await readableRule(ports, id)] as const));
  return Object.fromEntries(
    found.flatMap(([id, rule]) => (rule === undefined ? [] : [[id, { id: rule.id, name: ruleText(rule, locale).name }] as const]))
  );
}

/** A link is an addition: who may not read the installed rules reads the guide without links to them. */
async function readableRule({ rules }: Ports, id: string): Promise<Rule | undefined> {
  try {
    return await rules.get(id);
  } catch (error) {
    if (isForbidden(error)) return undefined;
    throw error;
  }
}
