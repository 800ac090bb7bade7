/** Comparing two values of one kind. Null means that they cannot be compared: one is missing, or not of that kind. */
import { unreachable } from '../diagnostics';
import type { ComparisonOperator } from '../eql/ast';
import { compareIps, isInBlock, parseIp, parseIpBlock } from '../functions/ip';
import { plain, toNumber, toText, unwrap, type Value } from '../functions/value';
import { parseTime, type TimeRange } from './dates';
import type { ValueKind } from './field_types';
import { compareVersions } from './versions';

/** Compares a value of a document with something that is fixed. */
export type ValueTest = (value: Value) => boolean | null;

/** A comparison with a constant; what can be worked out about the constant is worked out here, once. */
export function prepareComparison(kind: ValueKind, operator: ComparisonOperator, constant: Value): ValueTest {
  if (kind === 'date') return compareWithTime(operator, timeOf(constant));
  if (kind === 'ip') return compareWithAddress(operator, constant);
  if (kind === 'string' && typeof constant === 'string' && operator === '==') return (value) => toText(value) === constant;
  if (kind === 'number') return compareWithNumber(operator, constant);
  if (kind === 'unknown' && typeof constant === 'string') return compareWithGuess(operator, constant);
  return (value) => compare(kind, operator, value, constant);
}

function compareWithNumber(operator: ComparisonOperator, constant: Value): ValueTest {
  const number = toNumber(constant);
  if (number === null) return () => null;
  return (value) => {
    const compared = toNumber(value);
    return compared === null ? null : holds(operator, plain(compared) - plain(number));
  };
}

/** Text as text; what is none decides itself how the two are compared. */
function compareWithGuess(operator: ComparisonOperator, constant: string): ValueTest {
  const withNumber = compareWithNumber(operator, constant);
  return (value) => {
    if (typeof value === 'string') return holds(operator, value === constant ? 0 : value < constant ? -1 : 1);
    return typeof value === 'boolean' ? compare('boolean', operator, value, constant) : withNumber(value);
  };
}

/** A comparison of two values that are both known only at run time. */
export function compare(kind: ValueKind, operator: ComparisonOperator, left: Value, right: Value): boolean | null {
  if (left === null || right === null) return null;
  if (kind === 'date') return compareWithTime(operator, timeOf(right))(left);
  const order = compareAs(kind, left, right);
  return order === null ? null : holds(operator, order);
}

function compareAs(kind: ValueKind, left: Value, right: Value): number | null {
  switch (kind) {
    case 'string':
      return compareParsed(left, right, toText, (a, b) => (a === b ? 0 : a < b ? -1 : 1));
    case 'number':
      return compareParsed(left, right, toNumber, (a, b) => plain(a) - plain(b));
    case 'boolean':
      return compareParsed(left, right, toBoolean, (a, b) => Number(a) - Number(b));
    case 'ip':
      return compareParsed(left, right, (value) => parseIp(toText(value) ?? ''), compareIps);
    case 'version':
      return compareParsed(left, right, toText, compareVersions);
    case 'date':
      return compareParsed(left, right, timeOf, (a, b) => a.first - b.first);
    case 'unknown':
      return compareAs(guessKind(left, right), left, right);
    default:
      return unreachable(kind);
  }
}

function compareParsed<T>(
  left: Value,
  right: Value,
  parse: (value: Value) => T | null,
  order: (left: T, right: T) => number
): number | null {
  const [a, b] = [parse(left), parse(right)];
  return a === null || b === null ? null : order(a, b);
}

function guessKind(left: Value, right: Value): ValueKind {
  if (typeof left === 'string' && typeof right === 'string') return 'string';
  return typeof left === 'boolean' || typeof right === 'boolean' ? 'boolean' : 'number';
}

/** A boolean field may be sent as text. */
function toBoolean(value: Value): boolean | null {
  if (typeof value === 'boolean') return value;
  return value === 'true' ? true : value === 'false' ? false : null;
}

function timeOf(value: Value): TimeRange | null {
  const bare = unwrap(value);
  return typeof bare === 'string' || typeof bare === 'number' ? parseTime(bare) : null;
}

/**
 * A literal without its smaller parts stands for a span of time: equal is within it, less is before it, greater is after it, as
 * Elasticsearch rounds in its range queries. Fields hold whole milliseconds.
 */
function compareWithTime(operator: ComparisonOperator, literal: TimeRange | null): ValueTest {
  return (value) => {
    const time = timeOf(value);
    if (time === null || literal === null) return null;
    const at = Math.floor(time.first);
    return holds(operator, at < literal.first ? -1 : at > literal.last ? 1 : 0);
  };
}

/** An address; for equality a block also, which every address in it equals. */
function compareWithAddress(operator: ComparisonOperator, constant: Value): ValueTest {
  const text = toText(constant) ?? '';
  const block = parseIpBlock(text);
  if (block === null) return () => null;
  return (value) => {
    const address = parseIp(toText(value) ?? '');
    if (address === null) return null;
    if (operator === '==' || operator === '!=') return isInBlock(address, block) === (operator === '==');
    return holds(operator, compareIps(address, block.address));
  };
}

function holds(operator: ComparisonOperator, order: number): boolean {
  switch (operator) {
    case '==':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    default:
      return unreachable(operator);
  }
}
