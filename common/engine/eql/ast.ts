/**
 * The syntax tree of EQL. Names follow Elastic's language reference (EQL syntax reference, "Basic syntax", "Sequences",
 * "Samples", "Pipes"); every node knows the text that it was read from.
 */
import type { Span } from '../diagnostics';

export type EqlQuery = EventQuery | SequenceQuery | SampleQuery;

/** `category where condition | pipe ...` */
export interface EventQuery {
  readonly kind: 'event_query';
  readonly span: Span;
  readonly filter: EventFilter;
  readonly pipes: readonly Pipe[];
}

/** `process where ...`, `any where ...`, `"my category" where ...`: the part that every kind of query is made of. */
export interface EventFilter {
  readonly kind: 'event_filter';
  readonly span: Span;
  /** null stands for `any`. */
  readonly category: string | null;
  readonly categorySpan: Span;
  readonly condition: Expression;
}

/** `sequence by a, b with maxspan=1m [..] [..] by c with runs=2 until [..]` */
export interface SequenceQuery {
  readonly kind: 'sequence_query';
  readonly span: Span;
  readonly by: readonly JoinKey[];
  readonly maxspanMs: number | null;
  readonly stages: readonly Stage[];
  readonly until: Stage | null;
  readonly pipes: readonly Pipe[];
}

/** `sample by host [..] [..]` */
export interface SampleQuery {
  readonly kind: 'sample_query';
  readonly span: Span;
  readonly by: readonly JoinKey[];
  readonly stages: readonly Stage[];
  readonly pipes: readonly Pipe[];
}

/** `[category where ...] by key with runs=n`; `![...]` is a missing event. */
export interface Stage {
  readonly kind: 'stage';
  readonly span: Span;
  readonly filter: EventFilter;
  readonly by: readonly JoinKey[];
  readonly runs: number;
  readonly isMissing: boolean;
}

/** A field to join on; `?field` is optional (null joins null). Kept as the expression that was written. */
export interface JoinKey {
  readonly kind: 'join_key';
  readonly span: Span;
  readonly expression: Expression;
}

/** `| head 5`, `| tail 5` */
export interface Pipe {
  readonly kind: 'pipe';
  readonly span: Span;
  readonly name: 'head' | 'tail';
  readonly count: number;
}

export type Expression = Literal | Field | FunctionCall | Logical | Not | Comparison | Membership | Pattern | Arithmetic | Negation;

/** `"text"`, `"""raw"""`, `5`, `5.0`, `true`, `null`. `isInteger` is told by the spelling: `5.0` is not one. */
export interface Literal {
  readonly kind: 'literal';
  readonly span: Span;
  readonly value: string | number | boolean | null;
  readonly isInteger: boolean;
}

/** `process.name`, `` `odd-name` ``, `?optional`. The name is the dotted path without backticks. */
export interface Field {
  readonly kind: 'field';
  readonly span: Span;
  readonly name: string;
  readonly isOptional: boolean;
}

/** `length(x)`, `startsWith~(x, "a")`; the name as written, without the tilde. */
export interface FunctionCall {
  readonly kind: 'function_call';
  readonly span: Span;
  readonly name: string;
  readonly nameSpan: Span;
  readonly isCaseInsensitive: boolean;
  readonly arguments: readonly Expression[];
}

/** `a and b and c` is one node with three operands, in the order written; parentheses leave no node. */
export interface Logical {
  readonly kind: 'logical';
  readonly span: Span;
  readonly operator: 'and' | 'or';
  readonly operands: readonly Expression[];
}

export interface Not {
  readonly kind: 'not';
  readonly span: Span;
  readonly operand: Expression;
}

export type ComparisonOperator = '==' | '!=' | '<' | '<=' | '>' | '>=';

export interface Comparison {
  readonly kind: 'comparison';
  readonly span: Span;
  readonly operator: ComparisonOperator;
  readonly operatorSpan: Span;
  readonly left: Expression;
  readonly right: Expression;
}

/** `x in (1, 2)`, `x not in~ ("a", "b")`: values compared whole, wildcards are ordinary characters. */
export interface Membership {
  readonly kind: 'membership';
  readonly span: Span;
  readonly isNegated: boolean;
  readonly isCaseInsensitive: boolean;
  readonly left: Expression;
  readonly values: readonly Expression[];
}

/** `x : "a*"`, `x like~ ("a*", "b?")`, `x regex "..."`. `:` is always case-insensitive; `isNegated` is `x not like "..."`. */
export interface Pattern {
  readonly kind: 'pattern';
  readonly span: Span;
  readonly operator: ':' | 'like' | 'regex';
  readonly isNegated: boolean;
  readonly isCaseInsensitive: boolean;
  readonly left: Expression;
  readonly values: readonly Literal[];
}

export interface Arithmetic {
  readonly kind: 'arithmetic';
  readonly span: Span;
  readonly operator: '+' | '-' | '*' | '/' | '%';
  readonly left: Expression;
  readonly right: Expression;
}

/** Unary minus on something that is not a number literal (`-5` is a literal). */
export interface Negation {
  readonly kind: 'negation';
  readonly span: Span;
  readonly operand: Expression;
}
