/**
 * Headings that are not marked as headings. Older guides are plain text: "Possible investigation steps" stands on a line of its own, the
 * steps below it, a line each; others write their headings in bold. Such a line becomes a heading, below every heading that is marked.
 */
import type { SectionKind } from './guide';
import { kindOfHeadingLine } from './headings';
import { linesOf, type Inline } from './lines';
import { plainText, type Block, type Tree } from './markdown_tree';

type Heading = Extract<Block, { type: 'heading' }>;
type Paragraph = Extract<Block, { type: 'paragraph' }>;

/** A heading as the cutting sees it: a marked one has its level, one in bold or bare is the deepest. */
export type GuideBlock = Exclude<Block, Heading> | HeadingBlock;
export interface HeadingBlock {
  readonly type: 'heading';
  readonly depth: number;
  readonly children: Heading['children'];
  readonly position?: Heading['position'];
}

/** Below every marked heading, and the frame of a guide above its parts. */
export const FRAME_DEPTH = 7;
const PART_DEPTH = 8;

/** The blocks with such lines as headings. Each line of a paragraph counts: what stands before and after it stays a paragraph. */
export function findHeadingLines(blocks: readonly Block[]): readonly GuideBlock[] {
  return blocks.flatMap((block): readonly GuideBlock[] => {
    if (block.type === 'paragraph') return fromParagraph(block);
    return block.type === 'list' ? (fromNumberedHeading(block) ?? [block]) : [block];
  });
}

function fromParagraph(paragraph: Paragraph): readonly GuideBlock[] {
  const lines = linesOf(paragraph.children);
  if (!lines.some(isHeadingLine)) return [paragraph];
  const found: GuideBlock[] = [];
  let text: (readonly Inline[])[] = [];
  const endText = (): void => {
    if (text.length > 0) found.push({ ...paragraph, children: joined(text) });
    text = [];
  };
  for (const line of lines) {
    if (!isHeadingLine(line)) {
      text.push(line);
      continue;
    }
    endText();
    found.push(headingOf(line, paragraph.position));
  }
  endText();
  return found;
}

/** `1. Triage and analysis` between paragraphs is read by Markdown as a list of one item. */
function fromNumberedHeading(list: Extract<Block, { type: 'list' }>): readonly GuideBlock[] | undefined {
  const [item, ...others] = list.children;
  const [paragraph, ...below] = item?.children ?? [];
  if (list.ordered !== true || others.length > 0 || paragraph?.type !== 'paragraph' || below.some(({ type }) => type !== 'list'))
    return undefined;
  const lines = linesOf(paragraph.children);
  const [first, ...rest] = lines;
  if (first === undefined || !isHeadingLine(first)) return undefined;
  return [headingOf(first, paragraph.position), ...(rest.length > 0 ? [{ ...paragraph, children: joined(rest) }] : []), ...below];
}

function headingOf(line: readonly Inline[], position: Paragraph['position']): HeadingBlock {
  const depth = kindOfLine(line) === 'triage' ? FRAME_DEPTH : PART_DEPTH;
  return { type: 'heading', depth, children: [...line], ...(position === undefined ? {} : { position }) };
}

function isHeadingLine(line: readonly Inline[]): boolean {
  return kindOfLine(line) !== undefined;
}

function kindOfLine(line: readonly Inline[]): SectionKind | undefined {
  const isTextOnly = line.every((node) => ['text', 'strong', 'emphasis'].includes(node.type));
  return isTextOnly ? kindOfHeadingLine(line.map((node: Tree) => plainText(node)).join('')) : undefined;
}

function joined(lines: readonly (readonly Inline[])[]): Inline[] {
  return lines.flatMap((line, index) => (index === 0 ? [...line] : [{ type: 'text', value: '\n' } as const, ...line]));
}
