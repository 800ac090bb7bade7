/** The little of Kibana's core that the plugin is given on this page. */
import React, { type ReactElement, type ReactNode } from 'react';
import { EuiContext } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { I18nProvider } from '@kbn/i18n-react';
import type { History } from 'history';
import { euiTexts } from './eui_texts';
import { fetchJson, type FetchOptions } from './http';
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

export interface MountParams {
  readonly element: HTMLElement;
  readonly history: History;
  readonly appBasePath: string;
}

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

/** `core` for the plugin's `start` and for what its application asks of the page. */
export function createCore({ crumbs, notices, theme }: PageState, productName: () => string) {
  let count = 0;
  const notice = (color: Notice['color'], { title, text }: { readonly title: string; readonly text?: string }) => {
    count += 1;
    notices.next([...notices.value, { id: `notice-${count}`, color, title, text }]);
  };
  return {
    application: { capabilities: { investigationGuides: { runDetection: true } } },
    http: {
      // The answers' types are the contract's; the page passes them on as they come, like Kibana's client.
      fetch: <T,>(path: string, options: FetchOptions) => fetchJson(path, options) as Promise<T>,
    },
    notifications: {
      toasts: {
        addSuccess: (toast: { readonly title: string; readonly text?: string }) => notice('success', toast),
        addDanger: (toast: { readonly title: string; readonly text?: string }) => notice('danger', toast),
      },
    },
    chrome: {
      setBreadcrumbs: (next: readonly Crumb[]) => crumbs.next(next),
      docTitle: {
        change: (title: string) => {
          document.title = title === '' ? productName() : `${title} - ${productName()}`;
        },
      },
    },
    theme: { theme$: theme },
    i18n: { Context: PageLanguage },
  };
}

export type Core = ReturnType<typeof createCore>;

/** The page's language for the application's texts and for EUI's own. */
export function PageLanguage({ children }: { readonly children: ReactNode }): ReactElement {
  const locale = i18n.getLocale();
  return (
    <I18nProvider>
      <EuiContext i18n={{ locale, mapping: euiTexts(locale) }}>{children}</EuiContext>
    </I18nProvider>
  );
}
