/** A condition of a query, ready to run: the same closure answers whether it holds and, when asked, why. */
import type { PreparedDocument } from '../document';
import type { Span } from '../diagnostics';
import type { ExplanationNode } from './explanation';

export interface Predicate {
  readonly matches: (document: PreparedDocument) => boolean;
  /** The outcome is always that of `matches`. `isExclusion`: the condition stands below an odd number of `not`. */
  readonly explain: (document: PreparedDocument, isExclusion: boolean) => ExplanationNode;
  /**
   * How many conditions stand at least against its being true, or false, without explaining: never more than `nearestMiss` finds, and 0 exactly
   * where it is so already. Counting ends soon above `most`.
   */
  readonly countMissed: (document: PreparedDocument, wanted: boolean, most: number) => number;
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
    countMissed: (document, wanted, most) => (wanted ? sumOf : leastOf)(predicates, document, { wanted, most }),
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
    countMissed: (document, wanted, most) => (wanted ? leastOf : sumOf)(predicates, document, { wanted, most }),
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
    countMissed: (document, wanted, most) => predicate.countMissed(document, !wanted, most),
    explain: (document, isExclusion) => {
      const child = predicate.explain(document, !isExclusion);
      return branch('not', span, isExclusion, [child], !isTrue(child));
    },
  };
}

interface Counting {
  readonly wanted: boolean;
  readonly most: number;
}

/** All of them have to be as wanted. */
function sumOf(predicates: readonly Predicate[], document: PreparedDocument, { wanted, most }: Counting): number {
  let sum = 0;
  for (const predicate of predicates) {
    sum += predicate.countMissed(document, wanted, most - sum);
    if (sum > most) return sum;
  }
  return sum;
}

/** One of them has to be as wanted. */
function leastOf(predicates: readonly Predicate[], document: PreparedDocument, { wanted, most }: Counting): number {
  let least = Infinity;
  for (const predicate of predicates) {
    least = Math.min(least, predicate.countMissed(document, wanted, Math.min(most, least)));
    if (least === 0) return 0;
  }
  // An `or` of nothing cannot become true.
  return predicates.length === 0 ? 1 : least;
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
