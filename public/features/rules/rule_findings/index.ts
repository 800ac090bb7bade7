/** The door of the findings on the page of a rule. */
export type { FindingTarget } from './finding_row';
export { RuleFindings } from './rule_findings';
