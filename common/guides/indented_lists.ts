/**
 * Lists that stand four blanks to the right of where they belong. Markdown takes them for code, and a guide's steps would be a block of text; read
 * as what they are they can be worked through.
 */
import { directiveOpening, readMarkdown, type Block, type Tree } from './markdown_tree';

/** The blocks with such lists as lists. What could be code is left alone, and so are lists with directives, which Kibana does not run there. */
export function readIndentedLists(blocks: readonly Block[], text: string): readonly Block[] {
  return blocks.flatMap((block): readonly Block[] =>
    block.type === 'code' && isIndentedList(block, text) ? readMarkdown(block.value).blocks : [block]
  );
}

/** `code` is a block of code in `text`. */
export function isIndentedList({ value = '', position }: Pick<Tree, 'value' | 'position'>, text: string): boolean {
  if (directiveOpening.test(value)) return false;
  const start = position?.start.offset;
  if (start === undefined || /^\s*(?:`{3}|~{3})/.test(text.slice(start, start + 20))) return false;
  const lines = value.split('\n').filter((line) => line.trim() !== '');
  return lines.length > 1 && lines.every((line, index) => isItem(line) || (index > 0 && /^ {2,}\S/.test(line)));
}

/** Three words: an item of YAML or an option of a command is shorter. */
function isItem(line: string): boolean {
  return /^(?:[-*+]|\d{1,2}[.)])\s+(?:\S+\s+\S+\s+\S|\S*\p{Script=Han}{4})/u.test(line) && !/^\S+\s+[\w.-]+:\s/.test(line);
}
