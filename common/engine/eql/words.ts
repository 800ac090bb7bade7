/** How names, strings, numbers and time spans are spelled so that they read back as the same value; the words of the language. */
import type { Field, Literal } from './ast';

const reservedWords: ReadonlySet<string> = new Set(
  'and any by false in join like maxspan not null of or regex sample sequence true until where with'.split(' ')
);
const largestLong = '9223372036854775807';
const escapes: ReadonlyMap<string, string> = new Map([
  ['\\', '\\\\'],
  ['"', '\\"'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\b', '\\b'],
  ['\f', '\\f'],
]);
const units: readonly (readonly [string, number])[] = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
];

/** Whether a word belongs to the language, so that a field or category of that name is quoted; lower case only. */
export function isReservedWord(word: string): boolean {
  return reservedWords.has(word);
}

/** Whether a name stands without quotes: Latin letters, digits, `_`, a leading `@`, and not a word of the language. */
export function isPlainName(name: string): boolean {
  return /^[A-Za-z_@][A-Za-z0-9_]*$/.test(name) && !reservedWords.has(name);
}

/** A field with backticks around those parts of its path that need them. */
export function printField({ name, isOptional }: Field): string {
  const parts = name.split('.');
  const path = parts.includes('') ? quoteName(name) : parts.map((part) => (isPlainName(part) ? part : quoteName(part))).join('.');
  return (isOptional ? '?' : '') + path;
}

function quoteName(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}

/** A literal as EQL spells it. */
export function printLiteral({ value, isInteger }: Literal): string {
  if (typeof value === 'string') return printString(value);
  return typeof value === 'number' ? printNumber(value, isInteger) : String(value);
}

/** A string in double quotes; a raw one where that saves backslashes from being doubled. */
export function printString(value: string): string {
  const isRawBetter = value.includes('\\') && !/[\p{Cc}\u2028\u2029]|"""/u.test(value);
  if (isRawBetter) return `"""${value}"""`;
  return `"${value.replace(/[\\"\n\r\t\b\f]/g, (character) => escapes.get(character) ?? character)}"`;
}

// A literal's spelling tells whether it is a whole number: 5.0 keeps its point.
function printNumber(value: number, isInteger: boolean): string {
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const size = Math.abs(value);
  if (isInteger) return sign + (size >= 2 ** 63 ? largestLong : BigInt(size).toString());
  const text = String(size);
  return sign + (/[.e]/.test(text) ? text : `${text}.0`);
}

/** A maxspan in the largest unit that keeps it a whole number. */
export function printMaxspan(ms: number): string {
  const unit = units.find(([, size]) => ms % size === 0);
  return unit === undefined ? `${ms}ms` : `${ms / unit[1]}${unit[0]}`;
}
