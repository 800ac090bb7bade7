/** Typographic quotes in commands: they look right, and a shell takes them for letters. */
import type { Remark, TextEdit } from '../finding';
import type { GuideText } from '../lint_subject';
import { spanOf, walkNodes } from '../placed_markdown';

export function checkCodeQuotes({ field, text, markdown }: GuideText): readonly Remark[] {
  return walkNodes(markdown.blocks).flatMap((node): readonly Remark[] => {
    if (node.type !== 'inlineCode' && node.type !== 'code') return [];
    const { start, end } = spanOf(node, text);
    const edits = [...text.slice(start, end).matchAll(/[“”„‟‘’‚‛]/g)].map(({ index, 0: sign }): TextEdit => {
      return { start: start + index, end: start + index + 1, text: /[“”„‟]/.test(sign) ? '"' : "'" };
    });
    const [first] = edits;
    // One alone is an apostrophe of a sentence.
    if (first === undefined || edits.length < 2) return [];
    const message = 'In a command typographic quotes are letters like any other. It works with straight quotes.';
    const fix = { description: 'write straight quotes for typographic ones', edits };
    return [
      {
        code: 'quote_curly',
        message,
        place: { field, start: first.start, end: first.end },
        values: { what: 'straight quotes for typographic ones' },
        fix,
      },
    ];
  });
}
