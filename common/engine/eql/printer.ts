/**
 * A tree back to text: what it prints parses to the same tree (spans apart). Conditions that fit a line stay on it; longer
 * ones get a line for every operand of `and` and `or`, longer lists are filled line by line.
 */
import { unreachable } from '../diagnostics';
import type { EqlQuery, EventFilter, Expression, JoinKey, Literal, Logical, Pattern, Membership, Pipe, Stage } from './ast';
import { printField, printLiteral, printMaxspan, printString, isPlainName } from './words';

const lineWidth = 100;

/** Prints a query, laid out for reading. */
export function printEql(query: EqlQuery): string {
  switch (query.kind) {
    case 'event_query':
      return printFilter(query.filter, 0) + printPipes(query.pipes);
    case 'sequence_query': {
      const maxspan = query.maxspanMs === null ? '' : ` with maxspan=${printMaxspan(query.maxspanMs)}`;
      const until = query.until === null ? '' : `\nuntil\n${printStage(query.until)}`;
      return `sequence${printKeys(query.by)}${maxspan}${printStages(query.stages)}${until}${printPipes(query.pipes)}`;
    }
    case 'sample_query':
      return `sample${printKeys(query.by)}${printStages(query.stages)}${printPipes(query.pipes)}`;
    default:
      return unreachable(query);
  }
}

/** Prints an expression; `indent` is the column at which lines after the first start. */
export function printExpression(expression: Expression, indent = 0): string {
  const line = printLine(expression);
  if (indent + line.length <= lineWidth) return line;
  switch (expression.kind) {
    case 'logical':
      return printLongLogical(expression, indent);
    case 'not':
      return `not ${printOperand(expression.operand, precedence.not, indent)}`;
    case 'membership':
    case 'pattern':
      return printLongList(expression, indent);
    default:
      return line;
  }
}

// How tightly each kind of node binds; an operand that binds less tightly than its place asks for is put in parentheses.
const precedence = { or: 1, and: 2, not: 3, comparison: 4, sum: 5, product: 6, sign: 7, predicate: 8, primary: 9 } as const;

function precedenceOf(expression: Expression): number {
  switch (expression.kind) {
    case 'logical':
      return precedence[expression.operator];
    case 'not':
    case 'comparison':
      return precedence[expression.kind];
    case 'arithmetic':
      return expression.operator === '+' || expression.operator === '-' ? precedence.sum : precedence.product;
    case 'negation':
      return precedence.sign;
    case 'membership':
    case 'pattern':
      return precedence.predicate;
    case 'literal':
      return isSigned(expression) ? precedence.sign : precedence.primary;
    case 'field':
    case 'function_call':
      return precedence.primary;
    default:
      return unreachable(expression);
  }
}

function isSigned({ value }: Literal): boolean {
  return typeof value === 'number' && (value < 0 || Object.is(value, -0));
}

function printLine(expression: Expression): string {
  switch (expression.kind) {
    case 'literal':
      return printLiteral(expression);
    case 'field':
      return printField(expression);
    case 'function_call':
      return `${expression.name}${expression.isCaseInsensitive ? '~' : ''}(${expression.arguments.map(printLine).join(', ')})`;
    case 'logical':
      // `and` inside `or` would need no parentheses; they are for the reader.
      return expression.operands.map((operand) => inLine(operand, precedence.not)).join(` ${expression.operator} `);
    case 'not':
      return `not ${inLine(expression.operand, precedence.not)}`;
    case 'comparison':
      return `${inLine(expression.left, precedence.sum)} ${expression.operator} ${inLine(expression.right, precedence.sum)}`;
    case 'membership':
    case 'pattern':
      return `${headOfList(expression)} ${isLone(expression) ? valuesInLine(expression) : `(${valuesInLine(expression)})`}`;
    case 'arithmetic': {
      const own = precedenceOf(expression);
      return `${inLine(expression.left, own)} ${expression.operator} ${inLine(expression.right, own + 1)}`;
    }
    case 'negation':
      // A number right behind the sign would be read as a literal.
      return `-${expression.operand.kind === 'literal' ? `(${printLine(expression.operand)})` : inLine(expression.operand, precedence.sign)}`;
    default:
      return unreachable(expression);
  }
}

function inLine(expression: Expression, atLeast: number): string {
  const line = printLine(expression);
  return precedenceOf(expression) < atLeast ? `(${line})` : line;
}

function headOfList(expression: Membership | Pattern): string {
  const tilde = expression.isCaseInsensitive && expression.kind === 'pattern' && expression.operator === ':' ? '' : '~';
  const keyword = (expression.kind === 'pattern' ? expression.operator : 'in') + (expression.isCaseInsensitive ? tilde : '');
  return `${inLine(expression.left, precedence.primary)} ${expression.isNegated ? 'not ' : ''}${keyword}`;
}

function isLone(expression: Membership | Pattern): boolean {
  return expression.kind === 'pattern' && expression.values.length === 1;
}

function valuesInLine(expression: Membership | Pattern): string {
  return expression.values.map(printLine).join(', ');
}

function printOperand(expression: Expression, atLeast: number, indent: number): string {
  if (precedenceOf(expression) >= atLeast) return printExpression(expression, indent);
  const line = printLine(expression);
  if (indent + line.length + 2 <= lineWidth) return `(${line})`;
  const inner = indent + 2;
  return `(\n${' '.repeat(inner)}${printExpression(expression, inner)}\n${' '.repeat(indent)})`;
}

function printLongLogical({ operator, operands }: Logical, indent: number): string {
  const printed = operands.map((operand) => printOperand(operand, precedence.not, indent));
  return printed.join(` ${operator}\n${' '.repeat(indent)}`);
}

function printLongList(expression: Membership | Pattern, indent: number): string {
  const head = headOfList(expression);
  if (isLone(expression)) return `${head} ${valuesInLine(expression)}`;
  const inner = indent + 2;
  const lines: string[] = [];
  let line = '';
  for (const value of expression.values.map(printLine)) {
    if (line !== '' && inner + line.length + value.length + 3 > lineWidth) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? value : `, ${value}`;
  }
  return `${head} (\n${' '.repeat(inner)}${[...lines, line].join(`,\n${' '.repeat(inner)}`)}\n${' '.repeat(indent)})`;
}

function printFilter({ category, condition }: EventFilter, indent: number): string {
  const head = category === null ? 'any' : isPlainName(category) ? category : printString(category);
  const line = printLine(condition);
  if (indent + head.length + line.length + 7 <= lineWidth) return `${head} where ${line}`;
  const inner = indent + 2;
  return `${head} where\n${' '.repeat(inner)}${printExpression(condition, inner)}`;
}

function printStages(stages: readonly Stage[]): string {
  return stages.map((stage) => `\n${printStage(stage)}`).join('');
}

function printStage(stage: Stage): string {
  const open = stage.isMissing ? '![' : '[';
  const runs = stage.runs === 1 ? '' : ` with runs=${stage.runs}`;
  return `  ${open}${printFilter(stage.filter, 2 + open.length)}]${printKeys(stage.by)}${runs}`;
}

function printKeys(keys: readonly JoinKey[]): string {
  return keys.length === 0 ? '' : ` by ${keys.map((key) => printLine(key.expression)).join(', ')}`;
}

function printPipes(pipes: readonly Pipe[]): string {
  return pipes.map(({ name, count }) => `\n| ${name} ${count}`).join('');
}
