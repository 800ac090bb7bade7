/**
 * Tooltips of Kibana's Markdown: `!{tooltip[anchor](content)}`. In the model they are links with a title that lead to nowhere, so that
 * the Markdown of a step stays Markdown for whoever reads it.
 */

/** The address of a link that is a tooltip. */
export const TOOLTIP_ADDRESS = '#tooltip';

export interface Tooltip {
  readonly anchor: string;
  readonly content: string;
}

export function readTooltip(text: string): Tooltip | undefined {
  const inside = /^!\{tooltip\[([^]*)\)\}$/.exec(text)?.[1] ?? '';
  let depth = 0;
  for (let at = 0; at < inside.length; at += 1) {
    if (inside[at] === ']' && depth === 0) return { anchor: inside.slice(0, at), content: onLine(inside.slice(at + 2)) };
    depth += inside[at] === '[' ? 1 : inside[at] === ']' ? -1 : 0;
  }
  return undefined;
}

export function tooltipLink(content: string): { readonly type: 'link'; readonly url: string; readonly title: string } {
  return { type: 'link', url: TOOLTIP_ADDRESS, title: content };
}

function onLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim();
}
