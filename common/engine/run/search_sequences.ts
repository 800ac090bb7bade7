/** Runs a sequence over documents as Elasticsearch's EQL search answers it. */
import type { CompiledSequence } from '../compile/compile_eql';
import type { EventSource } from '../document';
import { explainSequence, type SequenceExplanation } from '../explain/sequence_explanation';
import { inOrder } from './event_order';
import { applyPipes } from './pipes';
import { DEFAULT_SIZE, type FoundEvent, type SearchOptions } from './search_events';
import { SequenceMatcher } from './sequence_matcher';

export interface FoundSequence {
  /** A value for each join key, as text; null for an optional key without one. */
  readonly joinKeys: readonly (string | null)[];
  /** One for each stage; null stands for a missing event. */
  readonly events: readonly (FoundEvent | null)[];
  /** Which event filled which stage; a sample has no order to tell of. */
  readonly explanation?: SequenceExplanation;
}

export function searchSequences(
  compiled: CompiledSequence,
  documents: readonly EventSource[],
  options: SearchOptions = {}
): readonly FoundSequence[] {
  const matcher = new SequenceMatcher(compiled);
  for (const event of inOrder(documents, options)) matcher.offer(event);
  const found = applyPipes(matcher.found(), compiled.pipes).slice(0, Math.max(options.size ?? DEFAULT_SIZE, 0));
  return found.map((match) => ({ joinKeys: match.key.values, events: match.events, explanation: explainSequence(compiled, match) }));
}
