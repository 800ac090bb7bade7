/** Evaluates rules on an alert or a document, and says why each of them matched, did not match or cannot be evaluated. */
import type { EvaluateBody, EvaluateResponse, RuleEvaluation } from '../../common/api';
import type { DocumentCondition, DocumentRule, SetRule } from '../../common/detection';
import { nearestMiss, prepareDocument, type EventSource, type PreparedDocument } from '../../common/engine';
import { askedRules, type EvaluatedRule } from './asked_rules';
import { compiledRule, type NotEvaluable } from './compiled_rules';
import { evaluateSet, type SetSubject } from './evaluate_set';
import { findAlert } from './found';
import { restoreEvent } from './original_event';
import type { Ports } from './ports';
import { recordedDecision } from './recorded_decision';
import { conditionsOf, conditionsOnDocument } from './rules_on_document';
import { documentOfHit, placeOfHit } from './search_hit';
import { eventsOfAlert, type EventToEvaluate } from './source_events';
import { Turns } from './turns';

export async function evaluateRules(ports: Ports, body: EvaluateBody): Promise<EvaluateResponse> {
  const alert = body.alert_id === undefined ? undefined : await findAlert(ports, body.alert_id);
  const sent = body.documents ?? [body.document ?? {}];
  const source = alert?.source ?? documentOfHit(sent[body.show ?? 0] ?? {});
  const [event, { rules, problems }] = await Promise.all([
    alert === undefined ? undefined : eventsOfAlert(ports, alert),
    askedRules(ports, body, { source, isStored: alert !== undefined }),
  ]);
  const sentEvents = body.documents?.map(eventSent) ?? [];
  const subject: Subject = {
    document: event?.document ?? sentEvents[body.show ?? 0]?.document ?? prepareDocument(restoreEvent(source)),
    events: event?.events ?? sentEvents,
    isWhole: body.documents !== undefined,
    show: body.show,
    alert: alert?.source,
    // A rule that was asked for by name is explained either way: the question was "why not?".
    explainsAll: body.explain_all || !isAboutAll(body),
  };
  return {
    evaluated: rules.length,
    ...(event && { evaluated_on: event.from }),
    results: isAboutAll(body) ? await evaluateAll(rules, subject) : rules.map((named) => evaluateRule(named, subject)),
    ...(problems.length > 0 && { rule_problems: problems }),
  };
}

function isAboutAll({ rule_ids: ids, query, rule }: EvaluateBody): boolean {
  return ids === undefined && query === undefined && rule === undefined;
}

/** Somebody may have copied an event, an alert made of it, or a hit of a search. */
function eventSent(sent: EventSource, place: number): EventToEvaluate {
  return { ...placeOfHit(sent), document: prepareDocument(restoreEvent(documentOfHit(sent))), place };
}

/** What rules are evaluated on, and how much is told of those that do not match. */
interface Subject extends SetSubject {
  /** Of several documents, the one to be explained. */
  readonly show: number | undefined;
  /** As it is stored, where a stored alert is asked about. */
  readonly alert: EventSource | undefined;
  readonly explainsAll: boolean;
}

/** An index says which rules could match at all; the rest do not. */
async function evaluateAll(rules: readonly EvaluatedRule[], subject: Subject): Promise<readonly RuleEvaluation[]> {
  const satisfied = new Set<DocumentCondition>();
  const installed = rules.map(({ rule }) => rule);
  const turns = new Turns();
  for (const document of [subject.document, ...subject.events.map((event) => event.document)]) {
    await turns.next();
    for (const condition of conditionsOnDocument(installed, document)) satisfied.add(condition);
  }
  const results: RuleEvaluation[] = [];
  for (const named of rules) {
    await turns.next();
    const compiled = compiledRule(named.rule);
    const isOut = compiled.ok && !conditionsOf(compiled).some((condition) => satisfied.has(condition));
    results.push(
      isOut && !subject.explainsAll ? { ...nameOf(named), verdict: 'not_matched', ...NOTHING_TOLD } : evaluateRule(named, subject)
    );
  }
  return results;
}

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
  const refused = (why: NotEvaluable): RuleEvaluation => ({
    ...nameOf(named),
    verdict: 'not_evaluable',
    why: why.code === 'query_invalid' ? { ...why, query: named.rule.query } : why,
    explanation: undefined,
  });
  if (named.lacksQuery) return refused(notCarried);
  const compiled = compiledRule(named.rule);
  if (!compiled.ok) return refused(compiled.why);
  if (compiled.rule.kind === 'set') return evaluateOnSeveral(named, compiled.rule, subject, refused);
  const { rule } = compiled;
  const { document, documents } = chosenDocument(rule, subject);
  const isMatch = documents === undefined ? rule.matches(document) : documents.matched.length > 0;
  if (!isMatch && !subject.explainsAll) return { ...nameOf(named), verdict: 'not_matched', ...NOTHING_TOLD };
  const explanation = rule.explain(document);
  return {
    ...nameOf(named),
    verdict: isMatch ? 'matched' : 'not_matched',
    why: undefined,
    explanation,
    ...(!explanation.isMatch && { nearest_miss: nearestMiss(explanation.root) }),
    ...(documents && { documents }),
  };
}

function evaluateOnSeveral(
  named: EvaluatedRule,
  compiled: SetRule,
  subject: Subject,
  refused: (why: NotEvaluable) => RuleEvaluation
): RuleEvaluation {
  // Of the rule that made the alert, the alert says what nothing else can say any more.
  const recorded = named.standing === undefined || subject.alert === undefined ? undefined : recordedDecision(subject.alert);
  // Threshold rules make alerts of counts: what matched their query cannot be seen in the alert.
  const isGrouped = subject.alert !== undefined && recordedDecision(subject.alert)?.counted !== undefined;
  if (isGrouped && subject.events.length === 0) return refused(eventsNotReadable);
  const { verdict, set } = evaluateSet(named.rule, compiled, subject, subject.explainsAll);
  const isDecided = verdict === 'part_of' && (recorded?.new_terms ?? recorded?.indicators) !== undefined;
  return {
    ...nameOf(named),
    verdict: isDecided ? 'matched' : verdict,
    ...NOTHING_TOLD,
    ...(set && { set: { ...set, ...(recorded && { recorded }) } }),
  };
}

interface Chosen {
  readonly document: PreparedDocument;
  readonly documents?: NonNullable<RuleEvaluation['documents']>;
}

/** Which document is explained. An alert of several events: each of them may be what another rule looks for. */
function chosenDocument(rule: DocumentRule, { document, events, isWhole, show, explainsAll }: Subject): Chosen {
  if (!isWhole) return { document: [document, ...events.map((event) => event.document)].find((each) => rule.matches(each)) ?? document };
  const matched = rule.choose(events.filter((event) => rule.matches(event.document))).flatMap(({ place }) => place ?? []);
  const shown = show ?? matched[0] ?? (explainsAll ? nearestPlace(rule, events) : 0);
  return { document: events[shown]?.document ?? document, documents: { matched, shown } };
}

/** Explaining costs more than matching: among very many documents the nearest of the first is near enough. */
const MOST_COMPARED = 100;

function nearestPlace(rule: DocumentRule, events: readonly EventToEvaluate[]): number {
  const missed = events.slice(0, MOST_COMPARED).map((event) => nearestMiss(rule.explain(event.document).root).length);
  return Math.max(0, missed.indexOf(Math.min(...missed)));
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
