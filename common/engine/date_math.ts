/**
 * Date math and durations as rules store them (`now-9m`, `now-1d/d`, `5m`), over epoch milliseconds.
 *
 * A parser of our own, because the usual library needs a whole date library with a time zone database; rules are stored
 * in UTC and use seven units. Months and years are calendar ones; a week begins on Monday, as in Elasticsearch.
 */

type Unit = 'ms' | 's' | 'm' | 'h' | 'd' | 'w' | 'M' | 'y';

const FIXED_MS: Readonly<Record<Exclude<Unit, 'M' | 'y'>, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};
/** 5 January 1970 was the first Monday of the epoch. */
const FIRST_MONDAY_MS = 4 * FIXED_MS.d;
/** As written in a rule; Elasticsearch takes `H` for hours too. */
const UNITS: ReadonlyMap<string, Unit> = new Map<string, Unit>([
  ...(['ms', 's', 'm', 'h', 'd', 'w', 'M', 'y'] as const).map((unit) => [unit, unit] as const),
  ['H', 'h'],
]);
const LONGEST_EXPRESSION = 100;
const LAST_DATE_MS = 8.64e15;

/** Milliseconds of a stored duration such as `5m` or `24h`; undefined when it is none or not positive. */
export function parseDuration(text: string): number | undefined {
  const found = /^(\d{1,9})(ms|[smhdw])$/.exec(text);
  const unit = toUnit(found?.[2] ?? '');
  if (found === null || unit === undefined || unit === 'M' || unit === 'y') return undefined;
  const amountMs = Number(found[1]) * FIXED_MS[unit];
  return amountMs > 0 ? amountMs : undefined;
}

/** The instant that a date math expression names; rounding (`/d`) goes to the start of the unit. Undefined when it is not date math. */
export function parseDateMath(text: string, nowMs: number): number | undefined {
  return evaluate(text, nowMs, startOf);
}

/** As `parseDateMath`, but rounding goes to the last millisecond of the unit: what an inclusive upper bound means. */
export function parseDateMathEnd(text: string, nowMs: number): number | undefined {
  return evaluate(text, nowMs, (atMs, unit) => add(startOf(atMs, unit), 1, unit) - 1);
}

function evaluate(text: string, nowMs: number, round: (atMs: number, unit: Unit) => number): number | undefined {
  if (text.length > LONGEST_EXPRESSION) return undefined;
  const anchored = anchor(text.trim(), nowMs);
  if (anchored === undefined) return undefined;
  let { atMs } = anchored;
  let rest = anchored.operations;
  while (rest !== '') {
    const operation = /^(?:([+-])(\d{1,9})?|(\/))(ms|[smhHdwMy])/.exec(rest);
    const unit = toUnit(operation?.[4] ?? '');
    if (operation === null || unit === undefined) return undefined;
    const amount = Number(operation[2] ?? 1) * (operation[1] === '-' ? -1 : 1);
    atMs = operation[3] === '/' ? round(atMs, unit) : add(atMs, amount, unit);
    rest = rest.slice(operation[0].length);
  }
  return Math.abs(atMs) <= LAST_DATE_MS ? atMs : undefined;
}

/** `now…`, an ISO date, or an ISO date with operations after `||`. */
function anchor(text: string, nowMs: number): { readonly atMs: number; readonly operations: string } | undefined {
  if (text.startsWith('now')) return { atMs: nowMs, operations: text.slice(3) };
  const [date = '', operations = ''] = text.split('||', 2);
  if (!/^\d{4}-\d{2}-\d{2}/.test(date)) return undefined;
  const atMs = Date.parse(date);
  return Number.isNaN(atMs) ? undefined : { atMs, operations };
}

function toUnit(text: string): Unit | undefined {
  return UNITS.get(text);
}

function add(atMs: number, amount: number, unit: Unit): number {
  if (unit !== 'M' && unit !== 'y') return atMs + amount * FIXED_MS[unit];
  const date = new Date(atMs);
  const months = date.getUTCMonth() + amount * (unit === 'y' ? 12 : 1);
  // The last day of a shorter month stands for the days that it does not have: 31 March - 1M is 28 February.
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), months + 1, 0)).getUTCDate();
  const day = Math.min(date.getUTCDate(), lastDay);
  const dayMs = Date.UTC(date.getUTCFullYear(), months, day);
  return dayMs + (((atMs % FIXED_MS.d) + FIXED_MS.d) % FIXED_MS.d);
}

function startOf(atMs: number, unit: Unit): number {
  const date = new Date(atMs);
  if (unit === 'y') return Date.UTC(date.getUTCFullYear(), 0, 1);
  if (unit === 'M') return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
  const offset = unit === 'w' ? FIRST_MONDAY_MS : 0;
  return Math.floor((atMs - offset) / FIXED_MS[unit]) * FIXED_MS[unit] + offset;
}
