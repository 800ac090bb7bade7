/** Cuts a guide at its headings and says which kind each part is. */
import type { SectionKind } from './guide';
import { findHeadingLines, FRAME_DEPTH, type GuideBlock, type HeadingBlock } from './heading_lines';
import { kindOfHeading } from './headings';
import { plainText, type Block } from './markdown_tree';
import { takeDirectives } from './placed_directives';

export interface Part {
  readonly kind: SectionKind;
  /** '' for text before the first heading. */
  readonly title: string;
  readonly blocks: readonly Block[];
  /** Where its heading begins in the text; undefined without one. */
  readonly offset?: number | undefined;
}

interface OpenPart extends Part {
  readonly blocks: Block[];
  readonly depth: number;
  readonly isKnown: boolean;
}

/**
 * Every heading opens a part. A heading of the author's own inherits the kind of the list of steps or the set-up that it stands under;
 * the first one below an empty "Triage and analysis" names what is investigated. A known heading without text of its own is only a frame
 * around the next one and is left out. `only` forces one kind (set-up text).
 */
export function cutAtHeadings(read: readonly Block[], only?: SectionKind): readonly Part[] {
  const blocks: readonly GuideBlock[] = only === undefined ? findHeadingLines(read) : read;
  const open: { readonly depth: number; readonly kind: SectionKind }[] = [];
  const parts: OpenPart[] = [{ kind: only ?? kindOfPreamble(blocks), title: '', blocks: [], depth: 0, isKnown: true }];
  for (const block of blocks) {
    if (block.type !== 'heading' || isWithin(block, open.at(-1)?.kind, parts.at(-1))) {
      parts.at(-1)?.blocks.push(block.type === 'heading' ? { ...block, type: 'paragraph' } : block);
      continue;
    }
    while ((open[open.length - 1]?.depth ?? 0) >= block.depth) open.pop();
    const { directives } = takeDirectives({ type: 'paragraph', children: [...block.children] });
    const title = plainText({ ...block, children: block.children.filter(({ type }) => type !== 'guideDirective') }).trim();
    const known = kindOfHeading(title);
    const isFirstOfTriage = open[open.length - 1]?.kind === 'triage' && parts[parts.length - 1]?.blocks.length === 0;
    const kind = only ?? known ?? (isFirstOfTriage ? 'triage' : inherited(open[open.length - 1]?.kind));
    open.push({ depth: block.depth, kind });
    const inHeading: Block[] = directives.map(({ text }) => ({
      type: 'paragraph',
      children: [{ type: 'guideDirective', value: text, ...(block.position === undefined ? {} : { position: block.position }) }],
    }));
    parts.push({ kind, title, blocks: inHeading, depth: block.depth, isKnown: known !== undefined, offset: block.position?.start.offset });
  }
  return parts.filter((part, index) => !isFrame(part, parts[index + 1]));
}

/** "**Mitigation steps:**" somewhere below "Response and remediation" is a line of that section, as its neighbours in bold are. */
function isWithin({ depth, children }: HeadingBlock, openKind: SectionKind | undefined, last: OpenPart | undefined): boolean {
  if (depth < FRAME_DEPTH || openKind === undefined || last === undefined || last.blocks.length === 0) return false;
  return kindOfHeading(plainText({ type: 'paragraph', children })) === openKind;
}

function isFrame(part: OpenPart, next: OpenPart | undefined): boolean {
  if (!part.isKnown || part.blocks.length > 0) return false;
  return part.depth === 0 || (next !== undefined && (next.depth > part.depth || next.kind === part.kind));
}

function inherited(kind: SectionKind | undefined): SectionKind {
  return kind === undefined || kind === 'triage' ? 'notes' : kind;
}

/** A guide without headings that lists things to do is a list of steps. */
function kindOfPreamble(blocks: readonly GuideBlock[]): SectionKind {
  const hasHeading = blocks.some(({ type }) => type === 'heading');
  return !hasHeading && blocks.some(({ type }) => type === 'list') ? 'steps' : 'triage';
}
