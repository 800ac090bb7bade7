/**
 * A document for which the index offered a query fulfils, as a rule, what the index could look up, and fails, if it fails, on the rest. So
 * of such a document the rest is asked first. The answer is that of the conditions in any order.
 */
import type { PreparedDocument } from '../document';
import type { EventFilter, Expression } from '../eql/ast';
import type { Predicate } from '../explain/predicate';
import type { KqlCondition } from '../kql/ast';
import { needsOfExpression } from './eql_needs';
import { needsOfCondition } from './kql_needs';
import type { Need } from './needs';

export type DocumentPredicate = (document: PreparedDocument) => boolean;

/** `predicate` is that of the filter: its category and its condition. */
export function eqlCandidateOrder({ condition }: EventFilter, predicate: Predicate): DocumentPredicate {
  const [category, rest] = predicate.conjuncts ?? [];
  if (category === undefined || rest === undefined) return predicate.matches;
  return inOrder([{ predicate: category, isLookedUp: true }, ...conjunctsOf(condition, rest, needsOfExpression)]);
}

export function kqlCandidateOrder(condition: KqlCondition, predicate: Predicate): DocumentPredicate {
  return inOrder(conjunctsOf(condition, predicate, (each) => needsOfCondition(each, '')));
}

interface Conjunct {
  readonly predicate: Predicate;
  readonly isLookedUp: boolean;
}

/** The predicate of an `and` joins its conjuncts in the order in which the tree has them. */
function conjunctsOf<Node extends Expression | KqlCondition>(
  node: Node,
  predicate: Predicate,
  needsOf: (node: Node) => readonly Need[]
): readonly Conjunct[] {
  if (predicate.conjuncts === undefined || !isAnd(node)) return [{ predicate, isLookedUp: isLookedUp(node, needsOf(node)) }];
  return predicate.conjuncts.flatMap((conjunct, place) => {
    const operand = node.operands[place];
    return operand === undefined ? [{ predicate: conjunct, isLookedUp: false }] : conjunctsOf(operand, conjunct, needsOf);
  });
}

function isAnd<Node extends Expression | KqlCondition>(node: Node): node is Node & { readonly operands: readonly Node[] } {
  return node.kind === 'logical' && node.operator === 'and';
}

function isLookedUp({ kind }: Expression | KqlCondition, needs: readonly Need[]): boolean {
  return kind !== 'logical' && needs.length > 0 && needs.every((need) => need.every(({ where }) => where === 'whole'));
}

function inOrder(conjuncts: readonly Conjunct[]): DocumentPredicate {
  const order = [...conjuncts.filter((each) => !each.isLookedUp), ...conjuncts.filter((each) => each.isLookedUp)];
  const tests = order.map(({ predicate }) => predicate.matches);
  return (document) => {
    for (const test of tests) if (!test(document)) return false;
    return true;
  };
}
