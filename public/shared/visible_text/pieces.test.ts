import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText, hidesSomething, nameHidden, textPieces } from './pieces';

const markers = (text: string): readonly string[] =>
  textPieces(text)
    .filter((piece) => piece.kind === 'marker')
    .map((piece) => piece.shown);

describe('textPieces', () => {
  it.each([
    ['plain text has no marker', 'proxychains nmap -sT 10.0.0.1', []],
    ['Chinese and emoji are plain', '误报 🚀 é', []],
    ['a right-to-left override is named', 'exe\u202Egpj.sh', ['U+202E']],
    ['a newline, a tab and a null byte are named', 'a\nb\tc\u0000', ['\\n', '\\t', '\\0']],
    ['zero-width and isolate marks are named', 'a\u200Bb\u2066c', ['U+200B', 'U+2066']],
    ['an escape sequence is named', '\u001b[31mred', ['U+001B']],
    ['a lone surrogate is named', 'a\ud800b', ['U+D800']],
    ['a tag character outside the basic plane is named', 'a\u{E0041}b', ['U+E0041']],
  ])('%s', (_name, text, expected) => {
    expect(markers(text)).toEqual(expected);
  });

  it('loses nothing, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(
          textPieces(text)
            .map((piece) => piece.source)
            .join('')
        ).toBe(text);
      })
    );
  });

  it('shows no bidirectional control as itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = textPieces(text)
          .map((piece) => piece.shown)
          .join('');
        expect(/[\u202a-\u202e\u2066-\u2069\u200e\u200f]/.test(shown)).toBe(false);
      })
    );
  });
});

describe('nameHidden', () => {
  it.each([
    ['plain', 'proxychains 误报', false, 'proxychains 误报'],
    ['a right-to-left override', 'exe\u202Egpj.sh', true, 'exe⟨U+202E⟩gpj.sh'],
    ['a line break', 'a\nb', true, 'a⟨\\n⟩b'],
  ])('%s', (_name, text, hides, named) => {
    expect([hidesSomething(text), nameHidden(text)]).toEqual([hides, named]);
  });
});

describe('foldText', () => {
  it('keeps short text whole', () => {
    expect(foldText('abc', 3)).toEqual({ head: 'abc', isFolded: false });
  });
  it('does not cut a surrogate pair', () => {
    expect(foldText('ab🚀', 3)).toEqual({ head: 'ab', isFolded: true });
  });
});
