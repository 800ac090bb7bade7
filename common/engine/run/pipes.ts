/** The pipes of a query over what it found. */
import type { Pipe } from '../eql/ast';

/** Left to right; `tail` keeps the order. */
export function applyPipes<Found>(found: readonly Found[], pipes: readonly Pipe[]): readonly Found[] {
  return pipes.reduce(
    (left, { name, count }) => (name === 'head' ? left.slice(0, count) : left.slice(Math.max(left.length - count, 0))),
    found
  );
}
