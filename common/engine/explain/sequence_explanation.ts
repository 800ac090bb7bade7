/**
 * How a sequence came about: which event filled which stage, on which key, and how long after the one before. Plain data that crosses the
 * wire; why an event satisfied its stage, the explanation of the stage says.
 */
import type { CompiledSequence } from '../compile/compile_eql';
import type { Span } from '../diagnostics';
import type { JoinKey } from '../eql/ast';
import type { MatchedSequence } from '../run/sequence_matcher';

export interface SequenceExplanation {
  readonly stages: readonly FilledStage[];
  /** From the first to the last event; never more than `maxspanMs`. */
  readonly durationMs: number;
  /** What the query allows; null where it allows any. */
  readonly maxspanMs: number | null;
}

export interface FilledStage {
  /** Place of the stage in the query; the repeats of `with runs=3` share one. */
  readonly position: number;
  /** Which repeat this is, from 0. */
  readonly run: number;
  /** Place of the stage in the query's text. */
  readonly span: Span;
  /** Place in the documents that were given; null where the stage asks that no such event be there. */
  readonly document: number | null;
  /** Epoch ms. */
  readonly timeMs: number | null;
  /** Since the event of the stage before, missing events not counted; null for the first event and for missing ones. */
  readonly afterMs: number | null;
  /** What it is joined by: this stage's fields with the value that all stages share; null where an optional field is missing in all. */
  readonly key: readonly { readonly field: string; readonly value: string | null }[];
}

export function explainSequence({ stages, tree }: CompiledSequence, { key, events }: MatchedSequence): SequenceExplanation {
  let before: number | undefined;
  const filled = stages.map((stage, place): FilledStage => {
    const event = events[place] ?? null;
    const afterMs = event === null || before === undefined ? null : event.time - before;
    before = event?.time ?? before;
    return {
      position: stage.position,
      run: place - stages.indexOf(stage),
      span: stage.tree.span,
      document: event?.index ?? null,
      timeMs: event?.time ?? null,
      afterMs,
      key: namesOf([...tree.by, ...stage.tree.by]).map((field, index) => ({ field, value: key.values[index] ?? null })),
    };
  });
  const durationMs = filled.reduce((sum, { afterMs }) => sum + (afterMs ?? 0), 0);
  return { stages: filled, durationMs, maxspanMs: tree.maxspanMs };
}

function namesOf(keys: readonly JoinKey[]): readonly string[] {
  return keys.flatMap(({ expression }) => (expression.kind === 'field' ? [expression.name] : []));
}
