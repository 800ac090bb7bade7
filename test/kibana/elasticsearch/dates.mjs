/** Dates as Elasticsearch takes them: text, milliseconds, and date maths (`now-5m/d`, `2024-01-01||+1M`). */

const units = { y: 31_536e6, M: 2592e6, w: 6048e5, d: 864e5, h: 36e5, H: 36e5, m: 6e4, s: 1e3, ms: 1 };

/** Milliseconds, or NaN. Months and years count 30 and 365 days, which is near enough for ranges in tests. */
export function dateOf(value, { roundUp = false } = {}) {
  if (typeof value === 'number') return value;
  if (value === null || value === undefined) return NaN;
  const text = String(value);
  if (text.startsWith('now')) return moved(Date.now(), text.slice(3), roundUp);
  const [base, maths] = text.split('||');
  if (maths !== undefined) return moved(Date.parse(base), maths, roundUp);
  return /^\d{5,}$/.test(text) ? Number(text) : Date.parse(text);
}

function moved(base, maths, roundUp) {
  let time = base;
  for (const [, operator, unit] of maths.matchAll(/([+-]\d*|\/)([yMwdhHms])/g)) {
    const length = units[unit];
    if (operator === '/') time = Math.floor(time / length) * length + (roundUp ? length - 1 : 0);
    else time += length * (operator === '+' || operator === '-' ? Number(`${operator}1`) : Number(operator));
  }
  return time;
}

/** The start of the bucket of a date histogram that a time falls into. */
export function startOfInterval(time, interval = '1d') {
  const [, count, unit] = /^(\d*)(ms|[smhdwMqy])/.exec(interval) ?? [interval, '1', 'd'];
  if (unit === 'M' || unit === 'y') {
    const date = new Date(time);
    return Date.UTC(date.getUTCFullYear(), unit === 'M' ? date.getUTCMonth() : 0, 1);
  }
  const width = Number(count || 1) * units[unit];
  return Math.floor(time / width) * width;
}
