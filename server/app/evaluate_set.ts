/** A rule that alerts on several events together, asked about one document or about the events of an alert. */
import type { PartEvaluation, RuleVerdict, SetEvaluation } from '../../common/api';
import type { DocumentCondition, SetRule } from '../../common/detection';
import type { PreparedDocument } from '../../common/engine';
import type { Rule } from '../../common/rules';
import type { EventToEvaluate } from './source_events';

export interface SetSubject {
  readonly document: PreparedDocument;
  /** Of an alert: the events that it was made of. Empty: only the document is asked about. */
  readonly events: readonly EventToEvaluate[];
}

export interface SetAnswer {
  readonly verdict: RuleVerdict;
  readonly set: SetEvaluation | undefined;
}

/** `isExplained`: parts are explained, those that are not satisfied as well. */
export function evaluateSet(rule: Rule, compiled: SetRule, subject: SetSubject, isExplained: boolean): SetAnswer {
  const filled = filledParts(compiled, subject.events);
  const parts = compiled.parts.map((part, place): PartEvaluation => {
    const fillers = filled?.get(part) ?? subject.events.filter(({ document }) => part.matches(document));
    const shown = fillers[0]?.document ?? subject.document;
    const isMatch = subject.events.length > 0 ? fillers.length > 0 : part.matches(subject.document);
    return {
      stages: stagesOf(compiled, place),
      is_match: isMatch,
      events: fillers.map(({ index, id, document }) => ({ index, id, timestamp: timestampOf(document) })),
      explanation: isExplained ? part.explain(shown) : undefined,
    };
  });
  const isPart = parts.some(({ is_match: isMatch }) => isMatch);
  const verdict = filled !== undefined ? 'matched' : isPart ? 'part_of' : 'not_matched';
  const set = { type: compiled.type, parts, events: Math.max(1, subject.events.length), ...whatDecides(rule, compiled) };
  return { verdict, set: isExplained || isPart ? set : undefined };
}

/** Where the events of the alert are what the rule looks for: which of them fills which part. */
function filledParts(
  compiled: SetRule,
  events: readonly EventToEvaluate[]
): ReadonlyMap<DocumentCondition, readonly EventToEvaluate[]> | undefined {
  // Whether a term is new and a value is on a list of threats, events alone do not tell.
  if (events.length === 0 || compiled.type === 'new_terms' || compiled.type === 'threat_match') return undefined;
  const sources = events.map(({ document }) => document.source);
  const [match] = compiled.evaluate(sources, { fromMs: -Infinity, toMs: Infinity });
  if (match === undefined) return undefined;
  const filled = new Map<DocumentCondition, EventToEvaluate[]>();
  const partNumbers = stageParts(compiled);
  match.documents.forEach((document, place) => {
    const part = compiled.parts[partNumbers[place] ?? 0];
    const event = events[document];
    if (part === undefined || event === undefined) return;
    const known = filled.get(part);
    if (known === undefined) filled.set(part, [event]);
    else known.push(event);
  });
  return filled;
}

/** For each stage of a sequence or sample that an event can fill: the number of its part. Empty for other rules. */
function stageParts({ query }: SetRule): readonly number[] {
  const positions: number[] = [];
  return (query?.stages ?? []).flatMap(({ isMissing, position }) => {
    if (isMissing) return [];
    if (!positions.includes(position)) positions.push(position);
    return [positions.indexOf(position)];
  });
}

function stagesOf(compiled: SetRule, part: number): readonly number[] {
  const numbers: number[] = [];
  let filled = 0;
  const parts = stageParts(compiled);
  compiled.query?.stages.forEach(({ isMissing }, place) => {
    if (isMissing) return;
    if (parts[filled] === part) numbers.push(place + 1);
    filled += 1;
  });
  return numbers;
}

type Deciding = Omit<SetEvaluation, 'type' | 'parts' | 'events'>;

function whatDecides(rule: Rule, { type, query }: SetRule): Deciding {
  switch (type) {
    case 'sequence':
    case 'sample': {
      const keys = [...(query?.tree.by ?? []), ...(query?.tree.stages[0]?.by ?? [])];
      const fields = keys.flatMap(({ expression }) => (expression.kind === 'field' ? [expression.name] : []));
      const maxspanMs = query?.kind === 'sequence' ? query.tree.maxspanMs : null;
      return { fields, ...(maxspanMs === null || maxspanMs === undefined ? {} : { maxspan_ms: maxspanMs }) };
    }
    case 'threshold': {
      const { field = [], value = 1, cardinality = [] } = rule.threshold ?? {};
      return { fields: field, threshold: { count: value, cardinality } };
    }
    case 'new_terms': {
      const { fields = [], historyWindowStart = '' } = rule.newTerms ?? {};
      return { fields, history_window_start: historyWindowStart };
    }
    case 'threat_match':
      return { fields: [], threat_mapping: rule.threatMatch?.mapping ?? [] };
  }
}

function timestampOf(document: PreparedDocument): string | undefined {
  const [time] = document.values('@timestamp');
  return time === undefined ? undefined : String(time);
}
