/** What several events have in common: the fields of the one alert that stands for them, as Kibana joins them. */
import type { EventSource } from '../../../common/engine';

/** Deeper than any event's objects; what lies below is compared as a whole. */
const DEEPEST = 20;

/** Equal values stay, of lists what is in each of them; everything else is left out. */
export function commonFields(sources: readonly EventSource[]): EventSource {
  const [first = {}, ...others] = sources;
  return others.reduce((common, source) => shared(common, source, 0) ?? {}, first);
}

function shared(left: EventSource, right: EventSource, depth: number): EventSource | undefined {
  const entries = Object.entries(left).flatMap(([key, value]) => {
    const common = Object.hasOwn(right, key) ? sharedValue(value, right[key], depth) : undefined;
    return common === undefined ? [] : [[key, common] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function sharedValue(left: unknown, right: unknown, depth: number): unknown {
  if (isObject(left) && isObject(right) && depth < DEEPEST) return shared(left, right, depth + 1);
  if (Array.isArray(left) || Array.isArray(right)) {
    const wanted = new Set([right].flat().map((value) => JSON.stringify(value)));
    const common = [left].flat().filter((value) => wanted.has(JSON.stringify(value)));
    return common.length === 0 ? undefined : common;
  }
  return left === right ? left : undefined;
}

function isObject(value: unknown): value is EventSource {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
