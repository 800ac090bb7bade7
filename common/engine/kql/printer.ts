/**
 * A tree back to text: what it prints parses to the same tree (spans apart). Conditions that fit a line stay on it; longer ones get
 * a line for every operand of `and` and `or`.
 */
import { unreachable } from '../diagnostics';
import type { KqlCondition, KqlLogical, KqlNot, KqlQuery, KqlValue, KqlValueTerm } from './ast';

const lineWidth = 100;

export function printKql({ condition }: KqlQuery): string {
  return condition === null ? '' : printTerm(condition, 0);
}

type Term = KqlCondition | KqlValueTerm;

function printTerm(term: Term, indent: number): string {
  const line = printLine(term);
  if (indent + line.length <= lineWidth) return line;
  switch (term.kind) {
    case 'logical':
      return printLongLogical(term, indent);
    case 'not':
      return `not ${printOperand(term.operand, precedence.not, indent)}`;
    case 'match':
      return `${printValue(term.field)}: ${printOperand(term.values, precedence.value, indent)}`;
    case 'nested':
      return `${printValue(term.field)}: {\n${pad(indent + 2)}${printTerm(term.condition, indent + 2)}\n${pad(indent)}}`;
    default:
      return line;
  }
}

function printLongLogical(term: KqlLogical<Term>, indent: number): string {
  const operands = term.operands.map((operand) => printOperand(operand, precedence[term.operator] + 1, indent));
  return operands.join(` ${term.operator}\n${pad(indent)}`);
}

function printOperand(term: Term, needed: number, indent: number): string {
  if (precedenceOf(term) >= needed) return printTerm(term, indent);
  const line = `(${printLine(term)})`;
  return indent + line.length <= lineWidth ? line : `(\n${pad(indent + 2)}${printTerm(term, indent + 2)}\n${pad(indent)})`;
}

function printLine(term: Term): string {
  switch (term.kind) {
    case 'logical':
      return term.operands.map((operand: Term) => lineOperand(operand, precedence[term.operator] + 1)).join(` ${term.operator} `);
    case 'not':
      return `not ${lineOperand(term.operand, precedence.not)}`;
    case 'match':
      return `${printValue(term.field)}: ${lineOperand(term.values, precedence.value)}`;
    case 'range':
      return `${printValue(term.field)} ${term.operator} ${printValue(term.value)}`;
    case 'nested':
      return `${printValue(term.field)}: { ${printLine(term.condition)} }`;
    case 'free_text':
      return printValue(term.value);
    case 'value':
      return printValue(term);
    default:
      return unreachable(term);
  }
}

function lineOperand(term: Term, needed: number): string {
  return precedenceOf(term) >= needed ? printLine(term) : `(${printLine(term)})`;
}

// How tightly each kind of node binds; an operand that binds less tightly than its place asks for is put in parentheses.
const precedence = { or: 1, and: 2, not: 3, value: 4 } as const;

function precedenceOf(term: KqlLogical<Term> | KqlNot<Term> | Term): number {
  if (term.kind === 'logical') return precedence[term.operator];
  return term.kind === 'not' ? precedence.not : precedence.value;
}

function pad(width: number): string {
  return ' '.repeat(width);
}

/** The word `not` is begun by its code: Kibana reads `\not` as a line break and "ot". */
function printValue({ pieces, isQuoted }: KqlValue): string {
  if (isQuoted) return `"${pieces.join('').replace(/["\\]/g, '\\$&')}"`;
  return pieces
    .map((piece) =>
      piece
        .replace(/[\\():<>"*{}]/g, '\\$&')
        .replace(/\n(?=ot)/gi, '\\u000a')
        .replace(/\n/g, '\\n')
        .replace(/\r/g, '\\r')
        .replace(/\t/g, '\\t')
    )
    .join('*')
    .replace(/\xa0|^ +| +$/g, (blanks) => [...blanks].map((blank) => (blank === ' ' ? '\\u0020' : '\\u00a0')).join(''))
    .replace(/(?<![^\s*])(?:or|and|not)(?![^\s*])/gi, (word) => (word.startsWith('n') ? `\\u006e${word.slice(1)}` : `\\${word}`));
}
