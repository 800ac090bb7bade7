/** Text that became code by accident: a list or a heading that is indented by four blanks, a fence that nobody closed. And lines that became no list. */
import type { Remark, TextEdit } from '../finding';
import { isIndentedList } from '../../guides/indented_lists';
import { kindOfHeading } from '../../guides/headings';
import type { GuideText } from '../lint_subject';
import { lineEnd, spanOf, textOf, walkNodes } from '../placed_markdown';

export function checkCodeBlocks(guide: GuideText): readonly Remark[] {
  return [...checkIndented(guide), ...checkFence(guide), ...checkBullets(guide)];
}

function checkIndented({ field, text, markdown: { blocks } }: GuideText): readonly Remark[] {
  return blocks.flatMap((node): readonly Remark[] => {
    if (node.type !== 'code') return [];
    const [first = ''] = (node.value ?? '').split('\n');
    const isHeading =
      /^#{1,6} /.test(first) && kindOfHeading(first) !== undefined && !/^\s*[`~]{3}/.test(text.slice(spanOf(node, text).start));
    const what = isIndentedList(node, text) ? 'list' : isHeading ? 'heading' : undefined;
    if (what === undefined) return [];
    const { start, end } = spanOf(node, text);
    const begin = text.lastIndexOf('\n', start - 1) + 1;
    const edits = [...text.slice(begin, end).matchAll(/^(?: {4}|\t)/gm)].map(({ index, 0: blanks }): TextEdit => ({
      start: begin + index,
      end: begin + index + blanks.length,
      text: '',
    }));
    const message = `Indented by four blanks this ${what} is shown as code. Take the blanks away.`;
    const fix = { description: 'take the blanks away', edits };
    return [{ code: 'text_as_code', message, place: { field, start, end: lineEnd(text, start) }, fix }];
  });
}

/** It takes the rest of the guide. */
function checkFence({ field, text, markdown: { blocks } }: GuideText): readonly Remark[] {
  const last = blocks.at(-1);
  if (last?.type !== 'code') return [];
  const { start, end } = spanOf(last, text);
  const written = text.slice(start, end);
  const [fence = ''] = /^(?:`{3,}|~{3,})/.exec(written) ?? [];
  const lines = written.trimEnd().split('\n');
  if (fence === '' || (lines.length > 1 && lines.at(-1)?.trim().startsWith(fence) === true)) return [];
  const message = `This block of code is never closed, so the rest of the guide is shown as code. End it with ${fence} in a line of its own.`;
  return [{ code: 'code_unclosed', message, place: { field, start, end: lineEnd(text, start) } }];
}

const bullet = /^([ \t]*)(?:[–—•·▪◦●○‣⁃][ \t\u00a0]*|[-*+]\u00a0+|-(?=\p{Lu}[\p{Ll} ]))/u;

/** Two lines or more that begin with the same sign, which makes no list in Markdown. */
function checkBullets({ field, text, markdown: { blocks } }: GuideText): readonly Remark[] {
  return walkNodes(blocks).flatMap((node): readonly Remark[] => {
    if (node.type !== 'paragraph' || textOf(node).trim() === '') return [];
    const { start, end } = spanOf(node, text);
    const begin = text.lastIndexOf('\n', start - 1) + 1;
    let at = text.slice(begin, start).trim() === '' ? begin : start;
    const edits: TextEdit[] = [];
    for (const line of text.slice(at, end).split('\n')) {
      const [found, blanks = ''] = bullet.exec(line) ?? [];
      if (found !== undefined) edits.push({ start: at + blanks.length, end: at + found.length, text: '- ' });
      at += line.length + 1;
    }
    const [first] = edits;
    if (first === undefined || edits.length < 2) return [];
    const message = 'These lines look like a list, and are shown as one paragraph. An item begins with a hyphen and a blank.';
    const fix = { description: 'write a hyphen and a blank', edits };
    return [{ code: 'list_unmarked', message, place: { field, start: first.start, end: lineEnd(text, first.start) }, fix }];
  });
}
