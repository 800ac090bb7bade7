/**
 * What each condition of a rule means for the match, in the reader's terms: a condition that is false may be a reason against
 * the match, an alternative that was not needed, or an exclusion that did not apply. Worked out from the explanation tree.
 */
import type { Explanation, ExplanationNode, Outcome } from '../../../common/engine';

export type Mark =
  | 'satisfied' //             the rule asks for it, and it is so
  | 'not_satisfied' //         the rule asks for it, and it is not so: a reason why the rule does not match
  | 'alternative' //           not so, but another branch of the same `or` is
  | 'exclusion_not_applied' // would have kept the rule quiet, and did not
  | 'exclusion_part' //        is so, but the exclusion that it belongs to does not hold as a whole
  | 'exclusion_applied' //     is so and keeps the rule quiet
  | 'unknown';

export interface MarkedCondition {
  /** Its place in reading order: stable while the explanation is. */
  readonly id: number;
  readonly node: ExplanationNode;
  readonly mark: Mark;
  readonly text: string;
}

/** Leaves of the tree with their marks, and a way from a node to its leaf. */
export interface MarkedConditions {
  readonly all: readonly MarkedCondition[];
  readonly of: (node: ExplanationNode) => MarkedCondition | undefined;
}

interface Surroundings {
  /** An `or` above is true, so that a false branch does no harm. */
  readonly isCovered: boolean;
  /** Outcome of the whole exclusion that the node is part of. */
  readonly exclusion: Outcome | undefined;
}

export function markConditions(explanation: Explanation): MarkedConditions {
  const all: MarkedCondition[] = [];
  const byNode = new Map<ExplanationNode, MarkedCondition>();
  const visit = (node: ExplanationNode, around: Surroundings): void => {
    if (isEmpty(node)) return;
    if (isLeaf(node)) {
      const text = explanation.query.slice(node.span.start, node.span.end);
      const condition = { id: all.length, node, mark: markOf(node, around), text };
      all.push(condition);
      byNode.set(node, condition);
      return;
    }
    for (const child of node.children) visit(child, below(node, child, around));
  };
  visit(explanation.root, { isCovered: false, exclusion: undefined });
  return { all, of: (node) => byNode.get(node) };
}

/** The `and` of an empty query: it asks for nothing. */
function isEmpty(node: ExplanationNode): boolean {
  return isLeaf(node) && (node.kind === 'and' || node.kind === 'or');
}

export function isLeaf(node: ExplanationNode): boolean {
  return node.children.length === 0;
}

function below(node: ExplanationNode, child: ExplanationNode, around: Surroundings): Surroundings {
  switch (node.kind) {
    case 'or':
      return { ...around, isCovered: around.isCovered || node.outcome === 'true' };
    case 'not':
      return { isCovered: around.isCovered, exclusion: child.isExclusion ? child.outcome : undefined };
    case 'and':
    case 'category':
    case 'condition':
    case 'nested':
      return around;
  }
}

function markOf(node: ExplanationNode, around: Surroundings): Mark {
  if (node.outcome === 'unknown') return 'unknown';
  if (node.isExclusion) {
    if (node.outcome === 'false') return 'exclusion_not_applied';
    return around.exclusion === 'false' ? 'exclusion_part' : 'exclusion_applied';
  }
  if (node.outcome === 'true') return 'satisfied';
  return around.isCovered ? 'alternative' : 'not_satisfied';
}
