/**
 * Takes the directives out of a block of Markdown. Those that are not supported stay where they stand, as inline code; of one that has text
 * behind it its label stays, so that the sentence can still be read.
 */
import { readDirective, type DirectiveContent } from './directive';
import { plainText, walk, type Block, type Tree } from './markdown_tree';

export interface PlacedDirective {
  readonly text: string;
  readonly content: DirectiveContent;
  /** False when the directive's text is no longer in the block that it stood in. */
  readonly isShown: boolean;
  /** Where it begins in the guide; undefined where that is not known. */
  readonly offset: number | undefined;
}

/** `rest` is the block without them, undefined when nothing is left to read. The block is changed in place. */
export function takeDirectives(block: Block): { readonly rest: Block | undefined; readonly directives: readonly PlacedDirective[] } {
  const nodes = [...walk(block)].filter(({ type }) => type === 'guideDirective');
  if (nodes.length === 0) return { rest: isEmptyText(block) ? undefined : block, directives: [] };
  const stands = hasOtherText(block);
  const directives = nodes.map((node): PlacedDirective => {
    const text = node.value ?? '';
    const content = readDirective(text, node.position?.start.line ?? 1);
    return { text, content, isShown: stands && content.kind === 'unsupported', offset: node.position?.start.offset };
  });
  const areWithin = withinText(block);
  const inPlace = new Map<Tree, Tree>();
  nodes.forEach((node, index) => {
    const directive = directives[index];
    const label = directive === undefined ? undefined : labelOf(directive.content);
    if (directive?.isShown === true) inPlace.set(node, asInlineCode(directive.text));
    else if (label !== undefined && stands && areWithin.has(node)) {
      inPlace.set(node, { type: 'emphasis', children: [{ type: 'text', value: label }] });
    }
  });
  for (const node of walk(block)) removeDirectives(node, inPlace);
  dropEmpty(block);
  return { rest: stands ? block : undefined, directives };
}

/** What the directive is called where its result is shown; undefined for one that shows none. */
export function labelOf(content: DirectiveContent): string | undefined {
  if (content.kind === 'osquery') return content.osquery.label;
  return content.kind === 'investigate' ? content.investigate.label : undefined;
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

/** Those behind which text of the same sentence follows, and all of a table, whose cells would be left empty. Read once, from the end. */
function withinText(block: Tree): ReadonlySet<Tree> {
  const found = new Set<Tree>();
  let textFollows = block.type === 'table';
  for (const node of [...walk(block)].reverse()) {
    if (node.type === 'guideDirective' && textFollows) found.add(node);
    else if (node.type !== 'guideDirective' && (node.value ?? '').trim() !== '') textFollows = true;
  }
  return found;
}

/** Emphasis, links and paragraphs around nothing but a directive are around nothing now. */
function dropEmpty(parent: Tree): void {
  if (parent.children === undefined) return;
  for (const child of parent.children) dropEmpty(child);
  parent.children = parent.children.filter(({ type, children }) => !WRAPPERS.has(type) || children === undefined || children.length > 0);
}

const WRAPPERS: ReadonlySet<string> = new Set(['emphasis', 'strong', 'delete', 'link', 'paragraph', 'blockquote', 'list', 'listItem']);

function removeDirectives(parent: Tree, inPlace: ReadonlyMap<Tree, Tree>): void {
  if (!parent.children?.some(({ type }) => type === 'guideDirective')) return;
  const kept = parent.children.flatMap((node): Tree[] => {
    if (node.type !== 'guideDirective') return [node];
    const shown = inPlace.get(node);
    return shown === undefined ? [] : [shown];
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
