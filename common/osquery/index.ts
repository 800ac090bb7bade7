/** The door of the Osquery subject: SQL tokens, placeholders, what a guide query becomes for an alert, and what is wrong with it. */
export { checkQuery } from './check_query';
export type { FindingCode, FindingSeverity, QueryFinding } from './checks/finding';
export { hostPlatform } from './checks/host_platform';
export { fieldLookup } from './field_lookup';
export { findPlaceholders, type Placeholder } from './placeholders';
export { resolveChecked } from './resolve_checked';
export { resolveQuery } from './resolve_query';
export type { Resolution, ResolutionProblem, ResolutionStatus, Substitution } from './resolution';
export { isDoubtful, placeOfRefusal, withVerdict, type SqlSyntaxCheck } from './sql_syntax';
export { parseSelect, type ParsedSelect } from './select/parse_select';
export { tokenizeSql, type SqlToken, type SqlTokenKind } from './sql_tokens';
export { tableFacts, tableNames, type ColumnFacts, type OsqueryPlatform, type TableFacts } from './tables/table_facts';
