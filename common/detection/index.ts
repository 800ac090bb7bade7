/** The door of detection: a rule of any type as something that runs, over one document or many. */
export type {
  CompiledRule,
  CompiledRuleResult,
  DocumentCondition,
  DocumentRule,
  EvaluationWindow,
  FilterOutcome,
  NotEvaluable,
  RuleExplanation,
  SetMatch,
  SetRule,
} from './compiled_rule';
export { compileRule } from './compile_rule';
export type { RuleOptions } from './document_condition';
export { ALL_OF_TIME, newestExecution } from './rule_time';
