/** What a rule on several events found, told by the events: which of them, in which stage, on which key, after how long. */
import type { EventPlace, FieldValueText, FilledStageEvent, SetFinding } from '../../common/api';
import type { SetMatch, SetRule } from '../../common/detection';
import type { PreparedDocument } from '../../common/engine';
import type { EventToEvaluate } from './source_events';

/** A threshold may count a million events, and the page shows a few. */
const MOST_EVENTS = 100;

export function setFinding(match: SetMatch, compiled: SetRule, events: readonly EventToEvaluate[]): SetFinding {
  const places = (documents: readonly number[]): readonly EventPlace[] =>
    documents.slice(0, MOST_EVENTS).flatMap((place) => (events[place] === undefined ? [] : [eventPlace(events[place])]));
  const { sequence } = match;
  return {
    events: places(match.documents),
    events_total: match.documents.length,
    key: match.key,
    indicators: places(match.indicators),
    ...(sequence && { stages: stagesOf(match, compiled, events), duration_ms: sequence.durationMs }),
  };
}

export function eventPlace({ index, id, document, place }: EventToEvaluate): EventPlace {
  const [time] = document.values('@timestamp');
  return { index, id, timestamp: time === undefined ? undefined : String(time), ...(place !== undefined && { document: place }) };
}

/** Stages that must be missing have no event: the others are counted as in the rule's query, be these among the found ones or left out. */
function stagesOf({ sequence }: SetMatch, compiled: SetRule, events: readonly EventToEvaluate[]): readonly FilledStageEvent[] {
  const numbers = (compiled.query?.stages ?? []).flatMap(({ isMissing }, place) => (isMissing ? [] : [place]));
  const filled = (sequence?.stages ?? []).filter(({ document }) => document !== null);
  return filled.flatMap(({ document, afterMs }, place) => {
    const event = document === null ? undefined : events[document];
    const stage = numbers[place];
    if (event === undefined || stage === undefined) return [];
    return [{ stage: stage + 1, event: eventPlace(event), after_ms: afterMs, key: stageKey(compiled, stage, event.document) }];
  });
}

/** With the rule's own key fields, also where they were left out to see what comes near. */
function stageKey({ query }: SetRule, stage: number, document: PreparedDocument): readonly FieldValueText[] {
  const keys = [...(query?.tree.by ?? []), ...(query?.stages[stage]?.tree.by ?? [])];
  return keys.flatMap(({ expression }) => {
    if (expression.kind !== 'field') return [];
    const values = document.values(expression.name);
    return [{ field: expression.name, value: values.length === 0 ? null : values.map(String).join(', ') }];
  });
}
