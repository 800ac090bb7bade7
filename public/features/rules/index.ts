/** The rules: all of them, and one with its guide. */
export { RulesPage } from './rules_page';
export { RulePage } from './rule_page';
