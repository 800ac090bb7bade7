// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CoreStart } from '@kbn/core/public';
import { guideLink } from './guide_link';
import type { Page } from './watch_address';

const SECURITY = 'securitySolutionUI';
const INDEX = '.internal.alerts-security.alerts-default-000001';
const flyoutOf = (id: string) => `?flyout=(right:(id:document-details-right,params:(id:${id},indexName:${INDEX})))`;

/** A page of Kibana whose address and application a test changes. */
function kibanaPage({ hasNavigationApi }: { readonly hasNavigationApi: boolean }) {
  const location = { pathname: '/s/soc/app/home', search: '', href: '' };
  const navigation = hasNavigationApi ? new EventTarget() : undefined;
  const page: Page = {
    location,
    navigation,
    setInterval: (look, ms) => Number(setInterval(look, ms)),
    clearInterval: (id) => clearInterval(id),
  };
  const apps = new Set<(app: string | undefined) => void>();
  const visited: string[] = [];
  const application: CoreStart['application'] = {
    capabilities: {},
    currentAppId$: {
      subscribe: (onNext) => {
        apps.add(onNext);
        onNext('home');
        return { unsubscribe: () => void apps.delete(onNext) };
      },
    },
    getUrlForApp: (appId, { path }) => `/s/soc/app/${appId}${path}`,
    navigateToUrl: (url) => Promise.resolve(void visited.push(url)),
  };
  const element = document.createElement('div');
  const unmount = guideLink(application, 'investigationGuides', page)(element);
  return {
    element,
    unmount,
    apps,
    visited,
    link: () => element.querySelector('a'),
    open(app: string, pathname: string, search = '') {
      Object.assign(location, { pathname, search, href: pathname + search });
      for (const tell of [...apps]) tell(app);
    },
    change(search: string) {
      Object.assign(location, { search, href: location.pathname + search });
      navigation?.dispatchEvent(new Event('currententrychange'));
      vi.advanceTimersByTime(1_000);
    },
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe.each([{ hasNavigationApi: true }, { hasNavigationApi: false }])('the link from the Security app, %o', (browser) => {
  it('comes and goes with the flyout of an alert', () => {
    const kibana = kibanaPage(browser);
    kibana.open(SECURITY, '/s/soc/app/security/alerts');
    expect(kibana.link()).toBeNull();
    kibana.change(flyoutOf('a1'));
    expect(kibana.link()?.getAttribute('href')).toBe('/s/soc/app/investigationGuides/alerts/a1');
    kibana.change(flyoutOf('b2'));
    expect(kibana.link()?.getAttribute('href')).toBe('/s/soc/app/investigationGuides/alerts/b2');
    kibana.change('?flyout=()');
    expect(kibana.element.childNodes).toHaveLength(0);
  });

  it('is there at once when the page is opened with an alert', () => {
    const kibana = kibanaPage(browser);
    kibana.open(SECURITY, '/s/soc/app/security/alerts', flyoutOf('a1'));
    expect(kibana.link()?.textContent).toBe('Investigation guide');
  });

  it('is nowhere else, and nothing is watched there', () => {
    const kibana = kibanaPage(browser);
    kibana.open(SECURITY, '/s/soc/app/security/alerts', flyoutOf('a1'));
    kibana.open('discover', '/s/soc/app/discover', flyoutOf('a1'));
    expect(kibana.element.childNodes).toHaveLength(0);
    expect(vi.getTimerCount()).toBe(0);
    kibana.change(flyoutOf('b2'));
    expect(kibana.element.childNodes).toHaveLength(0);
  });

  it('leaves nothing behind when Kibana takes its header away', () => {
    const kibana = kibanaPage(browser);
    kibana.open(SECURITY, '/s/soc/app/security/alerts', flyoutOf('a1'));
    kibana.unmount();
    expect(kibana.element.childNodes).toHaveLength(0);
    expect(kibana.apps.size).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
    kibana.change(flyoutOf('b2'));
    expect(kibana.element.childNodes).toHaveLength(0);
  });
});

describe('a click on the link', () => {
  it.each<[string, MouseEventInit, boolean]>([
    ['goes there without loading Kibana anew', { button: 0 }, true],
    ['is left to the browser with Ctrl', { button: 0, ctrlKey: true }, false],
    ['is left to the browser with the middle button', { button: 1 }, false],
  ])('%s', (_name, init, isOurs) => {
    const kibana = kibanaPage({ hasNavigationApi: true });
    kibana.open(SECURITY, '/s/soc/app/security/alerts', flyoutOf('a1'));
    const click = new MouseEvent('click', { bubbles: true, cancelable: true, ...init });
    kibana.link()?.dispatchEvent(click);
    expect(click.defaultPrevented).toBe(isOurs);
    expect(kibana.visited).toEqual(isOurs ? ['/s/soc/app/investigationGuides/alerts/a1'] : []);
  });
});
