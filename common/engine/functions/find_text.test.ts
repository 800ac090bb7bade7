import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { findLastText, findText } from './find_text';

const few = fc.constantFrom('a', 'b', 'é');
const part = fc.string({ unit: few, maxLength: 12 });
/** Long enough for the search that the platform does not do. */
const long = fc
  .tuple(part, fc.nat(3), part)
  .map(([inside, times, end]) => `${'ab'.repeat(3_000)}${inside.repeat(times)}${end}${'a'.repeat(500)}`);

describe('looking for a text in a text', () => {
  it('finds what the platform finds', () => {
    fc.assert(
      fc.property(fc.oneof(part, long), part, fc.nat(7_000), (text, searched, from) => {
        expect(findText(text, searched, from)).toBe(text.indexOf(searched, from));
        expect(findLastText(text, searched)).toBe(text.lastIndexOf(searched));
      })
    );
  });

  it('finds long texts where the platform finds them', () => {
    fc.assert(
      fc.property(long, fc.nat(6_000), fc.integer({ min: 201, max: 700 }), part, (text, start, length, end) => {
        const searched = text.slice(start, start + length) + end;
        expect(findText(text, searched)).toBe(text.indexOf(searched));
        expect(findText(text, searched, start)).toBe(text.indexOf(searched, start));
        expect(findLastText(text, searched)).toBe(text.lastIndexOf(searched));
      })
    );
  });

  // By the platform's own search each of them would take minutes.
  it.each([
    ['a letter in the middle', `${'a'.repeat(250_000)}b${'a'.repeat(250_000)}`],
    ['a letter in front', `b${'a'.repeat(500_000)}`],
    ['a letter behind', `${'a'.repeat(500_000)}b`],
  ])('reads a long text once: %s', (_name, searched) => {
    const text = 'a'.repeat(1_000_000);
    expect(findText(text, searched)).toBe(-1);
    expect(findLastText(text, searched)).toBe(-1);
    expect(findText(`${text}c${searched}`, searched)).toBe(text.length + 1);
  });
});
