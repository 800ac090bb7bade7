import { describe, expect, it } from 'vitest';
import { executionsBetween, intervalMs, scheduleProblem, windowAt } from './schedule';

const schedule = { interval: '5m', from: 'now-9m', to: 'now' };
const at = (time: string): number => Date.parse(`2024-05-01T${time}Z`);

describe('a schedule', () => {
  it('looks back from the time of the run', () => {
    expect(windowAt(schedule, at('10:00:00'))).toEqual({ fromMs: at('09:51:00'), toMs: at('10:00:00') });
  });

  it('runs on multiples of its interval, after the first bound and up to the second', () => {
    const runs = [...executionsBetween(schedule, at('10:00:00'), at('10:15:00'))];
    expect(runs).toEqual([at('10:05:00'), at('10:10:00'), at('10:15:00')]);
  });

  it('has no run between bounds that hold none', () => {
    expect([...executionsBetween(schedule, at('10:00:01'), at('10:04:59'))]).toEqual([]);
  });

  it('sees every moment at least once when the look-back is longer than the interval', () => {
    const windows = [...executionsBetween(schedule, at('08:00:00'), at('12:00:00'))].map((run) => windowAt(schedule, run));
    for (const [index, window] of windows.slice(1).entries()) expect(window.fromMs).toBeLessThan(windows[index]?.toMs ?? 0);
    expect(intervalMs(schedule)).toBe(300_000);
  });

  it.each([
    [{ interval: 'often' }, /interval: found "often", expected a duration/],
    [{ from: 'lately' }, /from: found "lately", expected date math/],
    [{ to: 'soon' }, /to: found "soon"/],
    [{ from: 'now', to: 'now-5m' }, /never look at an event/],
  ])('%j is refused', (part, message) => expect(scheduleProblem({ ...schedule, ...part })).toMatch(message));

  it('is fine as the rules have it', () => expect(scheduleProblem(schedule)).toBeUndefined());
});
