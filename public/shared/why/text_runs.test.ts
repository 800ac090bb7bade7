import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineAndColumn, lineRange, textRuns, type TextMark } from './text_runs';

const marked = (text: string, ...marks: readonly TextMark[]): readonly (string | undefined)[] =>
  textRuns(text, marks).flatMap(({ text: run, mark }) => (mark === undefined ? [] : [run]));

describe('runs of a text', () => {
  it.each([
    { what: 'a word', text: 'a = 1', marks: [{ start: 2, end: 3 }], is: ['='] },
    { what: 'a blank at the end of the text', text: 'a', marks: [{ start: 1, end: 1 }], is: ['\u00a0'] },
    { what: 'a blank at the end of a line', text: 'a\nb', marks: [{ start: 1, end: 2 }], is: ['\u00a0'] },
    { what: 'a character of a span without length', text: 'abc', marks: [{ start: 1, end: 1 }], is: ['b'] },
    {
      what: 'one mark of two that are the same',
      text: 'abc',
      marks: [
        { start: 0, end: 1 },
        { start: 0, end: 1 },
      ],
      is: ['a'],
    },
    {
      what: 'the rest of a mark that begins within another',
      text: 'abcd',
      marks: [
        { start: 0, end: 3 },
        { start: 2, end: 4 },
      ],
      is: ['abc', 'd'],
    },
    { what: 'nothing beyond the text but a blank', text: 'ab', marks: [{ start: 5, end: 9 }], is: ['\u00a0'] },
  ])('mark $what', ({ text, marks, is }) => {
    expect(marked(text, ...marks)).toEqual(is);
  });

  it('give the text back, whatever is marked', () => {
    const spans = fc.array(fc.record({ start: fc.nat(40), end: fc.nat(40) }), { maxLength: 5 });
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', '"', '{'), maxLength: 30 }), spans, (text, marks) => {
        const joined = textRuns(text, marks)
          .map((run) => run.text)
          .join('');
        expect(joined.replace(/\u00a0/g, '')).toBe(text);
      })
    );
  });
});

describe('places of a text', () => {
  it('are counted from one', () => {
    expect(lineAndColumn('ab\ncd', 0)).toEqual({ line: 1, column: 1 });
    expect(lineAndColumn('ab\ncd', 4)).toEqual({ line: 2, column: 2 });
  });

  it('of a line are those of what stands on it', () => {
    const text = 'a\n  bc \nd';
    const { start, end } = lineRange(text, 2);
    expect(text.slice(start, end)).toBe('bc');
  });
});
