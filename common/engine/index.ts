/** The door of the rule engine: what the rest of the product may use of it. */
export type { Diagnostic, Result, Span, Stage } from './diagnostics';
export type { EventSource } from './document';
export type { Explanation, ExplanationNode, ObservedField, Outcome, Reason } from './explain/explanation';
