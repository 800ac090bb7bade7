/** The text that an expression surely begins with, as far as it can be told without running it. */
import type { Expression } from '../select/select_tree';

/** Of `'/home/' || x` it is `/home/`; undefined where nothing is known. A placeholder's value is not known, nor what follows it. */
export function textPattern(expression: Expression): string | undefined {
  if (expression.kind === 'operation' && expression.name === '||') {
    const [first] = expression.operands;
    return first === undefined ? undefined : textPattern(first);
  }
  if (expression.kind !== 'literal' || expression.text === undefined) return undefined;
  const text = expression.text.split('{{')[0] ?? '';
  return text === '' ? undefined : text;
}
