import { describe, expect, it } from 'vitest';
import { sampleRule } from '../../../test/fakes/sample_rule';
import { spansOver } from './detection_spans';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const rule = (more: Readonly<Record<string, string>> = {}) =>
  sampleRule({ id: 'r', ruleId: 'r', interval: '5m', from: 'now-9m', to: 'now', ...more });

describe('the spans of a detection run', () => {
  it('no events, no span', () => {
    expect(spansOver([], [rule()])).toEqual([]);
  });

  it('days that follow each other are one span, days apart are several', () => {
    expect(spansOver([20_001, 3, 20_000], [rule()])).toEqual([
      { fromMs: 3 * DAY - 1, toMs: 4 * DAY + 9 * 60_000 },
      { fromMs: 20_000 * DAY - 1, toMs: 20_002 * DAY + 9 * 60_000 },
    ]);
  });

  it('reaches as long as the slowest rule can still see the last event, which a limit may have cut before', () => {
    const [span] = spansOver([0], [rule(), rule({ interval: '24h', from: 'now-25h' }), rule({ from: 'now-2h', to: 'now-1h' })]);
    expect(span?.toMs).toBe(DAY + 25 * HOUR);
    const [late] = spansOver([0], [rule({ interval: '1h', from: 'now-30h', to: 'now-26h' })]);
    expect(late?.toMs).toBe(DAY + 30 * HOUR);
    const [slow] = spansOver([0], [rule({ interval: '24h', from: 'now-3h', to: 'now-2h' })]);
    expect(slow?.toMs).toBe(DAY + 26 * HOUR);
  });
});
