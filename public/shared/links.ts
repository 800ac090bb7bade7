/** Addresses inside the application, and the ways to go there. */
import type { MouseEvent } from 'react';
import { encodeSegment } from './paths';
import { useHost } from './host_context';

export const ALERTS_PAGE = '/alerts';
export const RULES_PAGE = '/rules';
export const EVALUATE_PAGE = '/evaluate';
export const HELP_PAGE = '/help';

/** Within the application, without the host's base path: what `history.push` takes. */
export const alertHref = (id: string): string => `${ALERTS_PAGE}/${encodeSegment(id)}`;
/** The queue, filtered as its address says it: `alertsHref({ user: 'root', status: 'any' })`. */
export const alertsHref = (filter: Readonly<Record<string, string>>): string => `${ALERTS_PAGE}?${new URLSearchParams(filter).toString()}`;
/** By saved object id or by `rule_id`. */
export const ruleHref = (id: string): string => `${RULES_PAGE}/${encodeSegment(id)}`;

/** The evaluation page, beginning with an alert's document and, where one is named, a rule. */
export const evaluateHref = (start: { readonly alert: string; readonly rule?: string }): string =>
  `${EVALUATE_PAGE}?${new URLSearchParams({ ...start }).toString()}`;

/** Goes to a page of the application, for example `navigate(alertHref(id))`. */
export function useNavigate(): (href: string) => void {
  const { history } = useHost();
  return (href) => history.push(href);
}

export interface LinkProps {
  readonly href: string;
  readonly onClick: (event: MouseEvent<HTMLElement>) => void;
}

/**
 * Props of a link to a page of the application: a real address, so that it opens in a new tab as well, and no reload on
 * a plain click. `const link = useLink(); <EuiLink {...link(alertHref(id))}>`.
 */
export function useLink(): (href: string) => LinkProps {
  const { history, basePath } = useHost();
  return (href) => ({
    href: `${basePath}${href}`,
    onClick: (event) => {
      if (event.defaultPrevented || !isPlainClick(event)) return;
      event.preventDefault();
      history.push(href);
    },
  });
}

/** A left click without a key that asks the browser for another tab or window. */
export function isPlainClick(event: MouseEvent<HTMLElement>): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}
