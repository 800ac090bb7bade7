/**
 * A link in Kibana's header from the alert that is open in the Security app to its page here. There is no place for other plugins
 * in the flyout itself, in 8.12 or now. In every other application it is not there, and nothing is watched.
 *
 * Plain DOM, because it is on every page of Kibana. A header that is dark in light themes as well (8.x) colours what has EUI's class for
 * links of a header; in another one the link has the colour of the text around it.
 */
import { i18n } from '@kbn/i18n';
import type { CoreStart, MountPoint } from '@kbn/core/public';
import { alertInAddress } from './alert_in_address';
import { watchAddress, type Page } from './watch_address';

const SECURITY_APP = 'securitySolutionUI';
const HEADER_LINK_CLASS = 'euiHeaderLink';
const STYLE =
  'display:block;margin:0 8px;padding:0 8px;border:1px solid currentColor;border-radius:4px;color:inherit;font-size:14px;line-height:24px;white-space:nowrap';

export function guideLink(application: CoreStart['application'], appId: string, page: Page): MountPoint {
  return (element) => {
    let stopWatching: (() => void) | undefined;
    const show = () => {
      const id = alertInAddress(page.location);
      element.replaceChildren(...(id === undefined ? [] : [linkTo(id)]));
    };
    const linkTo = (id: string): HTMLElement => {
      const href = application.getUrlForApp(appId, { path: `/alerts/${encodeURIComponent(id)}` });
      return link(element.ownerDocument, href, (address) => void application.navigateToUrl(address));
    };
    const subscription = application.currentAppId$.subscribe((current) => {
      stopWatching?.();
      stopWatching = current === SECURITY_APP ? watchAddress(page, show) : undefined;
      if (stopWatching === undefined) element.replaceChildren();
      else show();
    });
    return () => {
      subscription.unsubscribe();
      stopWatching?.();
      element.replaceChildren();
    };
  };
}

function link(document: Document, href: string, onGo: (href: string) => void): HTMLElement {
  const coloured = document.createElement('span');
  coloured.className = HEADER_LINK_CLASS;
  const anchor = document.createElement('a');
  anchor.href = href;
  anchor.textContent = i18n.translate('investigationGuides.securityApp.guideLink', { defaultMessage: 'Investigation guide' });
  // The flyout has a button of its own that shows the guide as text: this says where one gets to.
  anchor.title = i18n.translate('investigationGuides.securityApp.guideLinkTitle', {
    defaultMessage: 'Work on this alert in Investigation Guides',
  });
  anchor.style.cssText = STYLE;
  anchor.dataset['testSubj'] = 'investigationGuideLink';
  anchor.addEventListener('click', (event) => {
    // With a key held down the browser opens another tab or window, as it always does.
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onGo(href);
  });
  coloured.append(anchor);
  return coloured;
}
