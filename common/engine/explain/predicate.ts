/** A condition of a query, ready to run: the same closure answers whether it holds and, when asked, why. */
import type { PreparedDocument } from '../document';
import type { Span } from '../diagnostics';
import type { ExplanationNode } from './explanation';

export interface Predicate {
  readonly matches: (document: PreparedDocument) => boolean;
  /** The outcome is always that of `matches`. `isExclusion`: the condition stands below an odd number of `not`. */
  readonly explain: (document: PreparedDocument, isExclusion: boolean) => ExplanationNode;
  /** Of an `and` what it joins. */
  readonly conjuncts?: readonly Predicate[];
}

/** All of them hold. */
export function allOf(span: Span, predicates: readonly Predicate[]): Predicate {
  return {
    conjuncts: predicates,
    matches: (document) => {
      for (const predicate of predicates) if (!predicate.matches(document)) return false;
      return true;
    },
    explain: (document, isExclusion) => {
      const children = predicates.map((predicate) => predicate.explain(document, isExclusion));
      return branch('and', span, isExclusion, children, children.every(isTrue));
    },
  };
}

/** At least one of them holds. */
export function anyOf(span: Span, predicates: readonly Predicate[]): Predicate {
  return {
    matches: (document) => {
      for (const predicate of predicates) if (predicate.matches(document)) return true;
      return false;
    },
    explain: (document, isExclusion) => {
      const children = predicates.map((predicate) => predicate.explain(document, isExclusion));
      return branch('or', span, isExclusion, children, children.some(isTrue));
    },
  };
}

/** It does not hold. What is below is an exclusion, or, inside an exclusion, an exception to it. */
export function negationOf(span: Span, predicate: Predicate): Predicate {
  return {
    matches: (document) => !predicate.matches(document),
    explain: (document, isExclusion) => {
      const child = predicate.explain(document, !isExclusion);
      return branch('not', span, isExclusion, [child], !isTrue(child));
    },
  };
}

function isTrue(node: ExplanationNode): boolean {
  return node.outcome === 'true';
}

function branch(
  kind: 'and' | 'or' | 'not',
  span: Span,
  isExclusion: boolean,
  children: readonly ExplanationNode[],
  holds: boolean
): ExplanationNode {
  return { kind, span, outcome: holds ? 'true' : 'false', reason: 'branches', isExclusion, fields: [], matchedValueSpans: [], children };
}
