/** Where a link in a guide may lead: web pages, mail, and places inside this Kibana. Everything else is shown as text. */

export type LinkTarget = { readonly kind: 'outside' | 'inside' | 'mail'; readonly href: string } | { readonly kind: 'refused' };

/**
 * Browsers ignore tabs and newlines inside an address and read `\` as `/`; an address with any of them is refused, because
 * it is not what it looks like.
 */
export function linkTarget(href: string): LinkTarget {
  if (/[\u0000-\u0020\u007f\\]/.test(href)) return { kind: 'refused' };
  if (/^https?:\/\/[^/]/i.test(href)) return { kind: 'outside', href };
  if (/^mailto:[^?]+/i.test(href)) return { kind: 'mail', href };
  if (/^\/(?!\/)/.test(href)) return { kind: 'inside', href };
  return { kind: 'refused' };
}
