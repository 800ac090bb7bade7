/** The door of the Osquery subject: SQL tokens, placeholders, and what a guide query becomes for an alert. */
export { fieldLookup } from './field_lookup';
export { findPlaceholders, type Placeholder } from './placeholders';
export { resolveQuery } from './resolve_query';
export type { Resolution, ResolutionProblem, ResolutionStatus, Substitution } from './resolution';
export { tokenizeSql, type SqlToken, type SqlTokenKind } from './sql_tokens';
