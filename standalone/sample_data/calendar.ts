/**
 * The story's time. It ends at the moment that the caller names, which is the beginning of a working day: the analyst comes in,
 * and the last thing that happened is the night before. So `day 1, 0 h` is 72 hours before the end; a working day is hours 0 to 10.
 */

export const HOUR_MS = 3_600_000;
export const MINUTE_MS = 60_000;
export const DAYS = 3;
export const STORY_MS = DAYS * 24 * HOUR_MS;

export type Day = 1 | 2 | 3;

export interface Calendar {
  readonly startMs: number;
  readonly endMs: number;
  /** Hours after the beginning of that working day; the night is 10 to 24. */
  at(day: Day, hours: number): number;
}

export function calendarUntil(endMs: number): Calendar {
  const startMs = endMs - STORY_MS;
  return { startMs, endMs, at: (day, hours) => Math.round(startMs + ((day - 1) * 24 + hours) * HOUR_MS) };
}

/** The three days, for what happens on each of them. */
export const EVERY_DAY: readonly Day[] = [1, 2, 3];
