/** Commands that a word processor or a web page has been at: they look right, and a shell reads something else. */
import { isCommand } from '../../guides/commands/command_shape';
import type { LintCode } from '../codes';
import type { Remark, TextEdit } from '../finding';
import type { GuideText } from '../lint_subject';
import { spanOf, walkNodes } from '../placed_markdown';
import { commandEdits, entityEdits, isDashUnclear } from './lookalikes';

export function checkCodeQuotes({ field, text, markdown }: GuideText): readonly Remark[] {
  return walkNodes(markdown.blocks).flatMap((node): readonly Remark[] => {
    if (node.type !== 'inlineCode' && node.type !== 'code') return [];
    const { start, end } = spanOf(node, text);
    const written = text.slice(start, end);
    const isTyped = node.type === 'inlineCode' && isCommand(commandSigns(node.value ?? ''));
    const remark = (code: LintCode, message: string, what: string, edits: readonly TextEdit[]): readonly Remark[] => {
      const [first] = edits;
      const place = { field, start: first?.start ?? start, end: first?.end ?? end };
      const isUnclear = code === 'lookalike_character' && isDashUnclear(written);
      const fix = isUnclear ? undefined : { description: `write ${what}`, edits };
      return first === undefined ? [] : [{ code, message, place, values: { what }, fix }];
    };
    const straight = 'straight quotes for typographic ones';
    const alike = 'plain signs for those that look like them';
    const named = 'signs for their HTML names';
    return [
      ...remark(
        'quote_curly',
        'In a command typographic quotes are letters like any other. It works with straight quotes.',
        straight,
        quoteEdits(written, start)
      ),
      ...(isTyped
        ? remark(
            'lookalike_character',
            `In a command these signs are letters like any other. Write ${alike}.`,
            alike,
            commandEdits(written, start)
          )
        : []),
      ...(isTyped
        ? remark('html_name', `In code the names of HTML are not read. Write ${named}.`, named, entityEdits(written, start))
        : []),
    ];
  });
}

/** So that damage does not hide what it is. */
function commandSigns(code: string): string {
  return code
    .replace(/[\u00a0\u2000-\u200a]/g, ' ')
    .replace(/(?<=\s)[–—−]/g, '-')
    .replace(/[“”„‟]|&quot;/g, '"')
    .replace(/&(?:lt|gt|amp);/g, '>');
}

/** Marks around something: within a word they are the apostrophes of a sentence. */
function quoteEdits(code: string, start: number): readonly TextEdit[] {
  const edits = [...code.matchAll(/[“”„‟‘’‚‛]/g)]
    .filter(({ index, 0: sign }) => !/[’‘]/.test(sign) || !/\p{L}/u.test(code[index - 1] ?? '') || !/\p{L}/u.test(code[index + 1] ?? ''))
    .map(({ index, 0: sign }): TextEdit => ({ start: start + index, end: start + index + 1, text: /[“”„‟]/.test(sign) ? '"' : "'" }));
  // One alone is an apostrophe at a word's end.
  return edits.length < 2 ? [] : edits;
}
