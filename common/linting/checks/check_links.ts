/** Links of a guide and the rule's references: do they lead anywhere, and are they links at all. */
import { TOOLTIP_ADDRESS } from '../../guides/tooltip';
import type { Rule } from '../../rules';
import type { Remark } from '../finding';
import type { GuideText } from '../lint_subject';
import { spanOf, walkNodes, type PlacedNode } from '../placed_markdown';

export function checkLinks({ field, text, markdown }: GuideText): readonly Remark[] {
  return walkNodes(markdown.blocks).flatMap((node): readonly Remark[] => {
    if (withText.has(node.type)) return [...checkText(node, field, text), ...checkSwapped(node, field, text)];
    if ((node.type !== 'link' && node.type !== 'image') || node.url === TOOLTIP_ADDRESS) return [];
    const { start, end } = spanOf(node, text);
    const place = { field, start, end };
    const address = (node.url ?? '').trim();
    if (address === '') {
      const message = 'This link has no address. Write one between the parentheses, or leave the brackets out.';
      return [{ code: 'link_empty', message, place }];
    }
    const fault = faultOf(address);
    if (fault === undefined) return [];
    const at = text.slice(start, end).indexOf(node.url ?? '');
    const fix =
      /^www\./i.test(address) && at >= 0
        ? { description: 'write https:// before it', edits: [{ start: start + at, end: start + at, text: 'https://' }] }
        : undefined;
    return [{ code: 'link_address', message: `${fault} The link is shown and cannot be opened.`, place, values: { address }, fix }];
  });
}

/** Undefined for an address that a page can open: of the web, of mail, or within Kibana. */
function faultOf(address: string): string | undefined {
  if (/^(?:[/#]|mailto:\S+@)/i.test(address) || address.includes('{{')) return undefined;
  const shown = address.length > 80 ? `${address.slice(0, 79)}…` : address;
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase();
  if (scheme === 'http' || scheme === 'https') {
    return /^https?:\/\/[^\s/?#.:]+(?:[.:][^\s/?#]*|[/?#]|$)[^\s]*$/i.test(address)
      ? undefined
      : `"${shown}" is no whole address: it needs // and a host.`;
  }
  if (scheme !== undefined) return `Addresses that begin with "${scheme}:" are not opened; write one with https:.`;
  return `"${shown}" leads nowhere from within Kibana; write it whole, with https:.`;
}

/** Blocks whose text is read for what was meant as a link. */
const withText: ReadonlySet<string> = new Set(['paragraph', 'heading', 'tableCell']);
/** In these a bracket is part of a link that works, or no Markdown at all. */
const apart: ReadonlySet<string> = new Set(['link', 'image', 'inlineCode', 'guideDirective']);

const likeLink = /\[[^[\]\n]{1,300}\](\s*)\((?:https?:|www\.|mailto:)[^\n]{0,300}/g;

/** Markdown that was meant as a link and is none stands in the text as it was written. */
function checkText(node: PlacedNode, field: GuideText['field'], guide: string): readonly Remark[] {
  const span = spanOf(node, guide);
  const taken = walkNodes([node]).flatMap((inner) => (apart.has(inner.type) ? [spanOf(inner, guide)] : []));
  return [...guide.slice(span.start, span.end).matchAll(likeLink)].flatMap(({ index, 0: found, 1: blanks = '' }): readonly Remark[] => {
    const start = span.start + index;
    const gap = start + found.indexOf(']') + 1;
    if (taken.some((other) => other.start < gap && gap < other.end)) return [];
    const address = found.slice(found.indexOf(']') + 1 + blanks.length);
    const closed = /^\((?:[^()\s]|\([^()\s]*\))*\)/.exec(address)?.[0];
    const what =
      blanks !== ''
        ? 'Nothing may stand between the brackets and the parentheses'
        : 'Write the address without blanks, and close every parenthesis in it';
    const edits = [{ start: gap, end: gap + blanks.length, text: '' }];
    const fix = blanks !== '' && closed !== undefined ? { description: 'take the blank out', edits } : undefined;
    const end = closed === undefined ? start + found.length : gap + blanks.length + closed.length;
    const message = `This was meant as a link and is shown as text. ${what}.`;
    return [{ code: 'link_syntax', message, place: { field, start, end }, fix }];
  });
}

/** `(words)[https://…]`: the brackets are where the parentheses belong. */
function checkSwapped(node: PlacedNode, field: GuideText['field'], guide: string): readonly Remark[] {
  const span = spanOf(node, guide);
  const taken = walkNodes([node]).flatMap((inner) =>
    inner.type === 'inlineCode' || inner.type === 'guideDirective' ? [spanOf(inner, guide)] : []
  );
  return [...guide.slice(span.start, span.end).matchAll(/\(([^()[\]\n]{1,300})\)\[(https?:\/\/[^\s()[\]]{1,500})\]/g)].flatMap(
    ({ index, 0: found, 1: words = '', 2: address = '' }): readonly Remark[] => {
      const start = span.start + index;
      const end = start + found.length;
      if (taken.some((other) => other.start <= start && start < other.end)) return [];
      const message = 'This was meant as a link and is shown as text. The words stand in brackets, the address in parentheses.';
      const fix = { description: 'swap brackets and parentheses', edits: [{ start, end, text: `[${words}](${address})` }] };
      return [{ code: 'link_syntax', message, place: { field, start, end }, fix }];
    }
  );
}

export function checkReferences({ references }: Rule): readonly Remark[] {
  return references.flatMap((address, index) => {
    if (/^https?:\/\/[^\s/?#.]+\.[^\s]+$/i.test(address)) return [];
    const message = `The reference ${index + 1} is no address of the web: ${JSON.stringify(address.slice(0, 80))}. Write it with https://, without blanks.`;
    return [
      {
        code: 'reference_address' as const,
        message,
        place: { field: `references[${index}]`, start: 0, end: address.length },
        values: { address },
      },
    ];
  });
}
