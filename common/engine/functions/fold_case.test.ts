import { describe, expect, it } from 'vitest';
import { foldCase } from './fold_case';

function byCharacter(text: string): string {
  return Array.from(text, (character) => {
    const lower = character.toLowerCase();
    return lower.length === character.length ? lower : character;
  }).join('');
}

describe('ignoring case', () => {
  it('lowers every character as if it stood alone', () => {
    const wrong: string[] = [];
    for (let start = 0; start < 0x110000; start += 256) {
      const text = String.fromCodePoint(
        ...Array.from({ length: 256 }, (_, place) => start + place).filter((code) => code < 0xd800 || code > 0xdfff)
      );
      if (foldCase(`A${text}`) !== byCharacter(`A${text}`)) wrong.push(text);
    }
    expect(wrong).toEqual([]);
  });

  it.each([
    ['ΟΔΟΣ', 'οδοσ'],
    ['AΣ B', 'aσ b'],
    ['İSTANBUL', 'İstanbul'],
    ['\ud800É', '\ud800é'],
  ])('%s is %s', (text, folded) => {
    expect(foldCase(text)).toBe(folded);
    expect(foldCase(text)).toBe(byCharacter(text));
  });
});
