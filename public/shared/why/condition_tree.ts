/** The explanation as a tree that a person reads: needless nesting is gone, exclusions stand together with what became of them. */
import type { ExplanationNode, Outcome } from '../../../common/engine';
import { isLeaf, type MarkedCondition, type MarkedConditions } from './condition_marks';

export type ConditionItem = { readonly kind: 'leaf'; readonly condition: MarkedCondition } | ConditionGroup;

export interface ConditionGroup {
  readonly kind: 'group';
  /**
   * `exclusions` is a `not` over several conditions, any of which would have kept the rule quiet; `object` is what one object of a nested
   * field has to satisfy by itself, told of the object that came nearest.
   */
  readonly name: 'all' | 'any' | 'exclusions' | 'object';
  readonly outcome: Outcome;
  readonly items: readonly ConditionItem[];
}

export function conditionTree(root: ExplanationNode, marks: MarkedConditions): ConditionGroup {
  const items = itemsOf(root, marks);
  const [only] = items;
  if (items.length === 1 && only?.kind === 'group') return only;
  return { kind: 'group', name: 'all', outcome: root.outcome, items };
}

function itemsOf(node: ExplanationNode, marks: MarkedConditions): readonly ConditionItem[] {
  if (isLeaf(node)) {
    const condition = marks.of(node);
    return condition === undefined ? [] : [{ kind: 'leaf', condition }];
  }
  switch (node.kind) {
    case 'and':
      return node.isExclusion ? [group('all', node, flat(node, 'and', marks))] : flat(node, 'and', marks);
    case 'or':
      return [group('any', node, flat(node, 'or', marks))];
    case 'not':
      return [group('exclusions', node, exclusionItems(node, marks))];
    case 'nested':
      return [
        group(
          'object',
          node,
          node.children.flatMap((child) => itemsOf(child, marks))
        ),
      ];
    case 'category':
    case 'condition':
      return node.children.flatMap((child) => itemsOf(child, marks));
  }
}

/** `a and (b and c)` reads as three conditions. */
function flat(node: ExplanationNode, kind: 'and' | 'or', marks: MarkedConditions): readonly ConditionItem[] {
  return node.children.flatMap((child) => {
    if (child.kind === kind && !isLeaf(child)) return flat(child, kind, marks);
    const items = itemsOf(child, marks);
    return kind === 'or' && items.length > 1 ? [group('all', child, items)] : items;
  });
}

/** `not (a or b)`: a and b are two exclusions. */
function exclusionItems(node: ExplanationNode, marks: MarkedConditions): readonly ConditionItem[] {
  return node.children.flatMap((child) => (child.kind === 'or' && !isLeaf(child) ? flat(child, 'or', marks) : itemsOf(child, marks)));
}

function group(name: ConditionGroup['name'], node: ExplanationNode, items: readonly ConditionItem[]): ConditionGroup {
  return { kind: 'group', name, outcome: node.outcome, items };
}
