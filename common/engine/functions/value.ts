/**
 * The values that expressions work with. JavaScript has one kind of number where EQL has integers and floats, and the difference
 * shows: 83 / 2 is 41, 83 / 2.0 is 41.5. A plain number with a fraction is a float, a plain whole number is an integer, and a float
 * that happens to be whole (`5.0`) is wrapped.
 */

/** A float whose value is a whole number. */
export class WholeFloat {
  constructor(readonly value: number) {}
}

export type Value = string | number | WholeFloat | boolean | null;

export function toFloat(value: number): number | WholeFloat {
  return Number.isInteger(value) ? new WholeFloat(value) : value;
}

export function isFloat(value: number | WholeFloat): boolean {
  return value instanceof WholeFloat || !Number.isInteger(value);
}

/** Leading or trailing blanks, hexadecimal and names of infinities are no decimals. */
const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const WHOLE = /^[+-]?\d+$/;

/** A number, or text that spells one (a numeric field may be sent as text); null for everything else. */
export function toNumber(value: Value): number | WholeFloat | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (value instanceof WholeFloat) return value;
  return typeof value === 'string' ? parseDecimal(value) : null;
}

export function parseDecimal(text: string): number | WholeFloat | null {
  if (!DECIMAL.test(text)) return null;
  const value = Number(text);
  if (!Number.isFinite(value)) return null;
  return WHOLE.test(text) ? value : toFloat(value);
}

/** The plain number of an integer or a float. */
export function plain(value: number | WholeFloat): number {
  return value instanceof WholeFloat ? value.value : value;
}

/** How a value reads as text: 5 is "5", 5.0 is "5.0"; null stays null. */
export function toText(value: Value): string | null {
  if (typeof value === 'string' || value === null) return value;
  return value instanceof WholeFloat ? value.value.toFixed(1) : String(value);
}

export function toInteger(value: Value): number | null {
  const number = toNumber(value);
  return number === null ? null : Math.trunc(plain(number));
}

/** What leaves the engine: floats without their wrapping. */
export function unwrap(value: Value): string | number | boolean | null {
  return value instanceof WholeFloat ? value.value : value;
}
