/** The little of Kibana's core that the plugin is given on this page. */
import React, { type ReactElement, type ReactNode } from 'react';
import { EuiContext } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { CoreStart, FetchOptions, MountParams, Toast } from '@kbn/core/public';
import { I18nProvider } from '@kbn/i18n-react';
import { euiTexts } from './eui_texts';
import { fetchJson } from './http';
import type { ColorMode } from './preferences';
import { valueStream, type ValueStream } from './value_stream';

export interface Crumb {
  readonly text: string;
  readonly href?: string;
}

export interface Notice {
  readonly id: string;
  readonly color: 'success' | 'danger';
  readonly title: string;
  readonly text: string | undefined;
}

/** What the page's frame shows of what the application says. */
export interface PageState {
  readonly crumbs: ValueStream<readonly Crumb[]>;
  readonly notices: ValueStream<readonly Notice[]>;
  readonly theme: ValueStream<{ readonly darkMode: boolean }>;
}

/** What this page's frame needs of the application that the plugin registers. */
export interface RegisteredApp {
  readonly id: string;
  readonly title: string;
  readonly mount: (params: MountParams) => Promise<() => void>;
}

export function createPageState(colorMode: ColorMode): PageState {
  return {
    crumbs: valueStream<readonly Crumb[]>([]),
    notices: valueStream<readonly Notice[]>([]),
    theme: valueStream({ darkMode: colorMode === 'dark' }),
  };
}

/** The plugins whose routes the standalone server answers. */
export const startPlugins = { cases: {}, lists: {}, osquery: {}, securitySolution: {} };

/** `core` for the plugin's `start` and for what its application asks of the page. */
export function createCore({ crumbs, notices, theme }: PageState): CoreStart {
  let count = 0;
  const notice = (color: Notice['color'], { title, text }: Toast) => {
    count += 1;
    notices.next([...notices.value, { id: `notice-${count}`, color, title, text }]);
  };
  return {
    application: {
      // The server decides; there are no roles here that would take anything away.
      capabilities: { investigationGuides: { show: true, work: true, manageExceptions: true, runDetection: true } },
      currentAppId$: valueStream<string | undefined>('investigationGuides'),
      getUrlForApp: (appId, { path }) => `/app/${appId}${path}`,
      navigateToUrl: (url) => Promise.resolve(window.location.assign(url)),
    },
    http: {
      // The answers' types are the contract's; the page passes them on as they come, like Kibana's client.
      fetch: <T,>(path: string, options: FetchOptions) => fetchJson(path, options) as Promise<T>,
      basePath: { prepend: (path) => path },
    },
    notifications: {
      toasts: {
        addSuccess: (toast) => notice('success', toast),
        addDanger: (toast) => notice('danger', toast),
      },
    },
    chrome: {
      // The frame has its own way to follow a crumb.
      setBreadcrumbs: (next) => crumbs.next(next.map(({ text, href }) => (href === undefined ? { text } : { text, href }))),
      docTitle: {
        change: (title) => {
          document.title = Array.isArray(title) ? title.join(' - ') : title;
        },
      },
      // The header links to the help page, and there is no other application to come back from: the browser's history is enough.
      setHelpExtension: () => undefined,
      recentlyAccessed: { add: () => undefined },
      // Controls are for other applications of Kibana; here is none.
      navControls: { registerRight: () => undefined },
    },
    theme: { theme$: theme },
    i18n: { Context: PageLanguage },
  };
}

/** The page's language for the application's texts and for EUI's own. */
export function PageLanguage({ children }: { readonly children: ReactNode }): ReactElement {
  const locale = i18n.getLocale();
  return (
    <I18nProvider>
      <EuiContext i18n={{ locale, mapping: euiTexts(locale) }}>{children}</EuiContext>
    </I18nProvider>
  );
}
