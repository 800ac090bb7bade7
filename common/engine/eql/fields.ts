/** Which fields an expression reads. */
import type { Expression } from './ast';
import { childrenOf } from './nesting';

/** Each field once, in the order in which they are written. */
export function collectFields(expression: Expression): readonly string[] {
  const names = new Set<string>();
  visit(expression, names);
  return [...names];
}

/** Whether the value is the same for every document. */
export function isConstant(expression: Expression): boolean {
  return expression.kind !== 'field' && childrenOf(expression).every(isConstant);
}

function visit(expression: Expression, names: Set<string>): void {
  if (expression.kind === 'field') names.add(expression.name);
  else for (const child of childrenOf(expression)) visit(child, names);
}
