/** A single condition as a predicate: what it looks at, and what its outcome is due to. */
import type { PreparedDocument } from '../document';
import type { Span } from '../diagnostics';
import type { ExplanationNode, Reason } from './explanation';
import { withLimits } from '../limits';
import type { Predicate } from './predicate';
import { observeField } from './observed_field';

export interface Condition {
  readonly kind: 'category' | 'condition';
  readonly span: Span;
  /** Every field that it reads; a function where that depends on the document. */
  readonly fields: readonly string[] | ((document: PreparedDocument) => readonly string[]);
  readonly matches: (document: PreparedDocument) => boolean;
  /** It asks that something be absent: `!=`, `not in`, `== null`. */
  readonly isNegated?: boolean;
  /** There are values, and none of them can be compared with what is asked. */
  readonly isWrongType?: (document: PreparedDocument) => boolean;
  /** Of a list of values: the places of those that are there. */
  readonly findMatchedSpans?: (document: PreparedDocument) => readonly Span[];
}

export function conditionPredicate(condition: Condition): Predicate {
  return {
    matches: condition.matches,
    countMissed: (document, wanted) => (condition.matches(document) === wanted ? 0 : 1),
    explain: (document, isExclusion) => explain(condition, document, isExclusion),
  };
}

function explain(condition: Condition, document: PreparedDocument, isExclusion: boolean): ExplanationNode {
  const { result: holds, limits } = withLimits(() => condition.matches(document));
  const fields = typeof condition.fields === 'function' ? condition.fields(document) : condition.fields;
  return {
    kind: condition.kind,
    span: condition.span,
    outcome: holds ? 'true' : 'false',
    reason: holds ? (condition.isNegated === true ? 'absent_as_required' : 'matched') : reasonForFalse(condition, fields, document),
    isExclusion,
    fields: fields.map((name) => observeField(name, document.values(name))),
    // Where no listed value is there, looking for each of them in each of a hundred thousand values would find nothing.
    matchedValueSpans: holds === (condition.isNegated === true) ? [] : (condition.findMatchedSpans?.(document) ?? []),
    children: [],
    ...(limits.length > 0 && { limits }),
  };
}

function reasonForFalse(condition: Condition, fields: readonly string[], document: PreparedDocument): Reason {
  if (fields.some((name) => document.values(name).length === 0)) return 'field_missing';
  if (condition.isNegated === true) return 'excluded_value_found';
  return condition.isWrongType?.(document) === true ? 'wrong_type' : 'value_differs';
}
