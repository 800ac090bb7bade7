/** The events that rules are measured on: ordinary life on seven machines, lived again with other seeds until there are enough. */
import type { EventSource } from '../../common/engine';
import { generateSampleEvents } from '../../standalone/sample_data';

const END_MS = Date.parse('2026-03-01T12:00:00Z');

/** NDJSON lines; the same at every run. */
export function eventLines(count: number): readonly string[] {
  const lines: string[] = [];
  for (let seed = 1; lines.length < count; seed++) {
    for (const { _source } of generateSampleEvents({ seed, endMs: END_MS + seed * 3_600_000 })) lines.push(JSON.stringify(_source));
  }
  // Spread over the days: the beginnings of the stories are alike.
  const step = lines.length / count;
  return Array.from({ length: count }, (_, place) => lines[Math.floor(place * step)] ?? '');
}

export function parseLine(line: string): EventSource {
  return JSON.parse(line);
}
