/** Takes the directives out of a block of Markdown. Those that are not supported stay where they stand, as inline code. */
import { readDirective, type DirectiveContent } from './directive';
import { plainText, walk, type Block, type Tree } from './markdown_tree';

export interface PlacedDirective {
  readonly text: string;
  readonly content: DirectiveContent;
  /** False when the directive's text is no longer in the block that it stood in. */
  readonly isShown: boolean;
}

/** `rest` is the block without them, undefined when nothing is left to read. The block is changed in place. */
export function takeDirectives(block: Block): { readonly rest: Block | undefined; readonly directives: readonly PlacedDirective[] } {
  const nodes = [...walk(block)].filter(({ type }) => type === 'guideDirective');
  if (nodes.length === 0) return { rest: isEmptyText(block) ? undefined : block, directives: [] };
  const stands = hasOtherText(block);
  const directives = nodes.map((node): PlacedDirective => {
    const text = node.value ?? '';
    const content = readDirective(text, node.position?.start.line ?? 1);
    return { text, content, isShown: stands && content.kind === 'unsupported' };
  });
  const shown = new Set(nodes.filter((_node, index) => directives[index]?.isShown));
  for (const node of walk(block)) removeDirectives(node, shown);
  return { rest: stands ? block : undefined, directives };
}

/** One line, as inline code has to be. */
export function asInlineCode(text: string): { type: 'inlineCode'; value: string } {
  return { type: 'inlineCode', value: text.replace(/\s*\n\s*/g, ' ') };
}

function hasOtherText(block: Tree): boolean {
  return [...walk(block)].some((node) => node.type !== 'guideDirective' && (node.type === 'image' || (node.value ?? '').trim() !== ''));
}

function isEmptyText(block: Tree): boolean {
  return block.type === 'paragraph' && plainText(block).trim() === '' && !hasOtherText(block);
}

function removeDirectives(parent: Tree, shown: ReadonlySet<Tree>): void {
  if (!parent.children?.some(({ type }) => type === 'guideDirective')) return;
  const kept = parent.children.flatMap((node): Tree[] => {
    if (node.type !== 'guideDirective') return [node];
    return shown.has(node) ? [asInlineCode(node.value ?? '')] : [];
  });
  parent.children = trimEnd(trimStart(kept));
}

function trimStart(nodes: readonly Tree[]): Tree[] {
  const [first, ...others] = nodes;
  if (first === undefined) return [];
  if (first.type === 'break') return trimStart(others);
  if (first.type !== 'text') return [...nodes];
  const value = (first.value ?? '').trimStart();
  return value === '' ? trimStart(others) : [{ ...first, value }, ...others];
}

function trimEnd(nodes: readonly Tree[]): Tree[] {
  const last = nodes[nodes.length - 1];
  if (last === undefined) return [];
  if (last.type === 'break') return trimEnd(nodes.slice(0, -1));
  if (last.type !== 'text') return [...nodes];
  const value = (last.value ?? '').trimEnd();
  return value === '' ? trimEnd(nodes.slice(0, -1)) : [...nodes.slice(0, -1), { ...last, value }];
}
