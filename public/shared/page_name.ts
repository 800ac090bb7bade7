/** What every page does first: name itself in the host's breadcrumbs and the window's title. */
import { useEffect } from 'react';
import { useHost } from './host_context';

export interface Crumb {
  readonly text: string;
  /** A page of the application (`/alerts`); the last crumb has none. */
  readonly href?: string;
}

/** The last crumb is the page itself and becomes the window's title. */
export function usePageName(crumbs: readonly Crumb[]): void {
  const { setBreadcrumbs, setTitle, basePath } = useHost();
  const key = JSON.stringify(crumbs);
  useEffect(() => {
    setBreadcrumbs(crumbs.map(({ text, href }) => (href === undefined ? { text } : { text, href: `${basePath}${href}` })));
    setTitle(crumbs[crumbs.length - 1]?.text ?? '');
    // `key` stands for the content of `crumbs`, which is a new array on every render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key, setBreadcrumbs, setTitle, basePath]);
}
