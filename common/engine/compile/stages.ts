/** The stages of a sequence or sample, ready to run. */
import type { PreparedDocument } from '../document';
import type { JoinKey as JoinKeyNode, Stage } from '../eql/ast';
import type { ExplanationNode } from '../explain/explanation';
import type { Predicate } from '../explain/predicate';
import type { Indexable } from '../rule_index/indexable';
import type { CompileContext } from './context';
import { compileJoinKeys, type JoinKeyReader, type KeyDates } from './join_keys';

export interface CompiledStage extends Indexable {
  /** Place of the stage in the query; the repeats of `with runs=3` share one. */
  readonly position: number;
  readonly tree: Stage;
  readonly isMissing: boolean;
  readonly matches: (document: PreparedDocument) => boolean;
  readonly countMissed: (document: PreparedDocument, most: number) => number;
  readonly explain: (document: PreparedDocument) => ExplanationNode;
  readonly joinKeys: JoinKeyReader;
}

export interface StageCompilation {
  /** The keys of the whole query, in front of those of the stage. */
  readonly by: readonly JoinKeyNode[];
  readonly dates: KeyDates;
  readonly predicate: Predicate;
  readonly indexable: Indexable;
  readonly context: CompileContext;
}

export function compileStage(tree: Stage, position: number, { by, dates, predicate, indexable, context }: StageCompilation): CompiledStage {
  return {
    position,
    tree,
    isMissing: tree.isMissing,
    matches: predicate.matches,
    countMissed: (document, most) => predicate.countMissed(document, true, most),
    ...indexable,
    explain: (document) => predicate.explain(document, false),
    joinKeys: compileJoinKeys([...by, ...tree.by], dates, context),
  };
}
