/**
 * Data in the Markdown of a case. What comes from an alert, a guide or a note is hostile, and whoever opens the case reads it
 * rendered, perhaps by another program: so data stands in code only, where no link, image, mention or HTML can begin. Escaping
 * with backslashes was the other way; renderers differ in what they let be escaped, and none differs about code.
 */
import { i18n } from '@kbn/i18n';
import { foldText, textPieces } from '../../../shared/visible_text';

/** One line: line breaks and what cannot be seen are named. */
export function codeSpan(text: string, limit = 500): string {
  const { head, isFolded } = foldText(text, limit);
  const shown = textPieces(head)
    .map((piece) => piece.shown)
    .join('');
  const content = isFolded ? `${shown}…` : shown;
  if (content === '') return emptyText();
  const fence = '`'.repeat(longestRun(content) + 1);
  // A space is taken off at either end; without it a backtick there would join the fence.
  const pad = /^[` ]|[` ]$/.test(content) ? ' ' : '';
  return `${fence}${pad}${content}${pad}${fence}`;
}

/** Several lines, as they are; what else cannot be seen is named. */
export function codeBlock(text: string, options: { readonly language?: 'sql'; readonly limit: number }): string {
  const { head, isFolded } = foldText(text.replace(/\r\n?/g, '\n'), options.limit);
  const shown = textPieces(head)
    .map(({ source, shown: name }) => (source === '\n' || source === '\t' ? source : name))
    .join('');
  const fence = '`'.repeat(Math.max(3, longestRun(shown) + 1));
  return `${fence}${options.language ?? ''}\n${shown}${isFolded ? '…' : ''}\n${fence}`;
}

/** `label` is ours. The address is one that cannot end early. */
export function link(label: string, address: string): string {
  return `[${label}](${new URL(address).href.replace(/[()<>\\`\s]/g, (character) => `%${hex(character)}`)})`;
}

/**
 * The blocks that fit, one after the other, an empty line between them. Where some do not, the last line says how many, so that nobody
 * takes a part for the whole.
 */
export function withinLimit(blocks: readonly string[], limit: number): string {
  const all = blocks.join('\n\n');
  if (all.length <= limit) return all;
  const room = limit - leftOutText(blocks.length).length - 2;
  const kept: string[] = [];
  let length = 0;
  for (const block of blocks) {
    length += block.length + 2;
    if (length > room) break;
    kept.push(block);
  }
  return [...kept, leftOutText(blocks.length - kept.length)].join('\n\n');
}

const leftOutText = (count: number): string =>
  i18n.translate('investigationGuides.cases.leftOut', {
    defaultMessage: '{count, plural, one {# part more is} other {# parts more are}} left out here: a comment has a limit.',
    values: { count },
  });

const emptyText = (): string => i18n.translate('investigationGuides.cases.emptyValue', { defaultMessage: '(empty)' });

const hex = (character: string): string => character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0');

const longestRun = (text: string): number => Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
