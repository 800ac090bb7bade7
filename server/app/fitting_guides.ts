/**
 * The guide finder: which of the loaded rules' guides fit the event of an alert, also of one that brought no guide along. Every rule with a
 * guide is asked: those that match come first, then those of which the event could be a part, then those that it only just misses.
 */
import type { FittingGuide, FittingGuidesResponse } from '../../common/api';
import type { DocumentCondition } from '../../common/detection';
import { nearestMiss, type Explanation, type ExplanationNode, type PreparedDocument } from '../../common/engine';
import { readAlertRule, ruleText, type Locale, type Rule } from '../../common/rules';
import { compiledRule } from './compiled_rules';
import { findAlert, refuseWithoutRules } from './found';
import type { Ports } from './ports';
import { conditionsOf, conditionsOnDocument } from './rules_on_document';
import { eventsOfAlert } from './source_events';
import { Turns } from './turns';

const MOST_GUIDES = 10;
/** A rule that misses more than this is about something else. */
const MOST_MISSED = 2;
const MOST_HELD = 3;
const MOST_VALUES = 5;

/** Disabled rules are asked as well: what a rule knows about an event does not depend on whether it runs. */
export async function findFittingGuides(ports: Ports, alertId: string, locale: Locale): Promise<FittingGuidesResponse> {
  const alert = await findAlert(ports, alertId);
  refuseWithoutRules(ports);
  const own = readAlertRule(alert.source);
  const withGuide = (await ports.rules.list()).filter((rule) => rule.note.trim() !== '');
  const rules = withGuide.filter((rule) => rule.id !== own?.id && rule.ruleId !== own?.ruleId);
  const { document, events } = await eventsOfAlert(ports, alert);
  const documents = events.length > 0 ? events.map((event) => event.document) : [document];
  // All of them, because the index over one list serves every alert.
  const satisfied = new Set(documents.flatMap((each) => [...conditionsOnDocument(withGuide, each)]));
  const found: Fit[] = [];
  const turns = new Turns();
  for (const rule of rules) {
    await turns.next();
    const fit = fitOf(rule, documents, satisfied);
    if (fit !== undefined) found.push(fit);
  }
  found.sort((left, right) => rankOf(left) - rankOf(right) || right.held.length - left.held.length);
  return { asked: rules.length, guides: found.slice(0, MOST_GUIDES).map((fit) => shown(fit, locale)) };
}

interface Fit {
  readonly rule: Rule;
  readonly fit: FittingGuide['fit'];
  readonly missed: FittingGuide['missed'];
  /** Conditions that hold and say more than what kind of event it is. */
  readonly held: FittingGuide['held'];
}

function fitOf(rule: Rule, documents: readonly PreparedDocument[], satisfied: ReadonlySet<DocumentCondition>): Fit | undefined {
  const compiled = compiledRule(rule);
  if (!compiled.ok) return undefined;
  const conditions = conditionsOf(compiled);
  const matching = conditions.find((condition) => satisfied.has(condition));
  if (matching !== undefined) {
    const explanations = documents.filter((document) => matching.matches(document)).map((document) => matching.explain(document));
    const [held = []] = explanations
      .map(({ root, query }) => tellingConditions(root, query))
      .sort((left, right) => right.length - left.length);
    // A part that any event of its kind satisfies says nothing about this one.
    if (compiled.rule.kind === 'set' && held.length === 0) return undefined;
    return { rule, fit: compiled.rule.kind === 'document' ? 'matched' : 'part_of', missed: [], held };
  }
  // Explaining hundreds of rules on a large event takes seconds; most of them are about something else, which is told by far less.
  const isFar = (condition: DocumentCondition, document: PreparedDocument): boolean =>
    condition.countMissed(document, MOST_MISSED) > MOST_MISSED;
  return nearest(
    rule,
    conditions.flatMap((condition) => documents.flatMap((document) => (isFar(condition, document) ? [] : [condition.explain(document)])))
  );
}

/** An event only just misses a rule when the few conditions in its way are outweighed by those that hold. */
function nearest(
  rule: Rule,
  explanations: readonly (Explanation & { readonly filters: readonly { readonly outcome: string }[] })[]
): Fit | undefined {
  let best: Fit | undefined;
  for (const { query, root, filters } of explanations) {
    const missed = nearestMiss(root);
    const held = tellingConditions(root, query);
    const isNear =
      missed.length > 0 && missed.length <= MOST_MISSED && held.length >= missed.length && missed.every((each) => !isGeneral(each.fields));
    if (!isNear || filters.some(({ outcome }) => outcome === 'false')) continue;
    if (
      best !== undefined &&
      (best.missed.length < missed.length || (best.missed.length === missed.length && best.held.length >= held.length))
    )
      continue;
    const told = missed.map(({ span, would }) => ({
      text: query.slice(span.start, span.end).trim(),
      would,
      values: observedAt(root, span.start).slice(0, MOST_VALUES),
    }));
    best = { rule, fit: 'near', missed: told, held };
  }
  return best;
}

/**
 * Conditions outside of exclusions that hold and tell this event from thousands of others: not those on what kind of event it is, on who did it
 * or on what started it (half of all processes are root's and started by a shell), nor those that any value satisfies.
 */
function tellingConditions(node: ExplanationNode, query: string): FittingGuide['held'] {
  if (node.children.length > 0) return node.children.flatMap((child) => tellingConditions(child, query));
  if (node.kind !== 'condition' || node.outcome !== 'true' || node.reason !== 'matched' || node.isExclusion) return [];
  const names = node.fields.map(({ name }) => name);
  const text = query.slice(node.span.start, node.span.end).trim();
  const isTelling = !isGeneral(names) && !names.every((name) => COMMON.test(name)) && !ANY_VALUE.test(text);
  const values = node.fields.flatMap((field) => field.values.map(String)).slice(0, MOST_VALUES);
  return isTelling ? [{ text, values }] : [];
}

/** What the event has where the condition stands. */
function observedAt(node: ExplanationNode, start: number): readonly string[] {
  if (node.children.length > 0) return node.children.flatMap((child) => observedAt(child, start));
  return node.span.start === start ? node.fields.flatMap(({ values }) => values.map(String)) : [];
}

const COMMON = /^(?:user\.|process\.(?:parent|interactive|[a-z_]+_leader)\b|host\.)/;
/** `field != null`, `field: *`, `field like "*"`, and the `*` of a list. */
const ANY_VALUE = /(?:!=\s*null|(?:^|:|like)\s*\(?\s*"?\*"?\s*\)?)\s*$/;

/** Fields that say which kind of event of which system it is: a rule that misses one of them is about other events. */
function isGeneral(fields: readonly string[]): boolean {
  return fields.every((name) => /^(?:event\.|host\.os\.|agent\.|data_stream\.|ecs\.|observer\.|@timestamp$|_index$)/.test(name));
}

function rankOf({ fit, missed }: Fit): number {
  return fit === 'matched' ? 0 : fit === 'part_of' ? 1 : 1 + missed.length;
}

function shown({ rule, fit, missed, held }: Fit, locale: Locale): FittingGuide {
  const { name, description } = ruleText(rule, locale);
  return { rule: { id: rule.id, rule_id: rule.ruleId, name, description }, fit, missed, held: held.slice(0, MOST_HELD) };
}
