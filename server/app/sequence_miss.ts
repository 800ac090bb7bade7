/**
 * Why events that fill every stage of a sequence are none together. The query is run again with one demand left out at a time: the first
 * that lets the events pass is what was in the way. A trick instead of a theory: whatever the engine does with keys, order and time, it does here.
 */
import type { SequenceMiss } from '../../common/api';
import { ALL_OF_TIME, compileRule, type SetMatch, type SetRule } from '../../common/detection';
import { printEql, type EqlQuery } from '../../common/engine';
import type { Rule } from '../../common/rules';
import { setFinding } from './set_findings';
import type { EventToEvaluate } from './source_events';

type SequenceTree = Extract<EqlQuery, { readonly kind: 'sequence_query' }>;

interface Demand {
  readonly reason: Exclude<SequenceMiss['reason'], 'order'>;
  readonly without: (tree: SequenceTree) => SequenceTree;
}

const withoutSpan = (tree: SequenceTree): SequenceTree => ({ ...tree, maxspanMs: null });
const withoutKeys = (tree: SequenceTree): SequenceTree => ({
  ...tree,
  by: [],
  stages: tree.stages.map((stage) => ({ ...stage, by: [] })),
  until: tree.until && { ...tree.until, by: [] },
});

/** The likeliest first. */
const DEMANDS: readonly Demand[] = [
  { reason: 'too_far_apart', without: withoutSpan },
  { reason: 'keys_differ', without: withoutKeys },
  { reason: 'ended', without: (tree) => ({ ...tree, until: null }) },
  { reason: 'missing_event_present', without: (tree) => ({ ...tree, stages: tree.stages.filter(({ isMissing }) => !isMissing) }) },
  { reason: 'keys_differ_and_too_far_apart', without: (tree) => withoutSpan(withoutKeys(tree)) },
];

/** Undefined for rules that are no sequence. */
export function sequenceMiss(rule: Rule, compiled: SetRule, events: readonly EventToEvaluate[]): SequenceMiss | undefined {
  const { query } = compiled;
  if (query?.kind !== 'sequence' || events.length < 2) return undefined;
  // Pipes choose among what was found, and nothing was.
  const tree: SequenceTree = { ...query.tree, pipes: [] };
  for (const { reason, without } of DEMANDS) {
    const nearest = nearestOf(matchesOf({ ...rule, query: printEql(without(tree)) }, events));
    if (nearest !== undefined) return { reason, nearest: setFinding(nearest, compiled, events) };
  }
  return { reason: 'order' };
}

/** A query that is none without the demand (events that must be missing need a time span) finds nothing. */
function matchesOf(rule: Rule, events: readonly EventToEvaluate[]): readonly SetMatch[] {
  const relaxed = compileRule(rule);
  if (!relaxed.ok || relaxed.rule.kind !== 'set') return [];
  return relaxed.rule.evaluate(
    events.map(({ document }) => document.source),
    ALL_OF_TIME
  );
}

function nearestOf(found: readonly SetMatch[]): SetMatch | undefined {
  const durationOf = ({ sequence }: SetMatch): number => sequence?.durationMs ?? Infinity;
  return [...found].sort((left, right) => durationOf(left) - durationOf(right))[0];
}
