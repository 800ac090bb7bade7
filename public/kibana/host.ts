/** Kibana's core as the application's host. */
import { i18n } from '@kbn/i18n';
import type { Breadcrumb, CoreStart, MountParams } from '@kbn/core/public';
import type { Host } from '../app/host';
import { isPlainClick } from '../shared/links';
import { abilitiesOf, seesSecurityApp, type StartPlugins } from './abilities';
import { keepsClosingReason } from './closing_reason';
import { discoverLink } from './discover_link';
import { kibanaHttp } from './http';
import { securityLinks } from './security_links';

/** What Kibana gives when the application is opened. */
export interface KibanaMount {
  readonly core: CoreStart;
  readonly plugins: StartPlugins;
  readonly params: MountParams;
  readonly kibanaVersion: string;
}

const APP_ROUTE = '/app/investigationGuides';

export const appName = (): string => i18n.translate('investigationGuides.app.title', { defaultMessage: 'Investigation Guides' });

/** The page's language and colours are Kibana's to switch, so the host offers no controls for them. */
export function kibanaHost({ core, plugins, params, kibanaVersion }: KibanaMount, colorMode: Host['colorMode']): Host {
  const { chrome, http, application } = core;
  const { toasts } = core.notifications;
  const toast = (title: string, text: string | undefined) => (text === undefined ? { title } : { title, text });
  return {
    http: kibanaHttp(http),
    history: params.history,
    basePath: params.appBasePath,
    locale: i18n.getLocale().startsWith('zh') ? 'zh-CN' : 'en',
    setLocale: undefined,
    colorMode,
    setColorMode: undefined,
    canRunDetection: application.capabilities['investigationGuides']?.['runDetection'] === true,
    abilities: abilitiesOf(application.capabilities, plugins),
    keepsClosingReason: keepsClosingReason(kibanaVersion),
    securityLinks: seesSecurityApp(application.capabilities, plugins) ? securityLinks(http.basePath) : undefined,
    discoverLink: application.capabilities['discover']?.['show'] === true ? discoverLink(http.basePath, kibanaVersion) : undefined,
    remember: ({ id, label, href }) => chrome.recentlyAccessed.add(`${APP_ROUTE}${href}`, label, id),
    notices: {
      success: (title, text) => void toasts.addSuccess(toast(title, text)),
      danger: (title, text) => void toasts.addDanger(toast(title, text)),
    },
    setBreadcrumbs: (crumbs) => chrome.setBreadcrumbs(kibanaCrumbs(crumbs, params)),
    setTitle: (title) => chrome.docTitle.change(title === '' ? appName() : [title, appName()]),
  };
}

/** The first leads home. A plain click on a crumb stays in the application: Kibana's header alone would load the page anew. */
function kibanaCrumbs(crumbs: Parameters<Host['setBreadcrumbs']>[0], { appBasePath, history }: MountParams): Breadcrumb[] {
  return [{ text: appName(), href: appBasePath }, ...crumbs].map(({ text, href }) =>
    href === undefined
      ? { text }
      : {
          text,
          href,
          onClick: (event) => {
            if (!isPlainClick(event)) return;
            event.preventDefault();
            history.push(href.slice(appBasePath.length) || '/');
          },
        }
  );
}
