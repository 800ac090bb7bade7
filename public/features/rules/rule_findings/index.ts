/** The door of the findings on the page of a rule. */
export { RuleFindings } from './rule_findings';
