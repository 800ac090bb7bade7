/**
 * A query as a rule index runs it: what of it can be looked up, and what is left to be asked of a document that holds that. The two together answer
 * what the whole predicate answers.
 */
import type { PreparedDocument } from '../document';
import type { EventFilter, Expression } from '../eql/ast';
import type { Predicate } from '../explain/predicate';
import type { KqlCondition } from '../kql/ast';
import { needOfExpression } from './eql_needs';
import { needOfCondition } from './kql_needs';
import { allOf, NO_NEED, type Need } from './needs';

export interface Indexable {
  /** What a document must hold before it can match. */
  readonly need: Need;
  /** The rest of the query; only of a document that holds `need`. */
  readonly matchesRest: (document: PreparedDocument) => boolean;
}

/** For queries whose values are compared as a mapping says: it can make values equal that are spelled differently. */
export function notIndexable({ matches }: Predicate): Indexable {
  return { need: NO_NEED, matchesRest: matches };
}

/** `predicate` is that of the filter: its category and its condition. */
export function indexableEql({ condition }: EventFilter, predicate: Predicate, category: Need): Indexable {
  const [asked, rest] = predicate.conjuncts ?? [];
  if (asked === undefined || rest === undefined) return notIndexable(predicate);
  return joined([{ predicate: asked, need: category }, ...conjunctsOf(condition, rest, needOfExpression)]);
}

export function indexableKql(condition: KqlCondition, predicate: Predicate): Indexable {
  return joined(conjunctsOf(condition, predicate, (each) => needOfCondition(each, '')));
}

interface Conjunct {
  readonly predicate: Predicate;
  readonly need: Need;
}

/** The predicate of an `and` joins its conjuncts in the order in which the tree has them. */
function conjunctsOf<Node extends Expression | KqlCondition>(
  node: Node,
  predicate: Predicate,
  needOf: (node: Node) => Need
): readonly Conjunct[] {
  if (predicate.conjuncts === undefined || !isAnd(node)) return [{ predicate, need: needOf(node) }];
  return predicate.conjuncts.flatMap((conjunct, place) => {
    const operand = node.operands[place];
    return operand === undefined ? [{ predicate: conjunct, need: NO_NEED }] : conjunctsOf(operand, conjunct, needOf);
  });
}

function isAnd<Node extends Expression | KqlCondition>(node: Node): node is Node & { readonly operands: readonly Node[] } {
  return node.kind === 'logical' && node.operator === 'and';
}

function joined(conjuncts: readonly Conjunct[]): Indexable {
  const rest = conjuncts.filter(({ need }) => !need.isExact).map(({ predicate }) => predicate.matches);
  return {
    need: allOf(conjuncts.map(({ need }) => need)),
    matchesRest: (document) => {
      for (const matches of rest) if (!matches(document)) return false;
      return true;
    },
  };
}
