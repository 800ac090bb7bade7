/** Kibana's core for tests of the plugin's browser half: keeps what it is told, and what is still subscribed. */
import React, { type ReactNode } from 'react';
import type { Breadcrumb, CoreStart, CoreTheme, HelpExtension, MountParams, MountPoint } from '@kbn/core/public';
import { I18nProvider } from '@kbn/i18n-react';
import { createMemoryHistory } from 'history';
import type { StartPlugins } from '../../public/kibana/abilities';
import type { KibanaMount } from '../../public/kibana/host';

export interface FakeKibana extends KibanaMount {
  readonly said: {
    crumbs: readonly Breadcrumb[];
    title: string | string[];
    help: HelpExtension | undefined;
    headerMenu: MountPoint | undefined;
    readonly recent: readonly [link: string, label: string, id: string][];
    readonly toasts: readonly { readonly color: 'success' | 'danger'; readonly title: string; readonly text?: string }[];
  };
  setTheme(theme: CoreTheme): void;
  /** How many subscriptions to the theme are open. */
  themeListeners(): number;
}

export interface FakeKibanaOptions {
  readonly address?: string;
  readonly capabilities?: CoreStart['application']['capabilities'];
  readonly plugins?: StartPlugins;
  readonly kibanaVersion?: string;
  readonly fetch?: CoreStart['http']['fetch'];
  readonly rendering?: CoreStart['rendering'];
}

export function fakeKibana(options: FakeKibanaOptions = {}): FakeKibana {
  const recent: [string, string, string][] = [];
  const toasts: FakeKibana['said']['toasts'][number][] = [];
  const said: FakeKibana['said'] = { crumbs: [], title: '', help: undefined, headerMenu: undefined, recent, toasts };
  const listeners = new Set<(theme: CoreTheme) => void>();
  let theme: CoreTheme = { darkMode: false, name: 'borealis' };
  const core: CoreStart = {
    application: {
      capabilities: options.capabilities ?? {},
      currentAppId$: { subscribe: () => ({ unsubscribe: () => undefined }) },
      getUrlForApp: (appId, { path }) => `/base/s/soc/app/${appId}${path}`,
      navigateToUrl: () => Promise.resolve(),
    },
    http: {
      fetch: options.fetch ?? (() => Promise.reject(new Error('nothing answers'))),
      basePath: { prepend: (path) => `/base/s/soc${path}` },
    },
    notifications: {
      toasts: {
        addSuccess: (toast) => toasts.push({ color: 'success', ...toast }),
        addDanger: (toast) => toasts.push({ color: 'danger', ...toast }),
      },
    },
    chrome: {
      setBreadcrumbs: (crumbs) => {
        said.crumbs = crumbs;
      },
      docTitle: {
        change: (title) => {
          said.title = title;
        },
      },
      setHelpExtension: (help) => {
        said.help = help;
      },
      recentlyAccessed: { add: (link, label, id) => void recent.push([link, label, id]) },
      navControls: { registerRight: () => undefined },
    },
    theme: {
      theme$: {
        subscribe: (onNext) => {
          listeners.add(onNext);
          onNext(theme);
          return { unsubscribe: () => void listeners.delete(onNext) };
        },
      },
    },
    i18n: { Context: ({ children }: { children: ReactNode }) => <I18nProvider>{children}</I18nProvider> },
    ...(options.rendering === undefined ? {} : { rendering: options.rendering }),
  };
  const params: MountParams = {
    element: document.createElement('div'),
    history: createMemoryHistory({ initialEntries: [options.address ?? '/help'] }),
    appBasePath: '/base/s/soc/app/investigationGuides',
    setHeaderActionMenu: (mount) => {
      said.headerMenu = mount;
    },
  };
  return {
    core,
    params,
    said,
    plugins: options.plugins ?? { cases: {}, lists: {}, osquery: {}, securitySolution: {} },
    kibanaVersion: options.kibanaVersion ?? '9.2.0',
    setTheme: (next) => {
      theme = next;
      for (const tell of [...listeners]) tell(next);
    },
    themeListeners: () => listeners.size,
  };
}
