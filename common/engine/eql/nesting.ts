/**
 * How deep a query nests, measured without recursion: before parsing on the text (the parser calls itself once a level) and
 * after it on the tree (so do check, compile and print). Whatever passes both cannot overflow the stack.
 */
import type { Span } from '../diagnostics';
import type { EqlQuery, Expression } from './ast';

/** Parentheses, brackets, `not` and signs inside one another. */
export const maxTextDepth = 200;
/** Nodes of the tree inside one another; a chain `a + b + c` is one node deeper with every operator. */
export const maxTreeDepth = 800;

// Never fails late: whatever opens and does not close ends with the line or text, so that scanning stays linear.
const token = /"""[^\r\n]*?"""|"(?:\\.|[^"\\\r\n])*"?|`[^`]*`?|\/\/[^\r\n]*|\/\*[^]*?(?:\*\/|$)|[A-Za-z0-9_@]+|\s+|[^]/g;
const trivia = /^(?:\s|\/\/|\/\*)/;
const operand = /^(?:["`)\]]|(?!(?:and|by|in|like|not|or|regex|where|with)$)[A-Za-z0-9_@])/;
const endsPrefixes: ReadonlySet<string> = new Set(['and', 'or', ',', ')', ']', '|']);

/** The place where the text nests deeper than `maxTextDepth`, or null. Counts a `not` or sign up to the end of its conjunct. */
export function findTooDeepText(text: string): Span | null {
  if (!canBeTooDeep(text)) return null;
  const outerPrefixes: number[] = [];
  let prefixes = 0;
  let depth = 0;
  let isAfterOperand = false;
  for (const match of text.matchAll(token)) {
    const word = match[0];
    if (trivia.test(word)) continue;
    if (endsPrefixes.has(word)) {
      depth -= prefixes;
      prefixes = 0;
    }
    if (word === '(' || word === '[') {
      outerPrefixes.push(prefixes);
      prefixes = 0;
      depth += 1;
    } else if (word === ')' || word === ']') {
      const outer = outerPrefixes.pop();
      if (outer !== undefined) depth -= 1;
      prefixes = outer ?? 0;
    } else if (word === 'not' || (!isAfterOperand && (word === '-' || word === '+'))) {
      prefixes += 1;
      depth += 1;
    }
    if (depth > maxTextDepth) return { start: match.index, end: match.index + word.length };
    isAfterOperand = operand.test(word);
  }
  return null;
}

/** Scanning for words costs as much as a tenth of the parsing, and hardly a query has so many of these characters at all. */
function canBeTooDeep(text: string): boolean {
  let count = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === '(' || character === '[' || character === '+' || character === '-') count += 1;
    else if (character === 'n' && text.startsWith('not', index)) count += 1;
  }
  return count > maxTextDepth;
}

/** A node that lies deeper than `maxTreeDepth`, or null. */
export function findTooDeepNode(roots: readonly Expression[]): Span | null {
  const open = roots.map((expression) => ({ expression, depth: 1 }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.depth > maxTreeDepth) return next.expression.span;
    for (const expression of childrenOf(next.expression)) open.push({ expression, depth: next.depth + 1 });
  }
  return null;
}

/** The direct parts of an expression, in the order written. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'literal':
    case 'field':
      return [];
    case 'function_call':
      return expression.arguments;
    case 'logical':
      return expression.operands;
    case 'not':
    case 'negation':
      return [expression.operand];
    case 'comparison':
    case 'arithmetic':
      return [expression.left, expression.right];
    case 'membership':
    case 'pattern':
      return [expression.left, ...expression.values];
  }
}

/** Every expression at the top of a query: conditions and join keys, in the order written. */
export function expressionsOf(query: EqlQuery): readonly Expression[] {
  if (query.kind === 'event_query') return [query.filter.condition];
  const stages = query.kind === 'sequence_query' && query.until !== null ? [...query.stages, query.until] : query.stages;
  const keys = [...query.by, ...stages.flatMap((stage) => stage.by)].map((key) => key.expression);
  return [...keys, ...stages.map((stage) => stage.filter.condition)];
}
