import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextColumn } from './text_column';
import { compareText } from './text_order';

describe('a column of texts', () => {
  it('ranks its texts in their order, whenever they were added and asked for', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string({ unit: 'binary', maxLength: 3 }), { maxLength: 12 }), { maxLength: 4 }), (batches) => {
        const column = new TextColumn();
        const texts = new Set<string>();
        for (const batch of batches) {
          for (const text of batch) {
            column.push(text);
            texts.add(text);
          }
          const ranks = column.ranks();
          const inOrder = [...texts].sort(compareText);
          expect(inOrder.map((text) => ranks[column.find(text)])).toEqual(inOrder.map((_, rank) => rank));
          expect(ranks[0]).toBe(-1);
        }
      })
    );
  });
});
