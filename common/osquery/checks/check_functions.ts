/** Functions: does osquery's SQL have one of that name, and does it take as many arguments. */
import { walkExpression, type Expression } from '../select/select_tree';
import type { QueryFinding } from './finding';
import { functionFacts, suggestedFunction, type FunctionFacts } from './function_facts';
import type { Scope } from './scope';

export function checkFunctions({ results, afterResults }: Scope): readonly QueryFinding[] {
  return [...results, ...afterResults].flatMap(walkExpression).flatMap(checkExpression);
}

function checkExpression(expression: Expression): readonly QueryFinding[] {
  if (expression.kind === 'comparison' && expression.operator === 'REGEXP') return [withoutRegexp(expression)];
  if (expression.kind !== 'operation' || expression.call === undefined) return [];
  const { name, call } = expression;
  const facts = functionFacts(name);
  if (facts === undefined) return [unknownFunction(name, call)];
  return call.count >= facts.least && call.count <= facts.most ? [] : [wrongCount(name, call, facts)];
}

interface Call {
  readonly start: number;
  readonly end: number;
  readonly count: number;
}

function unknownFunction(name: string, { start, end }: Call): QueryFinding {
  const suggestion = suggestedFunction(name);
  const advice = suggestion === '' ? 'Check its name.' : `Did you mean ${suggestion}?`;
  const message = `osquery has no function ${name}. ${advice}`;
  return { code: 'unknown_function', severity: 'error', start, end, message, values: { function: name, suggestion } };
}

/** SQLite has the operator, and leaves the function behind it to others; osquery brings none. */
function withoutRegexp({ start, end }: Extract<Expression, { kind: 'comparison' }>): QueryFinding {
  const message = 'osquery has no function REGEXP. Write regex_match(text, pattern, 0) IS NOT NULL.';
  const values = { function: 'REGEXP', suggestion: 'regex_match' };
  return { code: 'unknown_function', severity: 'error', start, end, message, values };
}

function wrongCount(name: string, { start, end, count }: Call, { least, most }: FunctionFacts): QueryFinding {
  const wanted = most === Infinity ? `${least}+` : least === most ? String(least) : `${least}–${most}`;
  const message = `${name} takes ${wanted} arguments, and here it has ${count}.`;
  return { code: 'function_arguments', severity: 'error', start, end, message, values: { function: name, wanted, count: String(count) } };
}
