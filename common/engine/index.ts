/** The door of the rule engine: what the rest of the product may use of it. */
export { compileEql } from './compile/compile_eql';
export type { CompiledEql, CompiledEventQuery, CompiledSample, CompiledSequence, CompileOptions } from './compile/compile_eql';
export type { FieldTypes } from './compile/field_types';
export type { Diagnostic, Result, Span, Stage } from './diagnostics';
export { prepareDocument } from './document';
export type { EventSource, FieldValue, PreparedDocument } from './document';
export type { EqlQuery, Expression } from './eql/ast';
export { parseEql, parseExpression } from './eql/parser';
export { printEql, printExpression } from './eql/printer';
export type { Explanation, ExplanationNode, ObservedField, Outcome, Reason } from './explain/explanation';
export { evaluateExpression } from './run/evaluate_expression';
export { searchEvents } from './run/search_events';
export type { FoundEvent, SearchOptions } from './run/search_events';
