import { describe, expect, it } from 'vitest';
import { tagChange, tagProposals, typedTag } from './tag_choices';

describe('tags', () => {
  it('are proposed by how often the queue has them, then as Kibana proposes them, each once', () => {
    expect(tagProposals([{ tags: ['b', 'Duplicate'] }, { tags: ['a', 'b'] }, { tags: [] }])).toEqual([
      'b',
      'Duplicate',
      'a',
      'False Positive',
      'Further investigation required',
    ]);
  });

  it('change by what was added and what was taken away', () => {
    expect(tagChange(['a', 'b'], ['b', 'c'])).toEqual({ add: ['c'], remove: ['a'] });
    expect(tagChange(['a'], ['a'])).toEqual({ add: [], remove: [] });
  });

  it.each([
    ['  new one ', 'new one'],
    ['false positive', 'False Positive'],
    ['   ', undefined],
    ['x'.repeat(300), 'x'.repeat(256)],
  ])('typed as %j mean %j', (typed, tag) => {
    expect(typedTag(typed, tagProposals([]))).toBe(tag);
  });
});
