/**
 * Times, made comparable on a machine that does other things too: in every round parsing and task take turns on a few events, so that
 * what slows one slows the other, and what is reported is the median over rounds of the ratio of the two.
 */
import type { EventSource } from '../../common/engine';
import { parseLine } from './events';

export interface EventTask {
  readonly name: string;
  run(sources: readonly EventSource[]): void;
  /** A slow task takes each n-th chunk only. */
  readonly everyNth?: number;
}

export interface TaskTime {
  readonly name: string;
  readonly microsecondsAnEvent: number;
  /** To the time that JSON.parse took for the same events. */
  readonly ratio: number;
}

/** So few that they are still in the caches, as an event is that was parsed a moment ago. */
const CHUNK = 50;

/** One task at a time: two sets of rules that take turns would empty each other's caches, which no product does. */
export function measureTask(lines: readonly string[], task: EventTask, rounds: number): TaskTime {
  const chunks = Array.from({ length: Math.ceil(lines.length / CHUNK) }, (_, place) => lines.slice(place * CHUNK, (place + 1) * CHUNK));
  const taken = chunks.filter((_, place) => place % (task.everyNth ?? 1) === 0);
  const results: { readonly ratio: number; readonly microsecondsAnEvent: number }[] = [];
  // The first round warms up, and is forgotten.
  for (let round = 0; round <= rounds; round++) {
    let [floorMs, taskMs, events] = [0, 0, 0];
    for (const chunk of taken) {
      const sources: EventSource[] = [];
      floorMs += timed(() => {
        for (const line of chunk) sources.push(parseLine(line));
      });
      taskMs += timed(() => task.run(sources));
      events += chunk.length;
    }
    if (round > 0) results.push({ ratio: taskMs / floorMs, microsecondsAnEvent: (taskMs / events) * 1_000 });
  }
  return {
    name: task.name,
    ratio: median(results.map(({ ratio }) => ratio)),
    microsecondsAnEvent: median(results.map(({ microsecondsAnEvent }) => microsecondsAnEvent)),
  };
}

/** The median of several runs, in ms. */
export function medianTime(rounds: number, run: () => void): number {
  return median(Array.from({ length: rounds }, () => timed(run)));
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted.length >> 1;
  const [below = NaN, above = NaN] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return (below + above) / 2;
}

function timed(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}
