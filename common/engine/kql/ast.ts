/**
 * The syntax tree of KQL. Names follow Kibana's reference (Kibana Query Language); every node knows the text that it was read from.
 * Lists of values (`field: (a or not b)`) are kept as they are written, so that a query can be explained and printed as its author knows it.
 */
import type { Span } from '../diagnostics';

export interface KqlQuery {
  readonly kind: 'kql_query';
  readonly span: Span;
  /** null for an empty query, which every document satisfies. */
  readonly condition: KqlCondition | null;
}

export type KqlCondition = KqlLogical<KqlCondition> | KqlNot<KqlCondition> | KqlMatch | KqlRange | KqlNested | KqlFreeText;

/** `a and b and c` is one node with three operands, in the order written; parentheses leave no node. */
export interface KqlLogical<Operand> {
  readonly kind: 'logical';
  readonly span: Span;
  readonly operator: 'and' | 'or';
  readonly operands: readonly Operand[];
}

export interface KqlNot<Operand> {
  readonly kind: 'not';
  readonly span: Span;
  readonly operand: Operand;
}

/** `field: value`, `field: (a or b)`, `field: *`, `host.*: value` */
export interface KqlMatch {
  readonly kind: 'match';
  readonly span: Span;
  readonly field: KqlValue;
  readonly values: KqlValueTerm;
}

/** What stands behind `field:`: a value, or values joined by `and`, `or`, `not`. */
export type KqlValueTerm = KqlLogical<KqlValueTerm> | KqlNot<KqlValueTerm> | KqlValue;

/** `field >= 5` */
export interface KqlRange {
  readonly kind: 'range';
  readonly span: Span;
  readonly field: KqlValue;
  readonly operator: '<' | '<=' | '>' | '>=';
  readonly value: KqlValue;
}

/** `field: { a: 1 and b: 2 }`: one object of the field satisfies the whole condition. Names inside are below the field. */
export interface KqlNested {
  readonly kind: 'nested';
  readonly span: Span;
  readonly field: KqlValue;
  readonly condition: KqlCondition;
}

/** A value without a field: any field may hold it. */
export interface KqlFreeText {
  readonly kind: 'free_text';
  readonly span: Span;
  readonly value: KqlValue;
}

/**
 * A field's name or a value. `pieces` is the text between its wildcards: `power*ell` is `power` and `ell`, `*` two empty pieces; of a plain
 * value there is one. Escapes are resolved, and in quotes a `*` is itself.
 */
export interface KqlValue {
  readonly kind: 'value';
  readonly span: Span;
  readonly pieces: readonly string[];
  readonly isQuoted: boolean;
}

/** `*` alone: anything. */
export function isAnything({ pieces }: KqlValue): boolean {
  return pieces.length > 1 && pieces.every((piece) => piece === '');
}
