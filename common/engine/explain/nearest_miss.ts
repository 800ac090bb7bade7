/**
 * What would have to be otherwise for a query to match: the smallest set of conditions that stand against it. Below an `or` that is the branch
 * with the fewest, below an `and` all that fail; of an exclusion that applied it is what makes it apply.
 */
import type { Span } from '../diagnostics';
import { unreachable } from '../diagnostics';
import type { ExplanationNode } from './explanation';

/** A condition that would have to come out the other way. */
export interface MissedCondition {
  readonly span: Span;
  /** `hold`: it is asked for and is not so. `fail`: it is part of an exclusion, and is so. */
  readonly would: 'hold' | 'fail';
  /** Names of the fields that it looks at. */
  readonly fields: readonly string[];
}

/** In the order of the query; empty where the query matches. */
export function nearestMiss(root: ExplanationNode): readonly MissedCondition[] {
  return [...changesFor(root, true).conditions].sort((left, right) => left.span.start - right.span.start);
}

interface Changes {
  readonly conditions: readonly MissedCondition[];
  readonly cost: number;
}

const NONE: Changes = { conditions: [], cost: 0 };
/** Nothing that an event holds changes a condition that looks at no field (`where false`): any other way is nearer. */
const CONSTANT_COST = 1_000;

/** The fewest conditions to change so that the node is true, or is not. */
function changesFor(node: ExplanationNode, wanted: boolean): Changes {
  if ((node.outcome === 'true') === wanted) return NONE;
  switch (node.kind) {
    case 'category':
    case 'condition':
      return changeOf(node, wanted);
    case 'and':
      return wanted ? all(node.children, wanted) : cheapest(node, wanted);
    case 'or':
      return wanted ? cheapest(node, wanted) : all(node.children, wanted);
    case 'not':
      return all(node.children, !wanted);
    case 'nested':
      // Only the nearest object is known: where no object may match, others might still.
      return wanted && node.children.length > 0 ? all(node.children, wanted) : changeOf(node, wanted);
    default:
      return unreachable(node.kind);
  }
}

function changeOf({ span, fields }: ExplanationNode, wanted: boolean): Changes {
  const names = fields.map(({ name }) => name);
  return { conditions: [{ span, would: wanted ? 'hold' : 'fail', fields: names }], cost: names.length === 0 ? CONSTANT_COST : 1 };
}

function all(nodes: readonly ExplanationNode[], wanted: boolean): Changes {
  const changes = nodes.map((node) => changesFor(node, wanted));
  return { conditions: changes.flatMap(({ conditions }) => conditions), cost: changes.reduce((sum, { cost }) => sum + cost, 0) };
}

/** Of equally near branches the first. A branch that is as wanted already was dealt with above: then so is the node. */
function cheapest(node: ExplanationNode, wanted: boolean): Changes {
  let best: Changes | undefined;
  for (const child of node.children) {
    const changes = changesFor(child, wanted);
    if (best === undefined || changes.cost < best.cost) best = changes;
  }
  return best ?? changeOf(node, wanted);
}
