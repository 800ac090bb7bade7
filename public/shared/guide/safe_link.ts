/** Where a link in a guide may lead: web pages, mail, Timelines, and places inside this Kibana. Everything else is shown as text. */
import { TOOLTIP_ADDRESS } from '../../../common/guides/tooltip';

export type LinkTarget =
  | { readonly kind: 'outside' | 'inside' | 'mail'; readonly href: string }
  /** A Timeline of the Security app, by its saved object id: whichever Kibana the address names, it is opened in this one. */
  | { readonly kind: 'timeline'; readonly id: string }
  | { readonly kind: 'tooltip' | 'refused' };

/**
 * Browsers ignore tabs and newlines inside an address and read `\` as `/`; an address with any of them is refused, because
 * it is not what it looks like.
 */
export function linkTarget(href: string): LinkTarget {
  if (href === TOOLTIP_ADDRESS) return { kind: 'tooltip' };
  if (/[\u0000-\u0020\u007f\\]/.test(href)) return { kind: 'refused' };
  const timeline = timelineId(href);
  if (timeline !== undefined) return { kind: 'timeline', id: timeline };
  if (/^https?:\/\/[^/]/i.test(href)) return { kind: 'outside', href };
  if (/^mailto:[^?]+/i.test(href)) return { kind: 'mail', href };
  if (/^\/(?!\/)/.test(href)) return { kind: 'inside', href };
  return { kind: 'refused' };
}

/** `…/timelines?timeline=(id:'<id>',…)`, the state in Rison, as Kibana's editor writes it and as browsers encode it. */
function timelineId(href: string): string | undefined {
  const [, state] = /^(?:https?:\/\/[^/?#]+)?\/[^?#]*timelines\/?\?(?:[^#]*&)?timeline=([^&#]*)/i.exec(href) ?? [];
  const id = state === undefined ? undefined : /[(,]id:(?:'|%27)?([\w-]{1,100})(?:'|%27)?[,)]/i.exec(decoded(state))?.[1];
  return id === undefined || id === '' ? undefined : id;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}
