/** The door of the linter: findings in a rule, what their codes mean, and the way from a finding back into the file. */
export { isLintCode, lintCodes, severityRank } from './codes';
export type { LintCode, LintCodeFacts, LintGroup, LintSeverity } from './codes';
export { applyEdits } from './finding';
export type { LintField, LintFinding, LintFix, LintPlace, TextEdit } from './finding';
export { linePlaces } from './line_places';
export { lintRule, textOfField } from './lint_rule';
export { MANY_RULES } from './lint_subject';
export type { LintContext } from './lint_subject';
export { relatedRuleIds } from './checks/check_related_rules';
export { readLintSources } from './source/read_sources';
export type { LintSource, LintSources } from './source/read_sources';
export type { PlacedText } from './source/placed_text';
export { lintSource, type FileFinding } from './lint_source';
export { fixText, type FixedText } from './fix_text';
