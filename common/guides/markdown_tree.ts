/** Guide text to a Markdown tree in which nothing refers to another place, and blocks of it back to text. */
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown, gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { gfm } from 'micromark-extension-gfm';
import { directiveFromMarkdown, directiveSyntax } from './directive_syntax';
import type { GuideProblem } from './guide';
import { maskDirectives } from './masked_text';
import { readTooltip, tooltipLink } from './tooltip';

type Root = ReturnType<typeof fromMarkdown>;
export type Block = Root['children'][number];
export type List = Extract<Block, { type: 'list' }>;

/** Any node, seen without its type: for walks that treat all nodes alike. */
export interface Tree {
  type: string;
  value?: string;
  children?: Tree[];
  url?: string;
  title?: string | null;
  alt?: string | null;
  lang?: string | null;
  identifier?: string;
  position?: { start: { line: number; offset?: number | undefined } };
}

export interface GuideText {
  readonly blocks: readonly Block[];
  /** Directives that stand where Markdown gives them no meaning. */
  readonly problems: readonly GuideProblem[];
}

/** A guide is cut into steps that are rendered apart, so footnotes are off and link references are filled in. */
const extensions = [
  gfm(),
  directiveSyntax,
  { disable: { null: ['gfmFootnoteDefinition', 'gfmFootnoteCall', 'gfmPotentialFootnoteCall'] } },
];
const mdastExtensions = [gfmFromMarkdown(), directiveFromMarkdown];
/** Made once: the patterns that it compiles for the first block serve all others. */
const toGfm = gfmToMarkdown();

export function readMarkdown(text: string): GuideText {
  const root = unmasked(text);
  showTooltips(root);
  const problems = inertDirectives(root);
  fillReferences(root, definitionsOf(root));
  for (const node of walk(root)) showHtmlAsText(node, isBlockParent(node));
  return { blocks: root.children.filter(({ type }) => type !== 'definition' && type !== 'thematicBreak'), problems };
}

function unmasked(text: string): Root {
  const masked = maskDirectives(text);
  const root = fromMarkdown(masked.text, { extensions, mdastExtensions });
  if (masked.text === text) return root;
  const lineAt = lineCounter(text);
  for (const node of walk(root)) {
    if (node.value !== undefined) node.value = masked.unmask(node.value);
    if (typeof node.alt === 'string') node.alt = masked.unmask(node.alt);
    if (typeof node.title === 'string') node.title = masked.unmask(node.title);
    if (node.url !== undefined) node.url = masked.unmask(node.url);
    const start = node.position?.start;
    if (start?.offset !== undefined) start.line = lineAt(start.offset);
  }
  return root;
}

function lineCounter(text: string): (offset: number) => number {
  const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((found) => found.index + found[0].length)];
  return (offset) => {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? Infinity) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

/** A tooltip becomes a link that leads nowhere and has a title: whoever renders Markdown shows it. */
function showTooltips(root: Tree): void {
  for (const node of walk(root)) {
    const tooltip = node.type === 'guideDirective' ? readTooltip(node.value ?? '') : undefined;
    if (tooltip === undefined) continue;
    const [paragraph]: readonly Tree[] = fromMarkdown(tooltip.anchor, { extensions, mdastExtensions }).children;
    const anchor = paragraph?.type === 'paragraph' ? paragraph.children : undefined;
    const isPlain = anchor !== undefined && ![...walk({ type: 'root', children: anchor })].some(({ type }) => INERT_IN_LINKS.has(type));
    Object.assign(node, tooltipLink(tooltip.content), {
      value: undefined,
      children: isPlain
        ? anchor
        : [{ type: directiveOpening.test(tooltip.anchor) ? 'inlineCode' : 'text', value: tooltip.anchor, position: node.position }],
    });
  }
}

const INERT_IN_LINKS: ReadonlySet<string> = new Set(['guideDirective', 'link', 'linkReference', 'imageReference', 'html']);

export function writeMarkdown(blocks: readonly Block[]): string {
  const root: Root = { type: 'root', children: [...blocks] };
  return toMarkdown(root, { bullet: '-', listItemIndent: 'one', extensions: [toGfm] }).trim();
}

/** Every node below, parents first. Children are read after their parent was handed out, so it may change them. */
export function* walk(root: Tree): Generator<Tree> {
  const pending = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    yield node;
    for (let index = (node.children?.length ?? 0) - 1; index >= 0; index--) {
      const child = node.children?.[index];
      if (child !== undefined) pending.push(child);
    }
  }
}

export function plainText(node: Tree): string {
  return [...walk(node)].map((inner) => (inner.type === 'break' ? '\n' : (inner.value ?? inner.alt ?? ''))).join('');
}

/** One that Kibana knows. */
export const directiveOpening = /!\{(?:osquery|investigate|insight)\{/;

function inertDirectives(root: Tree): readonly GuideProblem[] {
  return [...walk(root)].flatMap(({ type, value, alt, title, url, position }) => {
    const text = [value, alt, title, url].find((part) => directiveOpening.test(part ?? '')) ?? '';
    if (!['code', 'inlineCode', 'html', 'image', 'link'].includes(type) || text === '') return [];
    const message = 'A directive in code, in HTML, in an address, in a title or in an image text is not run. Put it in a line of its own.';
    return [{ code: 'directive_in_code', message, line: position?.start.line ?? 1, text }];
  });
}

function definitionsOf(root: Tree): ReadonlyMap<string, Tree> {
  const definitions = [...walk(root)].filter(({ type }) => type === 'definition').reverse(); // the first of a name counts
  return new Map(definitions.map((node) => [node.identifier ?? '', node]));
}

function fillReferences(root: Tree, definitions: ReadonlyMap<string, Tree>): void {
  for (const node of walk(root)) {
    if (node.type !== 'linkReference' && node.type !== 'imageReference') continue;
    const { url, title } = definitions.get(node.identifier ?? '') ?? { url: '' };
    Object.assign(node, { type: node.type === 'linkReference' ? 'link' : 'image', url, title });
  }
}

function isBlockParent({ type }: Tree): boolean {
  return type === 'root' || type === 'blockquote' || type === 'listItem';
}

/** Raw HTML is text to read: it is escaped, so that no renderer takes it for markup. */
function showHtmlAsText(parent: Tree, asBlock: boolean): void {
  parent.children = parent.children?.map((node) => {
    if (node.type !== 'html') return node;
    const text: Tree = { type: 'text', value: node.value ?? '' };
    return asBlock ? { type: 'paragraph', children: [text], position: node.position } : text;
  });
}
