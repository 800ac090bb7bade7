/** A rule that alerts on several events together, asked about one document or about several events. */
import type { PartEvaluation, RuleVerdict, SetEvaluation } from '../../common/api';
import { ALL_OF_TIME, newestExecution, type DocumentCondition, type SetMatch, type SetRule } from '../../common/detection';
import type { EventSource, PreparedDocument } from '../../common/engine';
import type { Rule } from '../../common/rules';
import { eventPlace, setFinding } from './set_findings';
import { largestGroups } from './counted_groups';
import { sequenceMiss } from './sequence_miss';
import type { EventToEvaluate } from './source_events';

export interface SetSubject {
  readonly document: PreparedDocument;
  /** The events of an alert, or those that were sent. Empty: only the document is asked about. */
  readonly events: readonly EventToEvaluate[];
  /** There are no other events than these: history and indicators are among them. */
  readonly isWhole: boolean;
}

export interface SetAnswer {
  readonly verdict: RuleVerdict;
  readonly set: SetEvaluation | undefined;
}

const MOST_FOUND = 20;

/** `isExplained`: parts are explained, those that are not satisfied as well. */
export function evaluateSet(rule: Rule, compiled: SetRule, subject: SetSubject, isExplained: boolean): SetAnswer {
  const { events } = subject;
  const found = matchesAmong(rule, compiled, subject);
  const filled = found[0] === undefined ? undefined : fillersOf(found[0], compiled, events);
  const parts = compiled.parts.map((part, place): PartEvaluation => {
    const fillers = filled?.get(part) ?? events.filter(({ document }) => part.matches(document));
    const shown = fillers[0]?.document ?? subject.document;
    return {
      stages: stagesOf(compiled, place),
      is_match: events.length > 0 ? fillers.length > 0 : part.matches(subject.document),
      events: fillers.map(eventPlace),
      explanation: isExplained ? part.explain(shown) : undefined,
    };
  });
  const isPart = parts.some(({ is_match: isMatch }) => isMatch);
  const verdict = found.length > 0 ? 'matched' : isPart ? 'part_of' : 'not_matched';
  if (!isExplained && !isPart) return { verdict, set: undefined };
  const isNearly = found.length === 0 && parts.every(({ is_match: isMatch }) => isMatch);
  const miss = isExplained && isNearly ? sequenceMiss(rule, compiled, events) : undefined;
  const groups = isExplained ? largestGroups(rule, compiled, events) : [];
  return {
    verdict,
    set: {
      type: compiled.type,
      parts,
      events: Math.max(1, events.length),
      ...whatDecides(rule, compiled),
      ...(found.length > 0 && {
        found: found.slice(0, MOST_FOUND).map((match) => setFinding(match, compiled, events)),
        found_total: found.length,
      }),
      ...(miss && { miss }),
      ...(groups.length > 0 && { groups }),
    },
  };
}

function matchesAmong(rule: Rule, compiled: SetRule, { events, isWhole }: SetSubject): readonly SetMatch[] {
  if (events.length === 0 || !knowsEverything(compiled, events, isWhole)) return [];
  // What an indicator's index is, the rule asks; sent documents without one may be from anywhere.
  const sources = events.map(({ document, index }): EventSource => ({ ...document.source, ...(index !== '' && { _index: index }) }));
  return compiled.evaluate(sources, compiled.type === 'new_terms' ? newestExecution(sources, rule) : ALL_OF_TIME);
}

/** Whether a term is new, and whether a value is on a list of threats, the events of an alert do not tell; nor does one event tell what is new. */
function knowsEverything({ type }: SetRule, events: readonly EventToEvaluate[], isWhole: boolean): boolean {
  if (type === 'new_terms') return isWhole && events.length > 1;
  return type !== 'threat_match' || isWhole;
}

/** Which events of a match fill which part. */
function fillersOf(
  match: SetMatch,
  compiled: SetRule,
  events: readonly EventToEvaluate[]
): ReadonlyMap<DocumentCondition, readonly EventToEvaluate[]> {
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

type Deciding = Pick<SetEvaluation, 'fields' | 'maxspan_ms' | 'threshold' | 'history_window_start' | 'threat_mapping'>;

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
