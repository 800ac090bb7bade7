/**
 * Tells when the page's address changes. Kibana tells plugins of another path only, and a flyout changes the query; so the browser is
 * asked: its Navigation API where it has one, otherwise by looking again and again, which costs a comparison of two texts.
 */
const LOOK_AGAIN_MS = 500;

/** What is used of the window. */
export interface Page {
  readonly location: Pick<Location, 'href' | 'pathname' | 'search'>;
  readonly navigation?: Pick<EventTarget, 'addEventListener' | 'removeEventListener'> | undefined;
  setInterval(look: () => void, ms: number): number;
  clearInterval(id: number): void;
}

/** Answers what ends it. */
export function watchAddress(page: Page, onChange: () => void): () => void {
  const { navigation } = page;
  if (navigation !== undefined) {
    navigation.addEventListener('currententrychange', onChange);
    return () => navigation.removeEventListener('currententrychange', onChange);
  }
  let seen = page.location.href;
  const look = () => {
    if (page.location.href === seen) return;
    seen = page.location.href;
    onChange();
  };
  const id = page.setInterval(look, LOOK_AGAIN_MS);
  return () => page.clearInterval(id);
}
