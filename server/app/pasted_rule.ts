/** The text of a rule that somebody pasted: JSON as Kibana exports it or its API answers it, or TOML as rule files are written. */
import type { RuleTextProblem } from '../../common/api';
import { readNdjsonRules, readTomlRule, type ReadProblem, type Rule } from '../../common/rules';

export interface PastedRule {
  /** The first in the text that can be read. */
  readonly rule: Rule | undefined;
  readonly problems: readonly RuleTextProblem[];
}

const SOURCE = 'text';

export function readPastedRule(text: string): PastedRule {
  // A list of rules begins like a table of TOML, except for what comes next.
  const isJson = /^\s*(?:\{|\[\s*(?:\{|\]|$))/.test(text);
  const { rules, problems } = isJson ? readNdjsonRules(text, SOURCE) : readTomlRule(text, SOURCE);
  const [rule] = rules;
  const more = rules.length > 1 ? [{ message: `the text holds ${rules.length} rules; the first of them is evaluated` }] : [];
  // Faults of the query are told where the rule is evaluated, with their place in the query.
  const told = problems.filter(({ message }) => rule === undefined || !message.startsWith(`query of "${rule.name}"`));
  return { rule, problems: [...told.map(problemOf), ...more] };
}

function problemOf({ source, message }: ReadProblem): RuleTextProblem {
  const line = Number(/:(\d+)$/.exec(source)?.[1]);
  return { message, ...(line > 0 && { line }) };
}
