/** The lines of a paragraph as its source has them. Markdown joins them; older guides are written a step a line. */
import type { Block } from './markdown_tree';

type Paragraph = Extract<Block, { type: 'paragraph' }>;
export type Inline = Paragraph['children'][number];

/** Inline nodes by line. A line break inside emphasis ends no line. */
export function linesOf(nodes: readonly Inline[]): readonly (readonly Inline[])[] {
  const lines: Inline[][] = [[]];
  for (const node of nodes) {
    if (node.type === 'break') lines.push([]);
    else if (node.type === 'text') {
      const [first = '', ...others] = node.value.split('\n');
      if (first !== '') lines.at(-1)?.push({ ...node, value: first });
      for (const value of others) lines.push(value === '' ? [] : [{ ...node, value }]);
    } else lines.at(-1)?.push(node);
  }
  return lines.filter((line) => line.length > 0);
}

/**
 * The paragraph as one paragraph a line, where each line begins with a bullet, or is a sentence of its own: it begins like one and all but the last
 * end like one.
 * Text that was only wrapped stays whole. Bullets and boxes that Markdown does not know are taken off.
 */
export function splitSentenceLines(paragraph: Paragraph): readonly Paragraph[] {
  const lines = linesOf(paragraph.children);
  const areSentences =
    lines.length > 1 && lines.every((line, index) => beginsSentence(line) && (index === lines.length - 1 || endsSentence(line)));
  const areItems = lines.length > 1 && lines.every(([first]) => first?.type === 'text' && MARK.test(first.value));
  if (!areSentences && !areItems) return [withoutMark(paragraph)];
  return lines.map((line) => withoutMark({ ...paragraph, children: [...line] }));
}

const MARK = /^\s*(?:[•·▪◦●○■□☐–—]\s*|[-*+]\u00a0+|-(?=\p{Lu})|\[[ xX]\]\s+)/u;

function beginsSentence([first]: readonly Inline[]): boolean {
  return first !== undefined && (first.type !== 'text' || MARK.test(first.value) || /^\s*[\p{Lu}\p{Lo}\p{N}"'“(]/u.test(first.value));
}

function endsSentence(line: readonly Inline[]): boolean {
  const last = line[line.length - 1];
  return last !== undefined && (last.type === 'guideDirective' || (last.type === 'text' && /[.?!:;。？！：；)）]\s*$/u.test(last.value)));
}

function withoutMark(paragraph: Paragraph): Paragraph {
  const [first, ...others] = paragraph.children;
  if (first?.type !== 'text' || !MARK.test(first.value)) return paragraph;
  return { ...paragraph, children: [{ ...first, value: first.value.replace(MARK, '') }, ...others] };
}
