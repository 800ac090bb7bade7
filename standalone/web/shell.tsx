/** The standalone page: provides what Kibana provides, loads the plugin's own bundle, and frames its application. */
import React from 'react';
import * as ReactDom from 'react-dom';
import { createBrowserHistory } from 'history';
import { loadPluginModule } from './bundles';
import { createCore, createPageState } from './core';
import { Frame } from './frame';
import { switchLanguage } from './language';
import { startPlugin } from './plugin_module';
import { chosenColorMode, chosenLocale } from './preferences';
import { showStartFailure } from './start_failure';

const APP_BASE_PATH = '/app/investigationGuides';

async function start(element: HTMLElement): Promise<void> {
  const history = createBrowserHistory({ basename: APP_BASE_PATH });
  const locale = chosenLocale(window.localStorage, document.documentElement.dataset['locale']);
  const colorMode = chosenColorMode(window.localStorage, window.matchMedia('(prefers-color-scheme: dark)').matches);
  const state = createPageState(colorMode);
  const core = createCore(state);
  const [module] = await Promise.all([loadPluginModule(), switchLanguage(locale)]);
  const app = startPlugin(module, core);
  ReactDom.render(<Frame app={app} state={state} history={history} appBasePath={APP_BASE_PATH} firstLocale={locale} />, element);
}

const page = document.getElementById('page');
if (page === null) throw new Error('the page has no element #page');
start(page).catch((error: unknown) => showStartFailure(page, error));
