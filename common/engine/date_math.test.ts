import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDateMath, parseDateMathEnd, parseDuration } from './date_math';

const NOW = Date.parse('2024-03-31T12:34:56.789Z');

describe('durations', () => {
  it.each([
    ['5m', 300_000],
    ['1h', 3_600_000],
    ['24h', 86_400_000],
    ['30s', 30_000],
    ['1d', 86_400_000],
    ['2w', 1_209_600_000],
    ['250ms', 250],
  ])('%s is %d ms', (text, expected) => expect(parseDuration(text)).toBe(expected));

  it.each(['', '5', 'm', '0m', '-5m', '5 m', '5M', '1y', '1.5h', '5minutes', '9999999999s'])('%j is no duration', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });
});

describe('date math', () => {
  it.each([
    ['now', '2024-03-31T12:34:56.789Z'],
    ['now-9m', '2024-03-31T12:25:56.789Z'],
    ['now+1h', '2024-03-31T13:34:56.789Z'],
    ['now-1h-30m', '2024-03-31T11:04:56.789Z'],
    ['now-1H', '2024-03-31T11:34:56.789Z'],
    ['now/d', '2024-03-31T00:00:00.000Z'],
    ['now-1d/d', '2024-03-30T00:00:00.000Z'],
    ['now/h', '2024-03-31T12:00:00.000Z'],
    ['now/w', '2024-03-25T00:00:00.000Z'],
    ['now/M', '2024-03-01T00:00:00.000Z'],
    ['now/y', '2024-01-01T00:00:00.000Z'],
    ['now-1M', '2024-02-29T12:34:56.789Z'],
    ['now-1y', '2023-03-31T12:34:56.789Z'],
    ['now-m', '2024-03-31T12:33:56.789Z'],
    ['2024-01-15T10:00:00Z', '2024-01-15T10:00:00.000Z'],
    ['2024-01-15||+1d/d', '2024-01-16T00:00:00.000Z'],
  ])('%s is %s', (text, expected) => expect(new Date(parseDateMath(text, NOW) ?? NaN).toISOString()).toBe(expected));

  it('rounds an upper bound to the last millisecond of the unit', () => {
    expect(new Date(parseDateMathEnd('now/d', NOW) ?? NaN).toISOString()).toBe('2024-03-31T23:59:59.999Z');
    expect(new Date(parseDateMathEnd('now/M', NOW) ?? NaN).toISOString()).toBe('2024-03-31T23:59:59.999Z');
    expect(parseDateMathEnd('now', NOW)).toBe(NOW);
  });

  it.each(['', 'yesterday', 'now-', 'now-9', 'now-9x', 'now 9m', 'now/9d', '9m', 'now-9m;', '2024-13-45'])(
    '%j is not date math',
    (text) => {
      expect(parseDateMath(text, NOW)).toBeUndefined();
    }
  );

  it('never throws and never answers NaN, whatever is written', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 0, max: 4e12 }), (text, now) => {
        const answers = [parseDateMath(text, now), parseDateMath(`now${text}`, now)];
        return answers.every((answer) => answer === undefined || Number.isFinite(answer));
      })
    );
  });

  it('goes back and forth by the same amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), fc.constantFrom('ms', 's', 'm', 'h', 'd', 'w'), (amount, unit) => {
        expect(parseDateMath(`now-${amount}${unit}+${amount}${unit}`, NOW)).toBe(NOW);
      })
    );
  });
});
