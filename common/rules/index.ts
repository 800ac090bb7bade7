/** The door of the rules: what a rule is, how stored forms are read, when a rule runs and over which data. */
export type { Locale, QueryLanguage, Rule, RuleText, RuleType, Severity, Threat, ThreatReference, ThreatTechnique } from './rule';
export type { ReadProblem, ReadResult } from './read_result';
export { joinResults } from './read_result';
export { readTomlRule } from './toml';
export { isTranslationFile, readTomlTranslation, withTranslations } from './translation';
export type { ReadTranslation, RuleTranslation } from './translation';
export { readEntry, readNdjsonRules } from './ndjson';
export { carriesRule, readAlertRule } from './alert';
export { readRuleFiles } from './rule_files';
export type { RuleFile } from './rule_files';
export { executionsBetween, intervalMs, scheduleProblem, windowAt } from './schedule';
export type { Schedule, TimeWindow } from './schedule';
export { parseDateMath, parseDateMathEnd, parseDuration } from '../engine';
export { matchesIndexPatterns } from './index_patterns';
export { ruleText } from './text';
