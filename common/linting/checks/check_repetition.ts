/** Text of a guide that says again what the analyst has before his eyes: the query, or the description. */
import type { Rule } from '../../rules';
import type { Remark } from '../finding';
import type { GuideText } from '../lint_subject';
import { spanOf, textOf, walkNodes } from '../placed_markdown';

/** Shorter text is a phrase that happens to be in both. */
const SHORTEST = 40;

export function checkRepetition(rule: Rule, { field, text, markdown }: GuideText): readonly Remark[] {
  const query = plain(rule.query);
  const nodes = walkNodes(markdown.blocks);
  const repeated = nodes
    .filter(({ type }) => type === 'paragraph' || type === 'code')
    .filter((node) => isIn(plain(textOf(node)), query) && /\S\s+\S/.test(textOf(node)))
    .map((node): Remark => {
      const message = 'This only repeats the query, which stands above the guide. Say instead what it means, or leave it out.';
      return { code: 'guide_repeats_query', message, place: { field, ...spanOf(node, text) } };
    });
  const hasDirective = nodes.some(({ type }) => type === 'guideDirective');
  const prose = markdown.blocks.filter(({ type }) => type !== 'heading').map((node) => plain(textOf(node)));
  const said = [plain(rule.description), query, plain(rule.name)];
  const saysNothing =
    prose.join(' ').length > 0 && !hasDirective && prose.every((part) => part === '' || said.some((known) => known.includes(part)));
  if (!saysNothing || repeated.length > 0) return repeated;
  const message =
    'The guide says nothing that the description does not say. Write what to look at, and how to tell a true alert from a false one.';
  return [{ code: 'guide_repeats_description', message, place: { field, start: 0, end: 0 } }];
}

function isIn(part: string, whole: string): boolean {
  return part.length >= SHORTEST && whole.includes(part);
}

/** Words alone: line breaks and quotes change on the way into a guide. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
