/** A guide's Markdown with the place of every node in the text: what the checks of directives, links and headings walk over. */
import type { GuideProblem } from '../guides';
import { readMarkdown } from '../guides/markdown_tree';
import { findTooMuch } from '../guides/too_much';

export interface PlacedNode {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  readonly depth?: number;
  readonly children?: readonly PlacedNode[];
  readonly position?: { readonly start: Point; readonly end?: Point } | undefined;
}
interface Point {
  readonly line: number;
  readonly offset?: number | undefined;
}

export interface PlacedMarkdown {
  readonly blocks: readonly PlacedNode[];
  /** What belongs to no node: directives in code, text that nests too deeply. */
  readonly problems: readonly GuideProblem[];
}

/** Accepts any text. */
export function readPlacedMarkdown(text: string): PlacedMarkdown {
  const tooDeep = findTooMuch(text);
  if (tooDeep !== undefined) return { blocks: [], problems: [tooDeep] };
  const { blocks, problems } = readMarkdown(text);
  return { blocks, problems };
}

/** Every node, parents first, in reading order. */
export function walkNodes(nodes: readonly PlacedNode[]): readonly PlacedNode[] {
  const found: PlacedNode[] = [];
  const pending = [...nodes].reverse();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    found.push(node);
    for (let index = (node.children?.length ?? 0) - 1; index >= 0; index--) {
      const child = node.children?.[index];
      if (child !== undefined) pending.push(child);
    }
  }
  return found;
}

export function textOf(node: PlacedNode): string {
  return walkNodes([node])
    .map(({ type, value }) => (type === 'break' ? '\n' : (value ?? '')))
    .join('');
}

/** Where the node stands; the whole text where its place is not known. */
export function spanOf({ position }: PlacedNode, text: string): { readonly start: number; readonly end: number } {
  const start = position?.start.offset ?? 0;
  return { start, end: position?.end?.offset ?? lineEnd(text, start) };
}

export function lineEnd(text: string, at: number): number {
  const end = text.slice(at).search(/[\r\n]/);
  return end < 0 ? text.length : at + end;
}

/** Where a line begins, counted from 1. */
export function lineStart(text: string, line: number): number {
  const ends = [...text.matchAll(/\r\n|\r|\n/g)];
  const before = ends[line - 2];
  return before === undefined ? 0 : before.index + before[0].length;
}
