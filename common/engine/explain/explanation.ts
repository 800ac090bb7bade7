/** What an evaluation found, condition by condition: plain data that crosses the wire and that a page can translate. */
import type { Span } from '../diagnostics';
import type { Limit } from '../limits';

/** Leaf and branch results as Elasticsearch's bool query sees them; `unknown` only inside value expressions. */
export type Outcome = 'true' | 'false' | 'unknown';

/** Why a condition has its outcome. A code, so that the page can say it in the reader's language. */
export type Reason =
  | 'matched' //            a value satisfied the condition
  | 'field_missing' //      the field has no value in this document
  | 'value_differs' //      there are values, none of them satisfies the condition
  | 'wrong_type' //         the values cannot be compared with what is asked
  | 'excluded_value_found' // a negated condition is false: the value it forbids is there
  | 'absent_as_required' //  a negated condition is true because nothing forbidden is there
  | 'branches'; //          and / or / not: see the children

/** A field that a condition looked at, with what the document holds, in document order; text that goes on without end is cut (`…`). */
export interface ObservedField {
  readonly name: string;
  readonly values: readonly unknown[];
  /** How many more values there are; absent as a rule, when all are shown. */
  readonly omitted?: number;
}

export interface ExplanationNode {
  /** `nested`: its child is about the object of the field that came nearest. */
  readonly kind: 'category' | 'and' | 'or' | 'not' | 'condition' | 'nested';
  /** Place in the rule's query text. */
  readonly span: Span;
  readonly outcome: Outcome;
  readonly reason: Reason;
  /** True below an odd number of `not`: the node is (part of) an exclusion; an exclusion that is false did not apply. */
  readonly isExclusion: boolean;
  /** Conditions only: every field read, with its actual values. */
  readonly fields: readonly ObservedField[];
  /** Conditions on lists only: the spans of the listed values that matched (`in`, `:` with several values). */
  readonly matchedValueSpans: readonly Span[];
  readonly children: readonly ExplanationNode[];
  /** What was left out of a hostile document to answer in time: the outcome may be another. Absent as a rule. */
  readonly limits?: readonly Limit[];
}

export interface Explanation {
  readonly language: 'eql' | 'kql';
  readonly query: string;
  readonly isMatch: boolean;
  /** Of an EQL query an `and` of the event category and the condition. */
  readonly root: ExplanationNode;
}
