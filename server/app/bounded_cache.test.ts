import { describe, expect, it } from 'vitest';
import { BoundedCache } from './bounded_cache';

function counted(entries: number, characters = 1_000) {
  const made: string[] = [];
  const cache = new BoundedCache<{ readonly name: string }>({ entries, characters });
  const of = (key: string) =>
    cache.of(key, () => {
      made.push(key);
      return { name: key };
    });
  return { of, made, cache };
}

describe('a bounded cache', () => {
  it('makes the value of a key once and answers the same object', () => {
    const { of, made } = counted(3);
    expect(of('a')).toBe(of('a'));
    expect(made).toEqual(['a']);
  });

  it('forgets the longest unused when there are too many', () => {
    const { of, made } = counted(2);
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) of(key);
    expect(made).toEqual(['a', 'b', 'c', 'b']);
  });

  it('forgets as many as a long key needs room, and keeps the long one', () => {
    const { of, made } = counted(10, 20);
    const long = 'x'.repeat(30);
    for (const key of ['a', 'b', long, long, 'a']) of(key);
    expect(made).toEqual(['a', 'b', long, 'a']);
  });

  it('keeps nothing of a value that could not be made', () => {
    const { of, cache } = counted(2);
    const fail = (): never => {
      throw new Error('no');
    };
    expect(() => cache.of('a', fail)).toThrow('no');
    expect(of('a')).toEqual({ name: 'a' });
  });
});
