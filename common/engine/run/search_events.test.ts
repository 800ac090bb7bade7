import { describe, expect, it } from 'vitest';
import { compileEql } from '../compile/compile_eql';
import { searchEvents, type SearchOptions } from './search_events';

const documents = [
  { id: 'd', '@timestamp': '2024-01-01T00:00:02Z', n: 1 },
  { id: 'c', '@timestamp': '2024-01-01T00:00:01Z', n: 2 },
  { id: 'b', '@timestamp': '2024-01-01T00:00:01Z', n: 1 },
  { id: 'a', '@timestamp': '2024-01-01T00:00:01Z' },
  { id: 'late', n: 0 },
];

function search(query: string, options?: SearchOptions, events: readonly Record<string, unknown>[] = documents): readonly unknown[] {
  const compiled = compileEql(query);
  if (!compiled.ok || compiled.value.kind !== 'event') throw new Error(query);
  return searchEvents(compiled.value, events, options).map(({ document }) => document.source['id']);
}

describe('a search over events', () => {
  const options = { tiebreakerField: 'n' };
  it.each<[string, SearchOptions, readonly string[]]>([
    ['any where true', options, ['a', 'b', 'c', 'd', 'late']],
    ['any where true', {}, ['c', 'b', 'a', 'd', 'late']],
    ['any where n == 1', options, ['b', 'd']],
    ['any where true | head 2', options, ['a', 'b']],
    ['any where true | tail 2', options, ['d', 'late']],
    ['any where true | tail 3 | head 1', options, ['c']],
    ['any where true | head 3 | tail 2', options, ['b', 'c']],
    ['any where true | head 0', options, []],
    ['any where true', { ...options, size: 2 }, ['a', 'b']],
    ['any where true', { ...options, size: 0 }, []],
    ['any where true', { timestampField: 'n' }, ['late', 'd', 'b', 'c', 'a']],
  ])('%s with %j finds %j', (query, searchOptions, expected) => expect(search(query, searchOptions)).toEqual(expected));

  it('answers ten events unless told otherwise', () => {
    const many = Array.from({ length: 30 }, (_, id) => ({ id }));
    expect(search('any where true', undefined, many)).toHaveLength(10);
    expect(search('any where true | head 20', undefined, many)).toHaveLength(10);
    expect(search('any where true', { size: 25 }, many)).toHaveLength(25);
  });
});
